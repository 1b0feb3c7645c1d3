"""The rules of the map. Nothing here knows of HTTP."""
