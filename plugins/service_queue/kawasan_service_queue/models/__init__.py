"""Tables of the queue: offices with their services and counters; tickets, the days' counter rows, and the calls."""

from __future__ import annotations

from kawasan_service_queue.models.office import STANDARD, Counter, CounterService, Office, Service
from kawasan_service_queue.models.ticket import (
    ABSENT,
    CALLED,
    CANCELLED,
    CHANNELS,
    COUNTER,
    KIOSK,
    LAPSED,
    LIVE,
    LONGEST_TIMES,
    ONLINE,
    PRIORITIES,
    SERVED,
    SERVING,
    STATES,
    WAITING,
    Call,
    QueueDay,
    Ticket,
)

__all__ = [
    "ABSENT", "CALLED", "CANCELLED", "CHANNELS", "COUNTER", "KIOSK", "LAPSED", "LIVE", "LONGEST_TIMES", "ONLINE",
    "PRIORITIES", "SERVED", "SERVING", "STANDARD", "STATES", "WAITING", "Call", "Counter", "CounterService", "Office",
    "QueueDay", "Service", "Ticket",
]  # fmt: skip
