"""A regency's smart-city master plan: programs, targets, progress, and who is responsible."""

__version__ = "0.1.0"
