"""Opening hours: a week of spans in the regency's own time, whether it is open, and when that changes.

Stored is `{"always": true}`, or `{"weekly": [[day, from, until], …]}` with day `mon` … `sun` and times `HH:MM`;
a span whose end is not after its beginning runs into the next day; `24:00` is midnight. None: not known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY_MINUTES = 24 * 60
WEEK_MINUTES = 7 * DAY_MINUTES
Stored = Mapping[str, Any] | None
Spans = list[tuple[int, int]]


@dataclass(frozen=True)
class Opening:
    """Whether a place is open. `changes_at` (aware) is when it closes, or opens next; None: never, as far as known."""

    is_known: bool
    is_open: bool = False
    is_always: bool = False
    changes_at: datetime | None = None


UNKNOWN = Opening(is_known=False)
ALWAYS = Opening(is_known=True, is_open=True, is_always=True)


def opening(hours: Stored, now: datetime, zone: ZoneInfo) -> Opening:
    """The state at `now` (aware) for hours kept in `zone`."""
    if not hours:
        return UNKNOWN
    if hours.get("always"):
        return ALWAYS
    local = now.astimezone(zone)
    monday = datetime(local.year, local.month, local.day, tzinfo=zone) - timedelta(days=local.weekday())
    minute = int((local - monday).total_seconds() // 60)
    spans = week(hours)
    ends = [end for start, end in spans for shift in (0, WEEK_MINUTES) if start <= minute + shift < end]
    if ends:
        return Opening(is_known=True, is_open=True, changes_at=_closing(monday, minute, spans))
    starts = sorted((start - minute) % WEEK_MINUTES for start, _ in spans)
    opens = monday + timedelta(minutes=minute + starts[0]) if starts else None
    return Opening(is_known=True, changes_at=opens)


def week(hours: Stored) -> Spans:
    """The spans of a week in minutes from Monday 0.00, sorted; one past Sunday midnight ends beyond the week."""
    spans = []
    for day, opens, closes in (hours or {}).get("weekly", ()):
        start, end = _minutes(opens), _minutes(closes)
        offset = DAYS.index(day) * DAY_MINUTES
        spans.append((offset + start, offset + (end if end > start else end + DAY_MINUTES)))
    return sorted(spans)


def by_day(hours: Stored) -> list[list[tuple[str, str]]]:
    """For each day from Monday, its spans as written."""
    table: list[list[tuple[str, str]]] = [[] for _ in DAYS]
    for day, opens, closes in (hours or {}).get("weekly", ()):
        table[DAYS.index(day)].append((opens, closes))
    return [sorted(spans) for spans in table]


def grouped(hours: Stored) -> list[tuple[int, int, list[tuple[str, str]]]]:
    """Neighbouring days with the same spans in one line: (first day, last day, spans); Monday is 0."""
    lines: list[tuple[int, int, list[tuple[str, str]]]] = []
    for day, spans in enumerate(by_day(hours)):
        if lines and lines[-1][2] == spans:
            lines[-1] = (lines[-1][0], day, spans)
        else:
            lines.append((day, day, spans))
    return lines


def _closing(monday: datetime, minute: int, spans: Spans) -> datetime | None:
    """The end of the open stretch, through spans that touch; None where it never ends (24 hours on every day)."""
    end = minute
    while end < minute + WEEK_MINUTES:
        reach = [
            until + shift
            for start, until in spans
            for shift in (-WEEK_MINUTES, 0, WEEK_MINUTES)
            if start + shift <= end < until + shift
        ]
        if not reach:
            return monday + timedelta(minutes=end)
        end = max(reach)
    return None


def _minutes(clock: str) -> int:
    hour, _, minute = clock.partition(":")
    return int(hour) * 60 + int(minute)
