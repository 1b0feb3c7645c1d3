"""Officers opening and closing counters: what "staffed" means everywhere else."""

from __future__ import annotations

from datetime import datetime

from kawasan_service_queue.models import Counter


def find_counter(office_slug: str, number: int) -> Counter:
    """A counter of an active office, with its office and what it handles; raises UnknownOffice, UnknownCounter."""
    raise NotImplementedError


def open_counter(counter: Counter, officer_id: int, *, now: datetime | None = None) -> None:
    """The officer sits down. Taking over a counter that a colleague left open is noted in the trail."""
    raise NotImplementedError


def close_counter(counter: Counter, *, now: datetime | None = None) -> None:
    """The officer leaves. Raises CounterBusy while someone is called or served there. Closing a closed one is no error."""
    raise NotImplementedError
