"""How long one will wait, from how fast the line has moved lately."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import case, func, select

from kawasan.plugin_api import session
from kawasan_service_queue.models import ABSENT, SERVED, Service, Ticket

RECENT_CASES = 40
RECENT_DAYS = 7
USUAL_WEIGHT = 8
"""The usual time counts like so many measured cases: few cases move the estimate little, many carry it."""


@dataclass(frozen=True)
class Pace:
    """How fast a service has gone lately: minutes at the counter, shrunk towards its usual; share that did not come
    (0..1).
    """

    minutes: float
    absent_share: float
    served_recently: int


def paces(services: Iterable[Service], now: datetime) -> dict[int, Pace]:
    """The pace of each service by its id, in one query: of the latest RECENT_CASES that were served or did not come."""
    wanted = list(services)
    newest = func.row_number().over(partition_by=Ticket.service_id, order_by=Ticket.finished_at.desc())
    recent = (
        select(Ticket.service_id, Ticket.state, Ticket.served_seconds, newest.label("age"))
        .where(Ticket.service_id.in_([service.id for service in wanted]), Ticket.state.in_((SERVED, ABSENT)))
        .where(Ticket.finished_at > now - timedelta(days=RECENT_DAYS), Ticket.finished_at <= now)
        .subquery()
    )
    is_served = case((recent.c.state == SERVED, 1), else_=0)
    totals = select(
        recent.c.service_id, func.count(), func.sum(is_served), func.coalesce(func.sum(recent.c.served_seconds), 0)
    )
    found = session().execute(totals.where(recent.c.age <= RECENT_CASES).group_by(recent.c.service_id)).all()
    known = {service_id: (int(cases), int(served), int(seconds)) for service_id, cases, served, seconds in found}
    return {service.id: pace(service.usual_minutes, *known.get(service.id, (0, 0, 0))) for service in wanted}


def pace(usual_minutes: int, cases: int, served: int, seconds: int) -> Pace:
    """The pace after `cases` (served and absent), of which `served` took `seconds` in all."""
    minutes = (seconds / 60 + USUAL_WEIGHT * usual_minutes) / (served + USUAL_WEIGHT)
    return Pace(minutes, (cases - served) / (cases + USUAL_WEIGHT), served)


def others_first(ahead: Mapping[int, int], service_id: int, staffed: Iterable[frozenset[int]]) -> int:
    """How many of those ahead wait for other services at the staffed counters of this one."""
    shared = {other for handled in staffed if service_id in handled for other in handled} - {service_id}
    return sum(people for other, people in ahead.items() if other in shared)


def wait_minutes(
    ahead: Mapping[int, int], service_id: int, paces: Mapping[int, Pace], staffed: Iterable[frozenset[int]]
) -> int | None:
    """Expected minutes until a ticket of `service_id` is served; None where nobody staffs a counter for it.

    `ahead`: people ahead by the service they wait for. `staffed`: for each staffed counter, the services it handles.
    For a line of its own this is (people ahead who come + 1) x mean time / counters. Where a counter handles several
    services, people of the other lines count as far as they will be served at one of ours.
    """
    counters = list(staffed)
    ours = [handled for handled in counters if service_id in handled]
    if not ours:
        return None
    minutes = paces[service_id].minutes
    for other_id, people in ahead.items():
        theirs = [handled for handled in counters if other_id in handled]
        shared = sum(service_id in handled for handled in theirs) / len(theirs) if theirs else 0.0
        minutes += people * (1 - paces[other_id].absent_share) * paces[other_id].minutes * shared
    return round(minutes / len(ours))
