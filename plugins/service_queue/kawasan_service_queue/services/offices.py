"""Offices as pages and the API show them: open or not, who is there, how long one waits. Few queries, however many offices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kawasan_service_queue.models import Office, Service
from kawasan_service_queue.services.estimate import Pace
from kawasan_service_queue.services.hours import Opening
from kawasan_service_queue.services.presence import CounterPresence


@dataclass(frozen=True)
class ServiceNow:
    """A service at this moment.

    `wait_minutes`: what someone who takes a number now can expect, whole minutes; None where no counter for it is staffed.
    `online_left`: online places left today; 0: none, or closed.
    """

    service: Service
    people_waiting: int
    counters_staffed: int
    wait_minutes: int | None
    online_quota: int
    online_left: int
    pace: Pace


@dataclass(frozen=True)
class OfficeNow:
    """An office at this moment. `version` changes whenever anything in it that can be seen live does."""

    office: Office
    opening: Opening
    counters_staffed: int
    presence: tuple[CounterPresence, ...]
    services: tuple[ServiceNow, ...]
    version: str

    @property
    def people_waiting(self) -> int:
        """In all its lines."""
        return sum(service.people_waiting for service in self.services)

    def service(self, slug: str) -> ServiceNow:
        """One of its services; raises UnknownService."""
        raise NotImplementedError


def offices_now(now: datetime | None = None, *, slugs: Sequence[str] | None = None) -> list[OfficeNow]:
    """All active offices (or those named), by name, with their active services, in at most six queries."""
    raise NotImplementedError


def office_now(slug: str, now: datetime | None = None) -> OfficeNow:
    """One office at this moment; raises UnknownOffice. At most six queries."""
    raise NotImplementedError


def find_office(slug: str) -> Office:
    """The active office with its services and counters; raises UnknownOffice. Four queries."""
    raise NotImplementedError


def next_change(offices: Sequence[OfficeNow]) -> datetime | None:
    """The earliest moment at which one of them opens or closes, or a schedule changes; for `expires_at`."""
    raise NotImplementedError


def live_version(office_id: int, now: datetime | None = None) -> str:
    """The `version` of OfficeNow alone, for polling: two small queries. Compare for equality only."""
    raise NotImplementedError
