"""The catalogue of a regency's small businesses."""
