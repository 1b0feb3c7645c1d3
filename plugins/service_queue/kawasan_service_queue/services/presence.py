"""When the officers are at their counters by schedule, and whether someone is there now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from kawasan.plugin_api import Bilingual, require_regency
from kawasan_service_queue.models import Counter, Office
from kawasan_service_queue.services.hours import DAY, Stretch, day_stretches

WEEK_DAYS = 7


@dataclass(frozen=True)
class DayPresence:
    """One day of one counter: the stretches its officer is there (empty: not that day)."""

    day: date
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True)
class CounterPresence:
    """A counter's schedule. `days` are seven, from today on; `staffed_now` is live, `scheduled_now` by schedule."""

    number: int
    label: Bilingual
    name: Bilingual
    service_ids: frozenset[int]
    staffed_now: bool
    scheduled_now: bool
    days: tuple[DayPresence, ...]

    @property
    def today(self) -> DayPresence:
        """The first of its days."""
        return self.days[0]


def presence(office: Office, now: datetime) -> list[CounterPresence]:
    """Each counter's schedule from today on, in order of number. Reads nothing: `office` comes with its counters."""
    return [_of_counter(office, counter, now) for counter in office.counters]


def _of_counter(office: Office, counter: Counter, now: datetime) -> CounterPresence:
    zone, today = require_regency().zone, require_regency().local_day(now)
    days = [today + offset * DAY for offset in range(-1, WEEK_DAYS)]
    plan = [DayPresence(day, tuple(day_stretches(counter.staffed, office.closures, zone, day))) for day in days]
    current = [stretch for day in plan[:2] for stretch in day.stretches if stretch.start <= now < stretch.end]
    return CounterPresence(
        counter.number,
        counter.label,
        counter.name,
        counter.service_ids,
        counter.is_staffed(now),
        bool(current),
        tuple(plan[1:]),
    )
