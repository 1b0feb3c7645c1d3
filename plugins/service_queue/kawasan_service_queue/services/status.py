"""A ticket as its holder follows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kawasan.plugin_api import Bilingual
from kawasan_service_queue.models import Office, Service, Ticket

LAPSED = "lapsed"


@dataclass(frozen=True)
class TicketStatus:
    """Everything the live page shows.

    `state`: one of STATES, or `lapsed` for a waiting ticket of a day that is over. `people_ahead`, `wait_minutes`: None unless waiting;
    `wait_minutes` also where no counter is staffed (`counters_staffed` is 0: say so). `counter`: label of the counter it is or was
    called to. `can_reopen_until`: for an absent one, until when an officer can reopen it. `version`: for polling.
    """

    ticket: Ticket
    service: Service
    office: Office
    state: str
    people_ahead: int | None
    wait_minutes: int | None
    counters_staffed: int
    counter: Bilingual | None
    counter_number: int | None
    can_cancel: bool
    can_reopen_until: datetime | None
    version: str


def status(code: str, now: datetime | None = None) -> TicketStatus:
    """The ticket with this code; raises UnknownTicket. At most eight queries."""
    raise NotImplementedError


def status_version(code: str, now: datetime | None = None) -> str:
    """The `version` of `status` alone, for polling (answer 204 when it is the one asked with); raises UnknownTicket. Two queries."""
    raise NotImplementedError
