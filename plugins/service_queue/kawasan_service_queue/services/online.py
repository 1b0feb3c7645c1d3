"""What keeps touts from taking the online tickets: a daily quota, and one live ticket per device and service."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hmac import compare_digest

from sqlalchemy import and_, func, select

from kawasan.plugin_api import session
from kawasan_service_queue.models import ABSENT, CANCELLED, LIVE, ONLINE, QueueDay, Service, Ticket
from kawasan_service_queue.services.numbers import device_hash
from kawasan_service_queue.services.refusals import AlreadyHolding, QuotaReached
from kawasan_service_queue.settings import queue_settings

RETURNED = (ABSENT, CANCELLED)
"""States that give the online place back."""


@dataclass(frozen=True)
class Held:
    """A ticket that a device holds."""

    code: str
    number: str


def quota_of(service: Service) -> int:
    """Online tickets a day: the service's own, else the regency's setting."""
    return queue_settings().online_quota if service.online_quota is None else service.online_quota


def online_taken(services: Iterable[Service], day: date) -> dict[int, int]:
    """How many online places of the day are taken, by service; those without any are missing."""
    ids = [service.id for service in services]
    taken = select(Ticket.origin_id, func.count()).where(Ticket.origin_id.in_(ids), Ticket.day == day)
    taken = taken.where(Ticket.channel == ONLINE, Ticket.state.not_in(RETURNED)).group_by(Ticket.origin_id)
    return {service_id: int(count) for service_id, count in session().execute(taken)}


def check_quota(service: Service, day: date) -> None:
    """Raises QuotaReached. Exact only while the office is held."""
    quota = quota_of(service)
    if online_taken([service], day).get(service.id, 0) >= quota:
        raise QuotaReached(quota)


def check_device(service: Service, device: str | None, now: datetime) -> None:
    """Raises AlreadyHolding. A caller that shows no mark of a device is not checked: that is what throttles are for."""
    held = held_by(service, device, now)
    if held is not None:
        raise AlreadyHolding(held.code, held.number)


def held_by(service: Service, device: str | None, now: datetime) -> Held | None:
    """The live online ticket of this service that the device has; None also where it shows no mark. One query."""
    if not device:
        return None
    same_day = and_(QueueDay.service_id == Ticket.origin_id, QueueDay.day == Ticket.day)
    held = (
        select(Ticket.code, Ticket.number, Ticket.device_hash, QueueDay.salt)
        .join(QueueDay, same_day)
        .where(Ticket.origin_id == service.id, Ticket.channel == ONLINE, Ticket.state.in_(LIVE), Ticket.lapses_at > now)
        .where(Ticket.device_hash.is_not(None))
    )
    for code, number, kept, salt in session().execute(held):
        if compare_digest(kept, device_hash(device, salt)):
            return Held(code, number)
    return None
