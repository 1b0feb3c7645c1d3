"""The present moment of an open office: two counters with an officer, people waiting, calls on the board."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from operator import itemgetter
from random import Random

from kawasan.plugin_api import require_regency, session
from kawasan_service_queue.models import KIOSK, ONLINE, PRIORITIES, Call, Counter, Office, Service
from kawasan_service_queue.services.board import SHOWN
from kawasan_service_queue.services.demonstration.day import Visit
from kawasan_service_queue.services.demonstration.history import IN_ONE_BATCH, Issued, close_today, ticket_row
from kawasan_service_queue.services.opening import good_until, office_opening

STAFFED, WAITING_PEOPLE = 2, 6
APART = timedelta(minutes=3)
PRIORITY_PLACE = 3


def load_present(office: Office, chance: Random, now: datetime, officer_id: int, issued: Issued) -> None:
    """Open the first counters, let people wait at them, show the last calls. A closed office has none of it."""
    day = require_regency().local_day(now)
    if office_opening(office, now).open_now:
        opened = _open_counters(office, now, officer_id)
        waiting, good = _waiting(office, opened, now, issued, chance), {"lapses_at": good_until(office, now)}
        rows = [ticket_row(visit, day, chance) | good for visit in waiting]
        session().execute(IN_ONE_BATCH, rows)
        issued.tickets += len(rows)
        _show_calls(office, issued.visits)
    close_today(issued, day, chance)
    session().flush()


def _open_counters(office: Office, now: datetime, officer_id: int) -> list[Counter]:
    opened = office.counters[:STAFFED]
    for counter in opened:
        counter.opened_by, counter.opened_at = officer_id, now
        counter.open_until = good_until(office, now)
    return opened


def _waiting(office: Office, opened: list[Counter], now: datetime, issued: Issued, chance: Random) -> Iterator[Visit]:
    handled = frozenset[int]().union(*(counter.service_ids for counter in opened))
    lines: list[Service] = [service for service in office.services if service.id in handled]
    midnight = require_regency().local_now(now).replace(hour=0, minute=0, second=0, microsecond=0)
    apart = min(APART, (now - midnight) / (WAITING_PEOPLE + 1))
    for place in range(WAITING_PEOPLE):
        service = lines[place % len(lines)]
        issued.today[service.id] = issued.today.get(service.id, 0) + 1
        yield Visit(
            service, now - (WAITING_PEOPLE - place) * apart, chance.choice((ONLINE, KIOSK)),
            chance.choice(PRIORITIES) if place == PRIORITY_PLACE else None, sequence=issued.today[service.id],
        )  # fmt: skip


def _show_calls(office: Office, came: list[Visit]) -> None:
    latest = sorted(_called(came), key=itemgetter(0))[-SHOWN:]
    for serial, (called_at, visit) in enumerate(latest, start=1):
        assert visit.counter is not None  # noqa: S101 - called to it
        call = Call(
            office_id=office.id, service_id=visit.service.id, ticket_id=visit.ticket_id, counter_id=visit.counter.id,
            serial=serial, is_priority=bool(visit.priority), is_repeat=False, at=called_at,
        )  # fmt: skip
        session().add(call)
    office.calls = len(latest)


def _called(came: list[Visit]) -> Iterator[tuple[datetime, Visit]]:
    for visit in came:
        if visit.called_at is not None:
            yield visit.called_at, visit
