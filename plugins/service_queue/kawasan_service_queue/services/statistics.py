"""What the last thirty days were like."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class DayCount:
    """One local day."""

    day: date
    served: int
    absent: int


@dataclass(frozen=True)
class Statistics:
    """Of an office over `days` days. Means are whole minutes, None without a single served ticket; `absent_share` is 0..1."""

    days: int
    served: int
    absent: int
    mean_wait_minutes: int | None
    mean_service_minutes: int | None
    absent_share: float | None
    by_day: tuple[DayCount, ...]
    """Every day, oldest first, today last."""


def statistics(office_id: int, now: datetime | None = None, days: int = 30) -> Statistics:
    """One query."""
    raise NotImplementedError
