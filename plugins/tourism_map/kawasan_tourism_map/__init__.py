"""The map of a regency's places, and the same as a list."""

__version__ = "0.1.0"
