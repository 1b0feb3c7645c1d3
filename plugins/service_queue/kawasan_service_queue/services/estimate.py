"""How long one will wait, from how fast the line has moved lately."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from kawasan_service_queue.models import Service


@dataclass(frozen=True)
class Pace:
    """How fast a service has gone lately, shrunk towards its usual: minutes at the counter, and the share that did not come (0..1)."""

    minutes: float
    absent_share: float
    served_recently: int


def paces(services: Iterable[Service], now: datetime) -> dict[int, Pace]:
    """The pace of each service by its id, in one query."""
    raise NotImplementedError


def wait_minutes(
    ahead: Mapping[int, int], service_id: int, paces: Mapping[int, Pace], staffed: Iterable[frozenset[int]]
) -> int | None:
    """Expected minutes until a ticket of `service_id` is called; None where nobody staffs a counter for it.

    `ahead`: people ahead by the service they wait for. `staffed`: for each staffed counter, the services it handles. For a line of
    its own this is (people ahead + 1) x mean time / counters; where counters are shared, people of other lines who will be served
    at one of ours count in proportion.
    """
    raise NotImplementedError
