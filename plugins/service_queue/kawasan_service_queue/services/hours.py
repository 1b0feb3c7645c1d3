"""Opening hours: when a place is open, and when that changes. Pure; all moments aware, all rules in local time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MIDNIGHT = "24:00"
DAY = timedelta(days=1)
HORIZON_DAYS = 40
"""How far ahead the next opening is looked for; the longest holidays are far shorter."""


@dataclass(frozen=True)
class Stretch:
    """A time during which it is open without a break: from `start` up to, not including, `end` (aware, local)."""

    start: datetime
    end: datetime


@dataclass(frozen=True)
class Opening:
    """Whether it is open at a moment, and what comes next.

    `opens_at` is None while open, and where no opening is in sight; `closes_at` is None while closed, and where it
    never closes (then `always`).
    """

    open_now: bool
    opens_at: datetime | None
    closes_at: datetime | None
    always: bool = False

    @property
    def changes_at(self) -> datetime | None:
        """When this answer turns wrong; for `expires_at`."""
        return self.closes_at if self.open_now else self.opens_at


class BadHours(ValueError):
    """An interval cannot be read, or overlaps another; the message says which."""


def opening(
    hours: Sequence[Any], closures: Sequence[Any], zone: ZoneInfo, now: datetime, *, always: bool = False
) -> Opening:
    """The state at `now` of a place with these weekly hours and closures (see models.Office)."""
    if always:
        return Opening(open_now=True, opens_at=None, closes_at=None, always=True)
    local = now.astimezone(zone)
    horizon = local + HORIZON_DAYS * DAY
    for stretch in stretches(hours, closures, zone, local.date() - DAY):
        if stretch.end <= local:
            continue
        if stretch.start <= local:
            endless = stretch.end >= horizon
            return Opening(open_now=True, opens_at=None, closes_at=None if endless else stretch.end, always=endless)
        return Opening(open_now=False, opens_at=stretch.start, closes_at=None)
    return Opening(open_now=False, opens_at=None, closes_at=None)


def stretches(hours: Sequence[Any], closures: Sequence[Any], zone: ZoneInfo, first: date) -> Iterator[Stretch]:
    """Open stretches that begin on `first` or within HORIZON_DAYS after it, in order; those that touch are one."""
    current: Stretch | None = None
    for offset in range(HORIZON_DAYS + 3):
        for found in day_stretches(hours, closures, zone, first + offset * DAY):
            if current is not None and found.start <= current.end:
                current = Stretch(current.start, max(current.end, found.end))
                continue
            if current is not None:
                yield current
            current = found
    if current is not None:
        yield current


def day_stretches(hours: Sequence[Any], closures: Sequence[Any], zone: ZoneInfo, day: date) -> list[Stretch]:
    """The intervals that begin on `day`, in order; none on a date it is closed."""
    if any(closure["date"] == day.isoformat() for closure in closures):
        return []
    name = WEEKDAYS[day.weekday()]
    found = [_stretch(day, start, end, zone) for weekday, start, end in hours if weekday == name]
    return sorted(found, key=lambda stretch: stretch.start)


def day_end(day: date, zone: ZoneInfo) -> datetime:
    """Local midnight at the end of a day."""
    return datetime.combine(day + DAY, time(), zone)


def check_hours(rows: Sequence[Any]) -> list[list[str]]:
    """The rows, normalised, in order of the week; raises BadHours for one that cannot be read or two that overlap."""
    checked = sorted((_checked(row) for row in rows), key=lambda row: (WEEKDAYS.index(row[0]), row[1]))
    for before, after in pairwise(checked):
        if before[0] == after[0] and (before[2] > after[1] or before[2] <= before[1]):
            raise BadHours(f"{before[0]} {before[1]}-{before[2]} and {after[1]}-{after[2]} overlap")
    return checked


def _checked(row: Sequence[str]) -> list[str]:
    try:
        weekday, start, end = row
        begins = time.fromisoformat(start)
        ends = end if end == MIDNIGHT else f"{time.fromisoformat(end):%H:%M}"
    except (TypeError, ValueError) as error:
        raise BadHours(f"{row!r} is not a weekday and two times of day") from error
    if weekday not in WEEKDAYS:
        raise BadHours(f"{weekday!r} is not one of {', '.join(WEEKDAYS)}")
    return [weekday, f"{begins:%H:%M}", ends]


def _stretch(day: date, start: str, end: str, zone: ZoneInfo) -> Stretch:
    begins = datetime.combine(day, time.fromisoformat(start), zone)
    if end == MIDNIGHT:
        return Stretch(begins, day_end(day, zone))
    ends = datetime.combine(day, time.fromisoformat(end), zone)
    return Stretch(begins, ends if ends > begins else ends + DAY)
