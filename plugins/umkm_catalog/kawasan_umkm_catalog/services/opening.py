"""Weekly opening hours: reading them, writing them, and whether it is open now."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Ranges = list[tuple[str, str]]
_RANGE = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?(?:-|–|—|s/?d|sampai|to)(\d{1,2})(?:[.:](\d{2}))?")
_CLOSED = {"", "-", "tutup", "libur", "closed"}
_ALL_DAY = {"24jam", "24hours", "24h"}
MIDNIGHT = "24:00"
MOST_RANGES = 3
_DAYS_AHEAD = 8


class HoursRefused(ValueError):
    """A day's hours cannot be read; `code` is `unreadable` or `overlap`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class OpeningState:
    """Open or closed at a moment, and when that changes (aware); None: it does not change."""

    is_open: bool
    changes_at: datetime | None


def read_day(text: str) -> Ranges:
    """`08.00–11.00, 13–16` as [("08:00", "11:00"), ("13:00", "16:00")]; `tutup` as []. Raises HoursRefused."""
    written = re.sub(r"\s", "", text.lower()).removesuffix("wib").removesuffix("wita").removesuffix("wit")
    if written in _CLOSED:
        return []
    if written in _ALL_DAY:
        return [("00:00", MIDNIGHT)]
    ranges = sorted(_read_range(part) for part in re.split(r"[,;&]|dan|and", written))
    if len(ranges) > MOST_RANGES or any(first[1] > second[0] for first, second in pairwise(ranges)):
        raise HoursRefused("overlap")
    return ranges


def write_day(ranges: Iterable[Sequence[str]]) -> str:
    """As people write it: `08.00–11.00, 13.00–16.00`."""
    return ", ".join(f"{opens}–{closes}".replace(":", ".") for opens, closes in ranges)


def by_day(hours: Sequence[Sequence[str]] | None) -> list[Ranges]:
    """The ranges of each day, Monday first."""
    return [[(o, c) for day, o, c in hours or () if day == name] for name in DAYS]


def flatten(week: Iterable[Ranges]) -> list[list[str]] | None:
    """The stored form of a week; None where no day has hours."""
    return [[day, o, c] for day, ranges in zip(DAYS, week, strict=True) for o, c in ranges] or None


def state_at(hours: Sequence[Sequence[str]] | None, now: datetime) -> OpeningState | None:
    """Open or closed at `now`, an aware moment in the regency's zone. None: the business has no fixed hours."""
    if not hours:
        return None
    spans = _merged(_spans(hours, now))
    for start, end in spans:
        if start <= now < end:
            lasts = end >= now + timedelta(days=_DAYS_AHEAD - 1)
            return OpeningState(is_open=True, changes_at=None if lasts else end)
        if start > now:
            return OpeningState(is_open=False, changes_at=start)
    return OpeningState(is_open=False, changes_at=None)


def _spans(hours: Sequence[Sequence[str]], now: datetime) -> list[tuple[datetime, datetime]]:
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    spans = []
    for ahead in range(-1, _DAYS_AHEAD):
        day = midnight + timedelta(days=ahead)
        for name, opens, closes in hours:
            if name == DAYS[day.weekday()]:
                # What closes before it opens closes on the next day.
                spans.append((_at(day, opens), _at(day if closes > opens else day + timedelta(days=1), closes)))
    return sorted(spans)


def _merged(spans: Iterable[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    joined: list[tuple[datetime, datetime]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _at(day: datetime, clock: str) -> datetime:
    hour, minute = clock.split(":")
    return day + timedelta(hours=int(hour), minutes=int(minute))


def _read_range(part: str) -> tuple[str, str]:
    found = _RANGE.fullmatch(part)
    if not found:
        raise HoursRefused("unreadable")
    opens, closes = (_clock(found[1], found[2]), _clock(found[3], found[4]))
    if opens in (closes, MIDNIGHT):
        raise HoursRefused("unreadable")
    return opens, closes


def _clock(hour: str, minute: str | None) -> str:
    hours, minutes = int(hour), int(minute or 0)
    if minutes > 59 or hours * 60 + minutes > 24 * 60:  # noqa: PLR2004 - minutes of an hour
        raise HoursRefused("unreadable")
    return f"{hours:02d}:{minutes:02d}"
