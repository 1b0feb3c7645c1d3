"""The clock time of a turn, and when to be there for it. Pure; all moments aware."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

STEP = timedelta(minutes=5)
"""An estimate is no more exact than this."""
EARLY = timedelta(minutes=15)
"""How long before the expected turn one should be there: lines also move faster than expected."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Turn:
    """An expected turn, to STEP. `come_by`: EARLY before it; None where that is not in the future: come now."""

    at: datetime
    come_by: datetime | None


def expected_turn(now: datetime, wait_minutes: int) -> Turn:
    """The turn after a wait from `now`, never before `now`."""
    at = max(_step(now + timedelta(minutes=wait_minutes) + STEP / 2), _step(now + STEP))
    come_by = at - EARLY
    return Turn(at, come_by if come_by > now else None)


def step_of(now: datetime) -> int:
    """Which STEP it is: it changes whenever what is said of turns grows old."""
    return (now - EPOCH) // STEP


def _step(moment: datetime) -> datetime:
    return EPOCH + (moment - EPOCH) // STEP * STEP
