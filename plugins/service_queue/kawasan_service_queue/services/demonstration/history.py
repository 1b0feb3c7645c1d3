"""The last thirty days, as rows."""

from __future__ import annotations

import base64
from collections import Counter as Tally
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import insert

from kawasan.plugin_api import new_id, require_regency, session
from kawasan_service_queue.models import ABSENT, CANCELLED, SERVED, WAITING, Office, QueueDay, Ticket
from kawasan_service_queue.services.demonstration.day import Visit, number, visits
from kawasan_service_queue.services.hours import DAY, MIDNIGHT, WEEKDAYS, Stretch, day_end, day_stretches

IN_ONE_BATCH = insert(Ticket).execution_options(render_nulls=True)
"""Else rows would be sent apart wherever another column is empty."""
ALL_WEEK = [[day, "00:00", MIDNIGHT] for day in WEEKDAYS]
LATELY = timedelta(minutes=20)
CODE_BYTES, SALT_BYTES = 10, 16


@dataclass
class Issued:
    """What was issued: how many tickets in all, today's last sequence of each service, and today's visits."""

    tickets: int = 0
    today: dict[int, int] = field(default_factory=dict)
    visits: list[Visit] = field(default_factory=list)


def load_history(office: Office, chance: Random, now: datetime, days: int) -> Issued:
    """Add the tickets of the last `days` days, today's until now included, and the counter rows of these days."""
    issued, today = Issued(), require_regency().local_day(now)
    tickets, counted = [], []
    for back in range(days, -1, -1):
        day = today - back * DAY
        came = visits(office, day, _open_for(office, day), chance)
        if day == today:
            came = number(visit for visit in came if _is_over(visit, now))
            issued.visits = came
        tickets += [ticket_row(visit, day, chance) for visit in came]
        last = Tally(visit.service.id for visit in came)
        counted += [_day_row(service_id, day, count, chance) for service_id, count in last.items() if day != today]
        issued.today = dict(last)
    if tickets:
        session().execute(IN_ONE_BATCH, tickets)
    if counted:
        session().execute(insert(QueueDay), counted)
    issued.tickets = len(tickets)
    return issued


def close_today(issued: Issued, day: date, chance: Random) -> None:
    """Add today's counter rows, now that all of today's tickets are there."""
    rows = [_day_row(service_id, day, last, chance) for service_id, last in issued.today.items()]
    if rows:
        session().execute(insert(QueueDay), rows)


def ticket_row(visit: Visit, day: date, chance: Random) -> dict[str, Any]:
    """The row of one visit; it waits where it has no end yet."""
    state = WAITING if visit.finished_at is None else CANCELLED if visit.counter is None else _end_of(visit)
    served = (
        (visit.finished_at - visit.called_at) if state == SERVED and visit.finished_at and visit.called_at else None
    )
    return {
        "id": visit.ticket_id, "origin_id": visit.service.id, "service_id": visit.service.id, "day": day,
        "sequence": visit.sequence, "number": f"{visit.service.letter}-{visit.sequence:03d}", "code": _code(chance),
        "idempotency": None, "device_hash": None, "channel": visit.channel, "priority": visit.priority, "state": state,
        "issued_at": visit.issued_at, "queued_at": visit.issued_at, "lapses_at": day_end(day, require_regency().zone),
        "called_at": visit.called_at, "serving_at": visit.called_at if served else None,
        "finished_at": visit.finished_at, "calls": 0 if visit.called_at is None else 2 if visit.is_absent else 1,
        "waited_seconds": int((visit.called_at - visit.issued_at).total_seconds()) if visit.called_at else None,
        "served_seconds": int(served.total_seconds()) if served else None,
        "counter_id": visit.counter.id if visit.counter else None, "for_counter_id": None,
    }  # fmt: skip


def _is_over(visit: Visit, now: datetime) -> bool:
    """Whether it ended before now, and came before those who are to be waiting now."""
    return visit.finished_at is not None and visit.finished_at < now and visit.issued_at < now - LATELY


def _end_of(visit: Visit) -> str:
    return ABSENT if visit.is_absent else SERVED


def _open_for(office: Office, day: date) -> list[Stretch]:
    return day_stretches(ALL_WEEK if office.always_open else office.hours, office.closures, require_regency().zone, day)


def _day_row(service_id: int, day: date, last: int, chance: Random) -> dict[str, Any]:
    salt = chance.randbytes(SALT_BYTES).hex()
    return {"id": new_id(), "service_id": service_id, "day": day, "last": last, "salt": salt}


def _code(chance: Random) -> str:
    return base64.b32encode(chance.randbytes(CODE_BYTES)).decode().lower()
