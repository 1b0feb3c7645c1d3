"""Stopping the clock that `utcnow` reads."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Self
from zoneinfo import ZoneInfo

from kawasan.db import clock

ZONE = ZoneInfo("Asia/Jakarta")
"""The zone of both test regencies."""


class StoppedClock:
    """The clock stands at a moment from now on; as a context manager, until its block ends."""

    def __init__(self, moment: datetime | str) -> None:
        self._before = clock.stopped_at
        clock.stopped_at = as_moment(moment)

    def __enter__(self) -> Self:
        """Nothing more: it stands already."""
        return self

    def __exit__(self, *_: object) -> None:
        """As it was before."""
        clock.stopped_at = self._before


def as_moment(moment: datetime | str) -> datetime:
    """Aware UTC of an aware datetime, or of a text such as `2026-03-02 09:00` in the test regencies' own time (WIB)."""
    read = datetime.fromisoformat(moment).replace(tzinfo=ZONE) if isinstance(moment, str) else moment
    if read.tzinfo is None:
        raise ValueError(f"{moment!r} says no time zone; moments are aware")
    return read.astimezone(UTC)
