"""Calling people to a counter. Calls of one office wait for each other, so no two officers get the same person."""

from __future__ import annotations

from datetime import datetime

from kawasan_service_queue.models import Counter, Ticket


def call_next(counter: Counter, *, now: datetime | None = None) -> Ticket:
    """Call whoever is next for this counter; the ticket is then `called`.

    Priority first, but of any three successive calls of the same line at most one is priority while others wait.
    Raises CounterClosed, CounterBusy, NobodyWaiting.
    """
    raise NotImplementedError


def call_ticket(counter: Counter, code: str, *, now: datetime | None = None) -> Ticket:
    """Call this waiting person out of turn; noted in the trail. Raises CounterClosed, CounterBusy, UnknownTicket, WrongState."""
    raise NotImplementedError


def recall(counter: Counter, *, now: datetime | None = None) -> Ticket:
    """Call the counter's `called` person again. Raises WrongState with state `none` where it has nobody."""
    raise NotImplementedError


def current_ticket(counter: Counter) -> Ticket | None:
    """Whom the counter has called or serves."""
    raise NotImplementedError
