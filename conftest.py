"""The test kit's fixtures, for core's tests and for those of the plugins."""

pytest_plugins = ["kawasan.testing.fixtures"]
