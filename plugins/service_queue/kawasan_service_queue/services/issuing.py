"""Giving out numbers: a promise. One row per queue and day, in one transaction with the ticket."""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import joinedload

from kawasan.plugin_api import require_regency, session, utcnow
from kawasan_service_queue.models import CHANNELS, COUNTER, ONLINE, PRIORITIES, WAITING, Office, Service, Ticket
from kawasan_service_queue.services.numbers import device_hash, take_number
from kawasan_service_queue.services.office_lock import hold
from kawasan_service_queue.services.online import check_device, check_quota
from kawasan_service_queue.services.opening import good_until, office_opening
from kawasan_service_queue.services.refusals import BadRequest, KeyReused, OfficeClosed, QueueRefused, UnknownService

CODE_BYTES = 10
LONGEST_KEY = 200


@dataclass(frozen=True)
class Issued:
    """The ticket, and whether it was made just now (False: the same key had one already)."""

    ticket: Ticket
    is_new: bool


def issue(
    service_slug: str,
    *,
    channel: str,
    idempotency_key: str,
    device: str | None = None,
    priority: str | None = None,
    office_slug: str | None = None,
    now: datetime | None = None,
) -> Issued:
    """Take the next number of a service's queue for this local day.

    `channel`: one of CHANNELS; only `online` has a daily quota and the rule of one live ticket per device and
    service; only `counter` (an officer does it) works while the office is closed. `idempotency_key`: the same key
    (1-200 characters) gives the same ticket, also when two requests carry it at once. Forms: put a fresh random one
    into a hidden field. `device`: an opaque random mark of the browser (a cookie); kept only as a salted hash, for
    some days. `priority`: one of PRIORITIES or None. `office_slug`: the office it must belong to, if given (a kiosk).

    Raises BadRequest, UnknownService, OfficeClosed, QuotaReached, AlreadyHolding, KeyReused. A refusal takes no
    number.
    """
    _check(channel, idempotency_key, priority)
    service = find_service(service_slug, office_slug)
    key = _hash_of_key(idempotency_key)
    if (existing := _with_key(key)) is not None:
        return _again(existing, service)
    try:
        # A savepoint: who loses the race for a key gives the number back, and can then read the winner's ticket.
        with session().begin_nested():
            ticket = _take(service, channel=channel, device=device, priority=priority, now=now)
            ticket.idempotency = key
            session().add(ticket)
            session().flush()
    except (IntegrityError, QueueRefused):
        # Perhaps another request with the same key was first, by a moment: its ticket is no reason to refuse this one.
        existing = _with_key(key)
        if existing is None:
            raise
        return _again(existing, service)
    return Issued(ticket, is_new=True)


def find_service(slug: str, office_slug: str | None = None) -> Service:
    """The active service, with its active office; raises UnknownService."""
    statement = select(Service).join(Service.office).options(joinedload(Service.office))
    statement = statement.where(Service.slug == slug, Service.active, Office.active)
    if office_slug is not None:
        statement = statement.where(Office.slug == office_slug)
    service: Service | None = session().scalar(statement)
    if service is None:
        raise UnknownService(f"There is no service {slug!r} here.")
    return service


def _take(service: Service, *, channel: str, device: str | None, priority: str | None, now: datetime | None) -> Ticket:
    hold(service.office_id)
    moment = now or utcnow()  # read now that it is our turn, so that the order of moments is that of the numbers
    state = office_opening(service.office, moment)
    if not state.open_now and channel != COUNTER:
        raise OfficeClosed(state.opens_at)
    day = require_regency().local_day(moment)
    if channel == ONLINE:
        check_quota(service, day)
        check_device(service, device, moment)
    row = take_number(service, day)
    return Ticket(
        origin_id=service.id, service_id=service.id, day=day, sequence=row.sequence,
        number=f"{service.letter}-{row.sequence:03d}", code=_new_code(), channel=channel, priority=priority,
        state=WAITING, issued_at=moment, queued_at=moment, lapses_at=good_until(service.office, moment),
        device_hash=device_hash(device, row.salt) if device else None, calls=0,
    )  # fmt: skip


def _check(channel: str, key: str, priority: str | None) -> None:
    if channel not in CHANNELS:
        raise BadRequest(f"The channel {channel!r} is not one of {', '.join(CHANNELS)}.")
    if priority is not None and priority not in PRIORITIES:
        raise BadRequest(f"The priority {priority!r} is not one of {', '.join(PRIORITIES)}.")
    if not 1 <= len(key) <= LONGEST_KEY:
        raise BadRequest(f"The Idempotency-Key must have 1 to {LONGEST_KEY} characters.")


def _with_key(key: str) -> Ticket | None:
    found: Ticket | None = session().scalar(select(Ticket).where(Ticket.idempotency == key))
    return found


def _again(ticket: Ticket, service: Service) -> Issued:
    if ticket.origin_id != service.id:
        raise KeyReused
    return Issued(ticket, is_new=False)


def _hash_of_key(key: str) -> str:
    return blake2b(key.encode(), digest_size=32).hexdigest()


def _new_code() -> str:
    return base64.b32encode(secrets.token_bytes(CODE_BYTES)).decode().lower()
