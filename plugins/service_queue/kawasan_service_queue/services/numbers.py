"""The counter row of a queue's day: where numbers come from, and when marks of devices are forgotten."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import blake2b

from sqlalchemy import update

from kawasan.plugin_api import session
from kawasan_service_queue.models import QueueDay, Service, Ticket
from kawasan_service_queue.settings import queue_settings

_DIRECT = {"synchronize_session": False}
HASH_BYTES = SALT_BYTES = 16


@dataclass(frozen=True)
class Taken:
    """A number, and the salt of its queue and day."""

    sequence: int
    salt: str


def take_number(service: Service, day: date) -> Taken:
    """The next number of the day, given out only if the transaction commits. The office must be held."""
    row = update(QueueDay).where(QueueDay.service_id == service.id, QueueDay.day == day)
    taken = row.values(last=QueueDay.last + 1).returning(QueueDay.last, QueueDay.salt)
    found = session().execute(taken, execution_options=_DIRECT).one_or_none()
    return _begin_day(service, day) if found is None else Taken(found.last, found.salt)


def device_hash(device: str, salt: str) -> str:
    """What is kept of a device's mark: useless for any other queue or day."""
    return blake2b(device.encode(), key=salt.encode(), digest_size=HASH_BYTES).hexdigest()


def forget_marks(today: date) -> None:
    """Erase device hashes and keys of all tickets that are older than the regency lets them be."""
    last = today - timedelta(days=queue_settings().forget_days)
    old = update(Ticket).where(Ticket.day < last, Ticket.idempotency.is_not(None))
    session().execute(old.values(device_hash=None, idempotency=None), execution_options=_DIRECT)


def _begin_day(service: Service, day: date) -> Taken:
    first = QueueDay(service_id=service.id, day=day, last=1, salt=secrets.token_hex(SALT_BYTES))
    session().add(first)
    session().flush()
    return Taken(first.last, first.salt)
