"""The rules of the catalogue; nothing here knows HTTP."""
