"""Who is next. The order of a line, with the rule that priority is at most one call in three."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select

from kawasan.plugin_api import session, utcnow
from kawasan_service_queue.models import WAITING, Call, Counter, Service, Ticket

LOOK_BACK = 2
"""One call in three: the two calls before it were not for priority."""
ENOUGH_CALLS = 60


@dataclass(frozen=True)
class Waiting:
    """One who waits: what the counter's list shows. `service_id` is the line they stand in."""

    ticket_id: int
    code: str
    number: str
    sequence: int
    service_id: int
    priority: str | None
    channel: str
    issued_at: datetime
    queued_at: datetime
    for_counter_id: int | None


@dataclass
class Recent:
    """What the rule looks back at: the last two calls of each service, newest last, as (service, was it priority)."""

    calls: list[tuple[int, bool]] = field(default_factory=list)

    def allows_priority(self, service_id: int, line: Collection[int]) -> bool:
        """Whether none of the last two calls was: of this service, nor of the line (services called together)."""
        own = [priority for service, priority in self.calls if service == service_id]
        whole = [priority for service, priority in self.calls if service in line]
        return not any(own[-LOOK_BACK:]) and not any(whole[-LOOK_BACK:])

    def note(self, service_id: int, *, priority: bool) -> None:
        """A call was made; the third last of its service no longer matters."""
        own = [index for index, (service, _) in enumerate(self.calls) if service == service_id]
        if len(own) >= LOOK_BACK:
            del self.calls[own[0]]
        self.calls.append((service_id, priority))


def choose(waiting: Sequence[Waiting], recent: Recent, line: Collection[int]) -> Waiting | None:
    """Whom to call of those waiting (first come first): the first with priority where allowed, else the first without.

    Where nobody without priority waits, priority is not held back: there is nobody to be fair to.
    """
    return next(iter(in_order(waiting, recent, line, only=1)), None)


def in_order(
    waiting: Iterable[Waiting], recent: Recent, line: Collection[int], *, only: int | None = None
) -> list[Waiting]:
    """All of them (or the first `only`) in the order in which they would be called if nobody else came."""
    everyone = list(waiting)
    regular = deque(one for one in everyone if not one.priority)
    priority = [one for one in everyone if one.priority]
    future, ordered = Recent(list(recent.calls)), list[Waiting]()
    while (regular or priority) and (only is None or len(ordered) < only):
        may = (one for one in priority if not regular or future.allows_priority(one.service_id, line))
        chosen = next(may, None) or regular[0]
        (priority if chosen.priority else regular).remove(chosen)
        ordered.append(chosen)
        future.note(chosen.service_id, priority=bool(chosen.priority))
    return ordered


def waiting_at(counter: Counter, now: datetime | None = None) -> list[Waiting]:
    """Those whom this counter can call, in the order it would call them. Two queries."""
    return in_order(callable_at(counter, now or utcnow()), recent_calls(counter.office_id), counter.service_ids)


def callable_at(counter: Counter, now: datetime) -> list[Waiting]:
    """The same, first come first."""
    mine = Ticket.service_id.in_(counter.service_ids) & Ticket.for_counter_id.is_(None)
    return _waiting(or_(mine, Ticket.for_counter_id == counter.id), now)


def waiting_in_office(office_id: int, now: datetime | None = None) -> list[Waiting]:
    """Everybody who waits in the office, first come first. One query."""
    services = select(Service.id).where(Service.office_id == office_id)
    return _waiting(Ticket.service_id.in_(services), now or utcnow())


def people_ahead(ticket: Ticket, now: datetime | None = None) -> int:
    """How many of its line would be called before this waiting ticket if nobody else came; 0 for one that does not
    wait.
    """
    waiting = _waiting(Ticket.service_id == ticket.service_id, now or utcnow())
    return place_of(ticket, waiting, recent_calls(ticket.service.office_id)) or 0


def place_of(ticket: Ticket, waiting: Iterable[Waiting], recent: Recent) -> int | None:
    """How many of the ticket's line come before it, among those waiting; None where it is not among them."""
    line = [one for one in waiting if one.service_id == ticket.service_id]
    ordered = in_order(line, recent, {ticket.service_id})
    return next((place for place, one in enumerate(ordered) if one.ticket_id == ticket.id), None)


def recent_calls(office_id: int) -> Recent:
    """The last two calls of each service (recalls aside), among the office's last ENOUGH_CALLS."""
    calls = select(Call.service_id, Call.is_priority).where(Call.office_id == office_id, Call.is_repeat.is_(False))
    recent = Recent()
    for service_id, priority in reversed(
        session().execute(calls.order_by(Call.serial.desc()).limit(ENOUGH_CALLS)).all()
    ):
        recent.note(service_id, priority=priority)
    return recent


def by_service(waiting: Iterable[Waiting]) -> dict[int, list[Waiting]]:
    """Those waiting, by the line they stand in."""
    lines: dict[int, list[Waiting]] = defaultdict(list)
    for one in waiting:
        lines[one.service_id].append(one)
    return lines


def _waiting(where: Any, now: datetime) -> list[Waiting]:
    columns = select(
        Ticket.id, Ticket.code, Ticket.number, Ticket.sequence, Ticket.service_id, Ticket.priority, Ticket.channel,
        Ticket.issued_at, Ticket.queued_at, Ticket.for_counter_id,
    )  # fmt: skip
    found = columns.where(where, Ticket.state == WAITING, Ticket.lapses_at > now)
    return [Waiting(*row) for row in session().execute(found.order_by(Ticket.queued_at, Ticket.sequence))]
