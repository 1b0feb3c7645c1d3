"""A counter as the officer who sits there sees it: whom it has, who waits, what can be done now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kawasan.plugin_api import utcnow
from kawasan_service_queue.models import CALLED, SERVING, Counter, Service, Ticket
from kawasan_service_queue.services.calling import current_ticket
from kawasan_service_queue.services.line import Waiting, waiting_at
from kawasan_service_queue.services.offices import active_services, live_version
from kawasan_service_queue.services.refusals import QueueRefused
from kawasan_service_queue.services.serving import recently_absent

OPEN, CLOSE, NEXT, RECALL, START, ABSENT, FINISH, TRANSFER, PICK = (
    "open", "close", "next", "recall", "start", "absent", "finish", "transfer", "pick",
)  # fmt: skip
ACTS = {
    None: frozenset({NEXT, CLOSE, PICK}),
    CALLED: frozenset({RECALL, START, ABSENT, FINISH, TRANSFER}),
    SERVING: frozenset({FINISH, TRANSFER}),
}
"""What can be done at an open counter, by the state of the ticket it has (None: it has nobody)."""


class HeldByAnother(QueueRefused):
    """A colleague opened this counter, at `since`: take it over first."""

    code = "held-by-another"

    def __init__(self, since: datetime | None) -> None:
        self.since = since
        super().__init__("Another officer has this counter open; take it over first.")


@dataclass(frozen=True)
class Desk:
    """Everything the officer's screen shows. `waiting`: whom this counter can call, in the order it would.

    `held_by_another`: a colleague opened this counter, and acts here until this officer takes over.
    """

    counter: Counter
    services: dict[int, Service]
    is_open: bool
    held_by_another: bool
    current: Ticket | None
    waiting: tuple[Waiting, ...]
    missed: tuple[Ticket, ...]
    version: str

    @property
    def allowed(self) -> frozenset[str]:
        """What this officer can do now."""
        if not self.is_open or self.held_by_another:
            return frozenset({OPEN})
        return ACTS[self.current.state if self.current else None]


def desk(counter: Counter, officer_id: int, now: datetime | None = None) -> Desk:
    """The counter's desk for this officer. Six queries."""
    moment = now or utcnow()
    is_open = counter.is_staffed(moment)
    return Desk(
        counter=counter,
        services={service.id: service for service in active_services(counter.office)},
        is_open=is_open,
        held_by_another=is_open and counter.opened_by != officer_id,
        current=current_ticket(counter, now=moment),
        waiting=tuple(waiting_at(counter, moment)),
        missed=tuple(recently_absent(counter.office_id, moment)),
        version=live_version(counter.office_id, moment),
    )


def check_holder(counter: Counter, officer_id: int, now: datetime | None = None) -> None:
    """Raise HeldByAnother where a colleague has this counter open: two officers at one desk undo each other's calls."""
    if counter.is_staffed(now or utcnow()) and counter.opened_by != officer_id:
        raise HeldByAnother(counter.opened_at)
