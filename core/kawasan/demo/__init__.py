"""Demonstration data: regencies, accounts, drawn pictures, and what each plugin brings. Only in demo mode."""
