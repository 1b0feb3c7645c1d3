"""When the officers are at their counters by schedule, and whether someone is there now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from kawasan.plugin_api import Bilingual
from kawasan_service_queue.models import Office
from kawasan_service_queue.services.hours import Stretch


@dataclass(frozen=True)
class DayPresence:
    """One day of one counter: the stretches its officer is there (empty: not that day)."""

    day: date
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True)
class CounterPresence:
    """A counter's schedule. `days` are seven, beginning today; `staffed_now` is live, not by schedule."""

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
    raise NotImplementedError
