"""Calling people to a counter. Calls of one office wait for each other, so no two officers get the same person."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from kawasan.plugin_api import record, session, utcnow
from kawasan_service_queue.models import CALLED, SERVING, WAITING, Call, Counter, Ticket
from kawasan_service_queue.services.line import callable_at, choose, recent_calls
from kawasan_service_queue.services.office_lock import hold, next_call
from kawasan_service_queue.services.refusals import CounterBusy, CounterClosed, NobodyWaiting, WrongState
from kawasan_service_queue.services.tickets import find_ticket, held_ticket

NOBODY = "none"


def call_next(counter: Counter, *, now: datetime | None = None) -> Ticket:
    """Call whoever is next for this counter; the ticket is then `called`.

    Priority first, but of any three successive calls of a line at most one is for priority while others wait.
    Raises CounterClosed, CounterBusy, NobodyWaiting.
    """
    hold(counter.office_id)
    moment = now or utcnow()
    _check_free(counter, moment)
    line = counter.service_ids
    chosen = choose(callable_at(counter, moment), recent_calls(counter.office_id), line)
    if chosen is None:
        raise NobodyWaiting("Nobody waits for this counter.")
    return _call(counter, find_ticket(chosen.code), moment)


def call_ticket(counter: Counter, code: str, *, now: datetime | None = None) -> Ticket:
    """Call this waiting person out of turn; noted in the trail. Raises CounterClosed, CounterBusy, UnknownTicket,
    WrongState.
    """
    ticket = held_ticket(code, counter.office_id)
    moment = now or utcnow()
    _check_free(counter, moment)
    if (state := ticket.state_at(moment)) != WAITING:
        raise WrongState("call", state)
    record(
        "service_queue.ticket.call_out_of_turn", f"{ticket.number} ({ticket.day})", after={"counter": counter.number}
    )
    return _call(counter, ticket, moment)


def recall(counter: Counter, *, now: datetime | None = None) -> Ticket:
    """Call the counter's `called` person again. Raises WrongState with state `none` where it has nobody."""
    hold(counter.office_id)
    moment = now or utcnow()
    ticket = current_ticket(counter, now=moment)
    if ticket is None or ticket.state != CALLED:
        raise WrongState("recall", ticket.state if ticket else NOBODY)
    ticket.calls += 1
    _announce(counter, ticket, moment, is_repeat=True)
    return ticket


def current_ticket(counter: Counter, *, now: datetime | None = None) -> Ticket | None:
    """Whom the counter has called or serves."""
    busy = select(Ticket).where(Ticket.counter_id == counter.id, Ticket.state.in_((CALLED, SERVING)))
    busy = busy.where(Ticket.lapses_at > (now or utcnow())).order_by(Ticket.called_at.desc()).limit(1)
    ticket: Ticket | None = session().scalar(busy, execution_options={"populate_existing": True})
    return ticket


def _check_free(counter: Counter, now: datetime) -> None:
    session().refresh(counter, ["opened_at", "open_until"])
    if not counter.is_staffed(now):
        raise CounterClosed("Open the counter before calling anyone.")
    if (busy := current_ticket(counter, now=now)) is not None:
        raise CounterBusy(busy.number, busy.state)


def _call(counter: Counter, ticket: Ticket, now: datetime) -> Ticket:
    ticket.state, ticket.counter_id, ticket.for_counter_id = CALLED, counter.id, None
    ticket.called_at, ticket.calls = now, ticket.calls + 1
    if ticket.waited_seconds is None:
        ticket.waited_seconds = int((now - ticket.issued_at).total_seconds())
    _announce(counter, ticket, now, is_repeat=False)
    return ticket


def _announce(counter: Counter, ticket: Ticket, now: datetime, *, is_repeat: bool) -> None:
    call = Call(
        office_id=counter.office_id, service_id=ticket.service_id, ticket_id=ticket.id, counter_id=counter.id,
        serial=next_call(counter.office_id), is_priority=bool(ticket.priority), is_repeat=is_repeat, at=now,
    )  # fmt: skip
    session().add(call)
    session().flush()
    session().expire(ticket, ["counter"])
