"""Officers opening and closing counters: what "staffed" means everywhere else."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import joinedload, selectinload

from kawasan.plugin_api import record, session, utcnow
from kawasan_service_queue.models import Counter, Office, Ticket
from kawasan_service_queue.services.calling import current_ticket
from kawasan_service_queue.services.office_lock import hold
from kawasan_service_queue.services.opening import good_until
from kawasan_service_queue.services.refusals import CounterBusy, UnknownCounter


def find_counter(office_slug: str, number: int) -> Counter:
    """A counter of an active office, with its office and what it handles; raises UnknownCounter. Two queries."""
    statement = select(Counter).join(Counter.office).where(Office.slug == office_slug, Office.active)
    statement = statement.where(Counter.number == number)
    counter: Counter | None = session().scalar(
        statement.options(joinedload(Counter.office), selectinload(Counter.handles))
    )
    if counter is None:
        raise UnknownCounter(f"There is no counter {number} at {office_slug!r}.")
    return counter


def open_counter(counter: Counter, officer_id: int, *, now: datetime | None = None) -> None:
    """The officer sits down. Taking over a counter that a colleague left open is noted in the trail."""
    hold(counter.office_id)
    moment = now or utcnow()
    session().refresh(counter, ["opened_by", "opened_at", "open_until"])
    if counter.is_staffed(moment) and counter.opened_by not in (None, officer_id):
        before = {"opened_by": str(counter.opened_by)}
        record("service_queue.counter.take_over", subject(counter), before=before, after={"opened_by": str(officer_id)})
    counter.opened_by, counter.opened_at = officer_id, moment
    counter.open_until = good_until(counter.office, moment)
    session().flush()


def close_counter(counter: Counter, *, now: datetime | None = None) -> None:
    """The officer leaves. Raises CounterBusy while someone is called or served there. Closing a closed one is no error.

    People who were sent to this very counter go back to the line of their service.
    """
    hold(counter.office_id)
    if (busy := current_ticket(counter, now=now)) is not None:
        raise CounterBusy(busy.number, busy.state)
    vacate(counter)


def vacate(counter: Counter) -> None:
    """Nobody sits there any more, whoever is being served: they are served by whoever opens it next."""
    hold(counter.office_id)
    counter.opened_by = counter.opened_at = counter.open_until = None
    sent_here = update(Ticket).where(Ticket.for_counter_id == counter.id)
    session().execute(sent_here.values(for_counter_id=None), execution_options={"synchronize_session": False})
    session().flush()


def subject(counter: Counter) -> str:
    """How the trail names a counter."""
    return f"{counter.office.slug} {counter.number}"
