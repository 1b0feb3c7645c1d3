"""One day of an office as it may have been: who came when, who waited how long, who did not come when called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from kawasan.plugin_api import new_id
from kawasan_service_queue.models import COUNTER, KIOSK, ONLINE, PRIORITIES, Counter, Office, Service
from kawasan_service_queue.services.hours import Stretch

BUSY = 0.62
"""Share of the counters' time that is asked for on an ordinary day."""
WEEKDAYS = (1.25, 1.1, 1.0, 0.95, 0.8, 0.6, 0.45)
HOURS = {7: 1.6, 8: 2.6, 9: 3.0, 10: 2.4, 11: 1.4, 13: 1.6, 14: 1.2, 15: 0.7, 16: 0.6, 19: 0.6}
"""How much is asked for in an hour; the others 0.35: a hospital's night is quiet."""
QUIET = 0.35
ABSENT_SHARE, PRIORITY_SHARE, ONLINE_SHARE, CANCELLED_SHARE = 0.06, 0.09, 0.34, 0.03
MOST_A_DAY = 48
AT_ONCE = timedelta(seconds=25)


@dataclass
class Visit:
    """One ticket of the day. `counter` is None for one that was given back; `sequence` comes when the day is whole."""

    service: Service
    issued_at: datetime
    channel: str
    priority: str | None
    counter: Counter | None = None
    called_at: datetime | None = None
    finished_at: datetime | None = None
    is_absent: bool = False
    sequence: int = 0
    ticket_id: int = field(default_factory=new_id)


def visits(office: Office, day: date, open_for: list[Stretch], chance: Random) -> list[Visit]:
    """The tickets of a day on which the office is open for these stretches, in order of issue."""
    came = [one for service in office.services for one in _arrivals(office, service, day, open_for, chance)]
    came.sort(key=lambda visit: visit.issued_at)
    _serve(office, came, chance)
    return number(came)


def number(came: Iterable[Visit]) -> list[Visit]:
    """Give each service's tickets their sequence, without a gap."""
    last: dict[int, int] = defaultdict(int)
    numbered = list(came)
    for visit in numbered:
        last[visit.service.id] += 1
        visit.sequence = last[visit.service.id]
    return numbered


def _arrivals(office: Office, service: Service, day: date, open_for: list[Stretch], chance: Random) -> Iterator[Visit]:
    if not open_for:
        return
    minutes = sum((stretch.end - stretch.start).total_seconds() / 60 for stretch in open_for)
    share = sum(1 / len(counter.handles) for counter in office.counters if service.id in counter.service_ids)
    ordinary = min(BUSY * minutes * share / service.usual_minutes, MOST_A_DAY)
    hours = list(_hours(open_for))
    weights = [HOURS.get(start.hour, QUIET) * length for start, length in hours]
    people = round(ordinary * WEEKDAYS[day.weekday()] * chance.uniform(0.8, 1.2))
    for start, length in chance.choices(hours, weights, k=people):
        priority = chance.choice(PRIORITIES) if chance.random() < PRIORITY_SHARE else None
        channel = ONLINE if chance.random() < ONLINE_SHARE else chance.choice((KIOSK, KIOSK, COUNTER))
        yield Visit(service, start + timedelta(seconds=chance.random() * length), channel, priority)


def _hours(open_for: list[Stretch]) -> Iterator[tuple[datetime, float]]:
    """Each hour that begins while it is open, with the seconds in which people come: nobody just before it closes."""
    for stretch in open_for:
        start, last = stretch.start, stretch.end - timedelta(minutes=15)
        while start < last:
            end = min((start + timedelta(hours=1)).replace(minute=0), last)
            yield start, (end - start).total_seconds()
            start = end


def _serve(office: Office, came: list[Visit], chance: Random) -> None:
    free_at: dict[int, datetime] = {}
    for visit in came:
        if chance.random() < CANCELLED_SHARE:
            visit.finished_at = visit.issued_at + timedelta(minutes=chance.uniform(2, 25))
            continue
        able = [counter for counter in office.counters if visit.service.id in counter.service_ids]
        counter = min(able, key=lambda one: (free_at.get(one.id, visit.issued_at), one.number))
        visit.counter = counter
        visit.called_at = max(visit.issued_at, free_at.get(counter.id, visit.issued_at)) + AT_ONCE
        visit.is_absent = chance.random() < ABSENT_SHARE
        usual = visit.service.usual_minutes
        minutes = 2.0 if visit.is_absent else min(usual * chance.lognormvariate(-0.05, 0.38), 3.0 * usual)
        visit.finished_at = free_at[counter.id] = visit.called_at + timedelta(minutes=minutes)
