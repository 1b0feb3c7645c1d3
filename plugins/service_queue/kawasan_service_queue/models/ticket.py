"""Tickets, the counter row each queue has for each day, and the calls shown on the board."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from kawasan.plugin_api import Model, RegencyOwned, join_on, owned_key, reference, utcnow
from kawasan_service_queue.models.office import Counter, Service

WAITING: Final = "waiting"
CALLED: Final = "called"
SERVING: Final = "serving"
SERVED: Final = "served"
ABSENT: Final = "absent"
CANCELLED: Final = "cancelled"
STATES: Final = (WAITING, CALLED, SERVING, SERVED, ABSENT, CANCELLED)
LIVE: Final = (WAITING, CALLED, SERVING)
"""States of a ticket that still counts. One whose `lapses_at` has passed no longer does."""
LAPSED: Final = "lapsed"
"""What a live ticket is called once its day is over; never stored."""

ONLINE: Final = "online"
KIOSK: Final = "kiosk"
COUNTER: Final = "counter"
CHANNELS: Final = (ONLINE, KIOSK, COUNTER)

PRIORITIES: Final = ("elderly", "disabled", "pregnant_or_infant")
"""Who is served first (UU 25/2009 art. 29, UU 8/2016): elderly, disabled, pregnant or with an infant."""


LONGEST_TIMES: Final = 5
_marked = text("idempotency IS NOT NULL")  # those whose marks are yet to be forgotten


class QueueDay(RegencyOwned, Model):
    """The counter row of one service and local day, taken in one transaction with the ticket that gets its number."""

    __tablename__ = "service_queue_day"
    __table_args__ = (
        UniqueConstraint("regency_id", "service_id", "day"),
        owned_key("service_id", "service_queue_service", ondelete="CASCADE"),
    )

    service_id: Mapped[int] = reference()
    day: Mapped[date]
    last: Mapped[int] = mapped_column(default=0)
    """The sequence last given out."""
    salt: Mapped[str] = mapped_column(String(32))
    """Makes the device hashes of this queue and day useless for any other."""


class Ticket(RegencyOwned, Model):
    """A person's place in a queue. It carries no name.

    The number belongs to the queue that issued it (`origin_id`, `day`, `sequence`) and stays when the person is sent
    on to the line of another service (`service_id`).
    """

    __tablename__ = "service_queue_ticket"
    __table_args__ = (
        UniqueConstraint("regency_id", "origin_id", "day", "sequence"),
        UniqueConstraint("regency_id", "code"),
        UniqueConstraint("regency_id", "idempotency"),
        CheckConstraint(f"state IN {STATES!r}", name="state"),
        CheckConstraint(f"channel IN {CHANNELS!r}", name="channel"),
        owned_key("origin_id", "service_queue_service", ondelete="CASCADE"),
        owned_key("service_id", "service_queue_service", ondelete="CASCADE"),
        owned_key("counter_id", "service_queue_counter"),
        owned_key("for_counter_id", "service_queue_counter"),
        Index("ix_service_queue_ticket_marked", "regency_id", "day", sqlite_where=_marked, postgresql_where=_marked),
        Index(None, "regency_id", "service_id", "state", "queued_at"),
        Index(None, "regency_id", "service_id", "finished_at"),
        Index(None, "regency_id", "counter_id", "state"),
    )

    origin_id: Mapped[int] = reference()
    service_id: Mapped[int] = reference()
    day: Mapped[date]
    sequence: Mapped[int]
    number: Mapped[str] = mapped_column(String(12))
    """As shown and spoken: "A-012"."""
    code: Mapped[str] = mapped_column(String(16))
    """80 random bits, base32 in lower case: the only key to this ticket."""
    idempotency: Mapped[str | None] = mapped_column(String(64))
    """Hash of the key its maker sent; forgotten with `device_hash`."""
    device_hash: Mapped[str | None] = mapped_column(String(32))
    channel: Mapped[str] = mapped_column(String(8))
    priority: Mapped[str | None] = mapped_column(String(20))
    """One of PRIORITIES, or None."""
    state: Mapped[str] = mapped_column(String(10), default=WAITING)
    issued_at: Mapped[datetime] = mapped_column(default=utcnow)
    queued_at: Mapped[datetime] = mapped_column(default=utcnow)
    """Its place in line: earlier is called earlier."""
    lapses_at: Mapped[datetime]
    """When a waiting ticket is worth nothing any more: the end of its day, later where the office is open across it.
    """
    called_at: Mapped[datetime | None]
    serving_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    waited_seconds: Mapped[int | None]
    """From issue to first call."""
    served_seconds: Mapped[int | None]
    """At the counter, once served; at most LONGEST_TIMES the usual, for where someone forgot to press "finish"."""
    calls: Mapped[int] = mapped_column(default=0)
    """How often it was called, the first time included."""
    counter_id: Mapped[int | None] = reference(nullable=True)
    """Where it was called to."""
    for_counter_id: Mapped[int | None] = reference(nullable=True)
    """Only this counter may call it; set by a transfer to a counter."""

    service: Mapped[Service] = relationship(primaryjoin=join_on("Ticket.service_id", "Service"), viewonly=True)
    counter: Mapped[Counter | None] = relationship(primaryjoin=join_on("Ticket.counter_id", "Counter"), viewonly=True)

    def state_at(self, now: datetime) -> str:
        """Its state; `lapsed` for one that nobody has dealt with by the end of its day."""
        return LAPSED if self.state in LIVE and now >= self.lapses_at else self.state


class Call(RegencyOwned, Model):
    """One call, as the board shows and speaks it. `serial` rises by one with each call of the office."""

    __tablename__ = "service_queue_call"
    __table_args__ = (
        UniqueConstraint("regency_id", "office_id", "serial"),
        owned_key("office_id", "service_queue_office", ondelete="CASCADE"),
        owned_key("service_id", "service_queue_service", ondelete="CASCADE"),
        owned_key("ticket_id", "service_queue_ticket", ondelete="CASCADE"),
        owned_key("counter_id", "service_queue_counter"),
    )

    office_id: Mapped[int] = reference()
    service_id: Mapped[int] = reference()
    ticket_id: Mapped[int] = reference()
    counter_id: Mapped[int] = reference()
    serial: Mapped[int]
    is_priority: Mapped[bool] = mapped_column(default=False)
    is_repeat: Mapped[bool] = mapped_column(default=False)
    at: Mapped[datetime] = mapped_column(default=utcnow)

    ticket: Mapped[Ticket] = relationship(primaryjoin=join_on("Call.ticket_id", "Ticket"), viewonly=True)
    counter: Mapped[Counter] = relationship(primaryjoin=join_on("Call.counter_id", "Counter"), viewonly=True)
