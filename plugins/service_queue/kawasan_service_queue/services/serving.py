"""What happens to a ticket after its call, and changes of mind. Each raises WrongState where a step is not possible."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select

from kawasan.plugin_api import record, session, utcnow
from kawasan_service_queue.models import (
    ABSENT,
    CALLED,
    CANCELLED,
    LONGEST_TIMES,
    PRIORITIES,
    SERVED,
    SERVING,
    WAITING,
    Counter,
    Service,
    Ticket,
)
from kawasan_service_queue.services.calling import NOBODY, current_ticket
from kawasan_service_queue.services.office_lock import hold
from kawasan_service_queue.services.refusals import (
    BadRequest,
    CalledTooFewTimes,
    ReopenTooLate,
    SentNowhere,
    UnknownCounter,
    UnknownService,
    WrongState,
)
from kawasan_service_queue.services.tickets import held_ticket
from kawasan_service_queue.settings import queue_settings


def start(counter: Counter, *, now: datetime | None = None) -> Ticket:
    """The called person is at the counter: `called` to `serving`."""
    moment = now or utcnow()
    ticket = _at(counter, "start", moment, CALLED)
    ticket.state, ticket.serving_at = SERVING, moment
    return _saved(ticket)


def finish(counter: Counter, *, now: datetime | None = None) -> Ticket:
    """Done: `serving` (or `called`: an officer in a hurry) to `served`."""
    moment = now or utcnow()
    ticket = _at(counter, "finish", moment, SERVING, CALLED)
    began = ticket.serving_at if ticket.state == SERVING else ticket.called_at
    longest = LONGEST_TIMES * 60 * ticket.service.usual_minutes
    ticket.served_seconds = min(int((moment - (began or moment)).total_seconds()), longest)
    ticket.state, ticket.finished_at = SERVED, moment
    return _saved(ticket)


def mark_absent(counter: Counter, *, now: datetime | None = None) -> Ticket:
    """Nobody came: `called` to `absent`; its online place is free again. Raises CalledTooFewTimes."""
    moment = now or utcnow()
    ticket = _at(counter, "mark absent", moment, CALLED)
    if ticket.calls < (needed := queue_settings().absent_after_calls):
        raise CalledTooFewTimes(ticket.calls, needed)
    ticket.state, ticket.finished_at = ABSENT, moment
    return _saved(ticket)


def reopen(code: str, *, now: datetime | None = None) -> Ticket:
    """An absent person came after all: back into the line at the old place. In the trail. Raises UnknownTicket,
    ReopenTooLate.
    """
    ticket = held_ticket(code)
    moment = now or utcnow()
    if ticket.state != ABSENT:
        raise WrongState("reopen", ticket.state_at(moment))
    minutes = queue_settings().reopen_minutes
    if moment > reopen_until(ticket, minutes):
        raise ReopenTooLate(minutes)
    _back_into_line(ticket)
    record("service_queue.ticket.reopen", subject(ticket), before={"state": ABSENT}, after={"state": WAITING})
    return _saved(ticket)


def reopen_until(ticket: Ticket, minutes: int | None = None) -> datetime:
    """Until when an absent ticket can be reopened."""
    allowed = queue_settings().reopen_minutes if minutes is None else minutes
    return min((ticket.finished_at or ticket.issued_at) + timedelta(minutes=allowed), ticket.lapses_at)


def transfer(
    counter: Counter, service_slug: str | None, *, to_counter: int | None = None, now: datetime | None = None
) -> Ticket:
    """Send the counter's person on: to the line of another service of this office, to one counter, or both.

    The number and the code stay; the person waits again at the place their number gives. In the trail.
    Raises UnknownService, UnknownCounter; SentNowhere where neither is given.
    """
    ticket = _at(counter, "transfer", now or utcnow(), CALLED, SERVING)
    if service_slug is None and to_counter is None:
        raise SentNowhere("Say to which service or which counter.")
    before = ticket.service.slug
    service = ticket.service if service_slug is None else _service_of(counter.office_id, service_slug)
    target = None if to_counter is None else _counter_of(counter.office_id, to_counter)
    _back_into_line(ticket)
    ticket.service_id, ticket.for_counter_id = service.id, target.id if target else None
    session().flush()
    session().expire(ticket, ["service"])
    record("service_queue.ticket.transfer", subject(ticket),
           before={"service": before}, after={"service": service.slug, "counter": to_counter})  # fmt: skip
    return _saved(ticket)


def cancel(code: str, *, by_staff: bool = False, now: datetime | None = None) -> Ticket:
    """A waiting or called ticket is given back; its online place is free again. Cancelling twice is no error.

    `by_staff`: an officer does it; in the trail. Raises UnknownTicket, WrongState.
    """
    ticket = held_ticket(code)
    moment = now or utcnow()
    state = ticket.state_at(moment)
    if state == CANCELLED:
        return ticket
    if state not in (WAITING, CALLED):
        raise WrongState("cancel", state)
    ticket.state, ticket.finished_at = CANCELLED, moment
    if by_staff:
        record("service_queue.ticket.cancel", subject(ticket), before={"state": state}, after={"state": CANCELLED})
    return _saved(ticket)


def set_priority(code: str, priority: str | None, *, now: datetime | None = None) -> Ticket:
    """An officer gives a waiting person priority, or takes it. In the trail. Raises UnknownTicket, WrongState,
    BadRequest.
    """
    if priority is not None and priority not in PRIORITIES:
        raise BadRequest(f"The priority {priority!r} is not one of {', '.join(PRIORITIES)}.")
    ticket = held_ticket(code)
    if (state := ticket.state_at(now or utcnow())) != WAITING:
        raise WrongState("change the priority of", state)
    before, ticket.priority = ticket.priority, priority
    record(
        "service_queue.ticket.prioritise", subject(ticket), before={"priority": before}, after={"priority": priority}
    )
    return _saved(ticket)


def recently_absent(office_id: int, now: datetime | None = None) -> list[Ticket]:
    """Tickets of the office that can still be reopened, latest first."""
    moment = now or utcnow()
    since = moment - timedelta(minutes=queue_settings().reopen_minutes)
    missed = select(Ticket).join(Ticket.service).where(Service.office_id == office_id, Ticket.state == ABSENT)
    missed = missed.where(Ticket.finished_at >= since, Ticket.lapses_at > moment).order_by(Ticket.finished_at.desc())
    return list(session().scalars(missed))


def subject(ticket: Ticket) -> str:
    """How the trail names a ticket."""
    return f"{ticket.number} ({ticket.day})"


def _at(counter: Counter, act: str, now: datetime, *states: str) -> Ticket:
    hold(counter.office_id)
    ticket = current_ticket(counter, now=now)
    if ticket is None or ticket.state not in states:
        raise WrongState(act, ticket.state if ticket else NOBODY)
    return ticket


def _back_into_line(ticket: Ticket) -> None:
    ticket.state, ticket.counter_id, ticket.for_counter_id = WAITING, None, None
    ticket.called_at = ticket.serving_at = ticket.finished_at = None
    ticket.calls = 0


def _service_of(office_id: int, slug: str) -> Service:
    found: Service | None = session().scalar(
        select(Service).where(Service.office_id == office_id, Service.slug == slug, Service.active)
    )
    if found is None:
        raise UnknownService(f"This office has no service {slug!r}.")
    return found


def _counter_of(office_id: int, number: int) -> Counter:
    found: Counter | None = session().scalar(
        select(Counter).where(Counter.office_id == office_id, Counter.number == number)
    )
    if found is None:
        raise UnknownCounter(f"This office has no counter {number}.")
    return found


def _saved(ticket: Ticket) -> Ticket:
    session().flush()
    return ticket
