"""What happens to a ticket after its call, and changes of mind. Each raises WrongState where the step is not possible."""

from __future__ import annotations

from datetime import datetime

from kawasan_service_queue.models import Counter, Ticket


def start(counter: Counter, *, now: datetime | None = None) -> Ticket:
    """The called person is at the counter: `called` to `serving`."""
    raise NotImplementedError


def finish(counter: Counter, *, now: datetime | None = None) -> Ticket:
    """Done: `serving` (or `called`: an officer in a hurry) to `served`."""
    raise NotImplementedError


def mark_absent(counter: Counter, *, now: datetime | None = None) -> Ticket:
    """Nobody came: `called` to `absent`; its online place is free again. Raises CalledTooFewTimes."""
    raise NotImplementedError


def reopen(code: str, *, now: datetime | None = None) -> Ticket:
    """An absent person came after all: back into the line, at the old place. In the trail. Raises UnknownTicket, ReopenTooLate."""
    raise NotImplementedError


def transfer(
    counter: Counter, service_slug: str, *, to_counter: int | None = None, now: datetime | None = None
) -> Ticket:
    """Send the counter's person on to the line of another service of this office, or to one counter (its number), or both.

    The number and the code stay; the person waits again at the place their first number gives. In the trail.
    Raises UnknownService, UnknownCounter.
    """
    raise NotImplementedError


def cancel(code: str, *, now: datetime | None = None) -> Ticket:
    """The person gives a waiting or called ticket back; its online place is free again. Cancelling twice is no error.

    Raises UnknownTicket, WrongState.
    """
    raise NotImplementedError


def set_priority(code: str, priority: str | None, *, now: datetime | None = None) -> Ticket:
    """An officer gives a waiting person priority, or takes it. In the trail. Raises UnknownTicket, WrongState, BadRequest."""
    raise NotImplementedError


def recently_absent(office_id: int, now: datetime | None = None) -> list[Ticket]:
    """Tickets of the office that can still be reopened, latest first."""
    raise NotImplementedError
