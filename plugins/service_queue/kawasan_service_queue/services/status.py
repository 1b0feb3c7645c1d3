"""A ticket as its holder follows it."""

from __future__ import annotations

from collections import Counter as Tally
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from kawasan.plugin_api import Bilingual, session, utcnow
from kawasan_service_queue.models import ABSENT, CALLED, LAPSED, WAITING, Office, Service, Ticket
from kawasan_service_queue.services.estimate import others_first, paces, wait_minutes
from kawasan_service_queue.services.line import by_service, place_of, recent_calls, waiting_in_office
from kawasan_service_queue.services.office_lock import version_of
from kawasan_service_queue.services.offices import load_whole, staffed
from kawasan_service_queue.services.opening import ShutsFirst, shuts_first
from kawasan_service_queue.services.refusals import UnknownTicket
from kawasan_service_queue.services.serving import reopen_until
from kawasan_service_queue.services.turn import Turn, expected_turn, step_of

__all__ = ["LAPSED", "TicketStatus", "status", "status_version"]


@dataclass(frozen=True)
class TicketStatus:
    """Everything the live page shows.

    `others_first`: how many came earlier for other services of its counters; whoever is first in line waits for them.

    `state`: one of STATES, or `lapsed` for a live ticket whose day is over. `people_ahead`, `wait_minutes`: None
    unless waiting; `wait_minutes` also where no counter is staffed (`counters_staffed` is 0: say so). `shuts_first`:
    set where the office closes before that. `turn`: the same wait by the clock; None where `wait_minutes` is, and
    where the office closes first. `counter`: label of the counter it is or was called to. `can_reopen_until`: for an
    absent one, until when an officer can reopen it; None once that has passed. `version`: for polling.
    """

    ticket: Ticket
    service: Service
    office: Office
    state: str
    people_ahead: int | None
    others_first: int
    wait_minutes: int | None
    shuts_first: ShutsFirst | None
    turn: Turn | None
    counters_staffed: int
    counter: Bilingual | None
    counter_number: int | None
    can_cancel: bool
    can_reopen_until: datetime | None
    version: str


def status(code: str, now: datetime | None = None) -> TicketStatus:
    """The ticket with this code; raises UnknownTicket. At most six queries."""
    moment = now or utcnow()
    ticket, office = _with_office(code)
    service = next(one for one in office.services if one.id == ticket.service_id)
    state, counters = ticket.state_at(moment), _staffed_for(ticket, office, moment)
    waits = state == WAITING
    ahead, others, minutes = _place(ticket, office, counters, moment) if waits else (None, 0, None)
    closing = shuts_first(office, moment, minutes)
    counter = next((one for one in office.counters if one.id == ticket.counter_id), None)
    return TicketStatus(
        ticket=ticket, service=service, office=office, state=state, people_ahead=ahead, others_first=others,
        wait_minutes=minutes,
        shuts_first=closing, turn=None if minutes is None or closing else expected_turn(moment, minutes),
        counters_staffed=sum(ticket.service_id in handled for handled in counters),
        counter=counter.label if counter else None, counter_number=counter.number if counter else None,
        can_cancel=state in (WAITING, CALLED), can_reopen_until=_reopenable(ticket, state, moment),
        version=_version(office.live, state, moment),
    )  # fmt: skip


def status_version(code: str, now: datetime | None = None) -> str:
    """The `version` of `status` alone, for polling (answer 204 when it is the one asked with). One query;
    UnknownTicket.
    """
    moment = now or utcnow()
    columns = select(Ticket.state, Ticket.lapses_at, Office.live).join(Ticket.service).join(Service.office)
    row = session().execute(columns.where(Ticket.code == code)).one_or_none()
    if row is None:
        raise UnknownTicket("There is no ticket with this code.")
    found = Ticket(state=row.state, lapses_at=row.lapses_at)
    return _version(row.live, found.state_at(moment), moment)


def _version(live: int, state: str, now: datetime) -> str:
    """What is said of those who wait or were missed also grows old while nothing happens."""
    return f"{version_of(live, now)}-{state}" + (f"-{step_of(now)}" if state in (WAITING, ABSENT) else "")


def _reopenable(ticket: Ticket, state: str, now: datetime) -> datetime | None:
    until = reopen_until(ticket)
    return until if state == ABSENT and now < until else None


def _with_office(code: str) -> tuple[Ticket, Office]:
    row = session().execute(
        select(Ticket, Service.office_id).join(Ticket.service).where(Ticket.code == code),
        execution_options={"populate_existing": True},
    ).one_or_none()  # fmt: skip
    if row is None:
        raise UnknownTicket("There is no ticket with this code.")
    (office,) = load_whole(select(Office).where(Office.id == row.office_id))
    return row.Ticket, office


def _staffed_for(ticket: Ticket, office: Office, now: datetime) -> list[frozenset[int]]:
    """For each staffed counter that can call it, what that one handles: only one, where it was sent to that one."""
    if ticket.for_counter_id is None:
        return staffed(office, now)
    theirs = (one for one in office.counters if one.id == ticket.for_counter_id and one.is_staffed(now))
    return [counter.service_ids | {ticket.service_id} for counter in theirs]


def _place(
    ticket: Ticket, office: Office, counters: list[frozenset[int]], now: datetime
) -> tuple[int | None, int, int | None]:
    """How many come before it in its line, how many for other services at its counters, and the minutes to expect."""
    waiting = waiting_in_office(office.id, now)
    place = place_of(ticket, waiting, recent_calls(office.id))
    ahead = Tally({ticket.service_id: place or 0})
    for service_id, line in by_service(waiting).items():
        if service_id != ticket.service_id:
            ahead[service_id] = sum(one.queued_at < ticket.queued_at for one in line)
    known = paces(office.services, now)
    others = others_first(ahead, ticket.service_id, counters)
    return place, others, wait_minutes(ahead, ticket.service_id, known, counters)
