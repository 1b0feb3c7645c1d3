"""The test kit for core and for plugins."""
