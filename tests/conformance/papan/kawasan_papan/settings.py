"""What an administrator can set."""

from __future__ import annotations

from dataclasses import dataclass

from kawasan.plugin_api import Bilingual, read_settings, setting


@dataclass(frozen=True)
class BoardSettings:
    """How many notices a page shows."""

    most: int = setting(20, Bilingual("Paling banyak", "At most"), minimum=1, maximum=100)


def board_settings() -> BoardSettings:
    """Those of the current regency."""
    return read_settings(BoardSettings, "papan")
