"""Attacks on the walls between regencies, and the tables they aim at."""
