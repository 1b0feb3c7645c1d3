"""kawasan: a portal platform for tourism regencies, extended by separately installed programs."""

from __future__ import annotations

__version__ = "0.1.0"
