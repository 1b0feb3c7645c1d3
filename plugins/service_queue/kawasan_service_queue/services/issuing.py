"""Giving out numbers: a promise. One row per queue and day, in one transaction with the ticket."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kawasan_service_queue.models import Ticket


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

    `channel`: one of CHANNELS; only `online` has a daily quota and the rule of one live ticket per device and service.
    `idempotency_key`: the same key (1-200 characters) gives the same ticket, also when two requests carry it at once. Forms: put a
    fresh random one into a hidden field. `device`: an opaque random mark of the browser (a cookie); stored only as a salted hash.
    `priority`: one of PRIORITIES or None. `office_slug`: the office it must belong to, if given (a kiosk).

    Raises BadRequest, UnknownService, OfficeClosed, QuotaReached, AlreadyHolding, KeyReused. A refusal takes no number.
    """
    raise NotImplementedError
