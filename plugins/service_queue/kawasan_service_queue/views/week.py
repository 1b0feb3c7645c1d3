"""A week as a table: counters down, days across; neighbouring days on which nothing differs share a column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from kawasan.plugin_api import require_regency, utcnow
from kawasan_service_queue.models import Office
from kawasan_service_queue.services.hours import DAY, WEEKDAYS, Stretch, day_stretches
from kawasan_service_queue.services.offices import OfficeNow
from kawasan_service_queue.services.presence import CounterPresence

Times = tuple[tuple[datetime, datetime], ...]


@dataclass(frozen=True)
class Days:
    """One column: from `first` to `last`, both included."""

    first: date
    last: date
    has_today: bool
    office: Times
    counters: tuple[Times, ...]
    """Per counter, in their order."""
    closure: tuple[str, str] | None
    """Why the office is closed on these days, in both languages; None where it is not."""


@dataclass(frozen=True)
class Week:
    """Seven days from today on."""

    columns: tuple[Days, ...]
    counters: tuple[CounterPresence, ...]


def week_of(now: OfficeNow, moment: datetime | None = None) -> Week:
    """The coming week of an office. Reads nothing: everything came with `now`."""
    today = require_regency().local_day(moment or utcnow())
    columns = [_column(now, offset, today + offset * DAY) for offset in range(7)]
    merged = [_merge(list(alike)) for _, alike in groupby(columns, key=_likeness())]
    return Week(tuple(merged), now.presence)


def _column(now: OfficeNow, offset: int, day: date) -> Days:
    office = now.office
    counters = tuple(_times(presence.days[offset].stretches) for presence in now.presence)
    return Days(day, day, offset == 0, _office_times(office, day), counters, _closure(office, day))


def _office_times(office: Office, day: date) -> Times:
    zone = require_regency().zone
    if office.always_open:
        start = datetime.combine(day, datetime.min.time(), zone)
        return ((start, start + DAY),)
    return _times(day_stretches(office.hours, office.closures, zone, day))


def _closure(office: Office, day: date) -> tuple[str, str] | None:
    found = next((c for c in office.closures if c["date"] == day.isoformat()), None)
    return (found.get("reason_id", ""), found.get("reason_en", "")) if found and not office.always_open else None


def _times(stretches: tuple[Stretch, ...] | list[Stretch]) -> Times:
    return tuple((stretch.start, stretch.end) for stretch in stretches)


def _likeness() -> Callable[[Days], object]:
    def clock(times: Times) -> object:
        return tuple((start.time(), end.time()) for start, end in times)

    # Today keeps a column of its own: it is what people look for first.
    return lambda days: (days.has_today, clock(days.office), tuple(map(clock, days.counters)), days.closure)


def _merge(alike: list[Days]) -> Days:
    head = alike[0]
    return Days(head.first, alike[-1].last, head.has_today, head.office, head.counters, head.closure)


def week_lines(rows: Sequence[Sequence[str]]) -> list[tuple[int, int, tuple[tuple[str, str], ...]]]:
    """Weekly hours as lines: first and last of neighbouring days (0: Monday) with the same intervals, and those."""
    by_day = [tuple((start, end) for day, start, end in rows if day == name) for name in WEEKDAYS]
    lines = []
    for spans, alike in groupby(enumerate(by_day), key=lambda one: one[1]):
        days = [number for number, _ in alike]
        if spans:
            lines.append((days[0], days[-1], spans))
    return lines
