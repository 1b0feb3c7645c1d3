"""Who is next. The order of a line, with the rule that priority is at most one call in three."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kawasan_service_queue.models import Counter, Ticket


@dataclass(frozen=True)
class Waiting:
    """One who waits: what the counter's list shows. `service_letter` and `service_id` are those of the line."""

    ticket_id: int
    code: str
    number: str
    service_id: int
    priority: str | None
    queued_at: datetime
    for_counter_id: int | None


def choose(waiting: Sequence[Waiting], recent: Sequence[bool]) -> Waiting | None:
    """Whom to call: the first with priority, unless one of the last two calls (`recent`, newest last) was for priority and others wait."""
    raise NotImplementedError


def in_order(waiting: Sequence[Waiting], recent: Sequence[bool]) -> list[Waiting]:
    """All of them in the order in which they would be called if nobody else came."""
    raise NotImplementedError


def waiting_at(counter: Counter, now: datetime | None = None) -> list[Waiting]:
    """Those whom this counter can call, in the order it would call them."""
    raise NotImplementedError


def waiting_in_office(office_id: int, now: datetime | None = None) -> list[Waiting]:
    """Everybody who waits in the office, first come first."""
    raise NotImplementedError


def people_ahead(ticket: Ticket, now: datetime | None = None) -> int:
    """How many of its line would be called before this waiting ticket if nobody else came; 0 for one that does not wait."""
    raise NotImplementedError
