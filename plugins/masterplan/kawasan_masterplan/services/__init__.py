"""The rules; they know no HTTP."""
