"""Whether an office is open, in its regency's zone, and how long what is begun there stays good."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kawasan.plugin_api import require_regency
from kawasan_service_queue.models import Office
from kawasan_service_queue.services.hours import Opening, Stretch, day_end, day_stretches, opening

LONGEST = timedelta(hours=24)
MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True)
class ShutsFirst:
    """An office closes before somebody's turn. `opens_at`: when it opens again on that day; None: it does not."""

    closes_at: datetime
    opens_at: datetime | None


def office_opening(office: Office, now: datetime) -> Opening:
    """Whether the office is open at `now`, and when that changes, in local time."""
    return opening(office.hours, office.closures, require_regency().zone, now, always=office.always_open)


def hours_of_day(office: Office, day: date) -> list[Stretch]:
    """When the office opens on this day, in local time; none on a day it is closed."""
    return day_stretches(office.hours, office.closures, require_regency().zone, day)


def shuts_first(office: Office, now: datetime, wait_minutes: int | None) -> ShutsFirst | None:
    """Whether the office closes before a wait from `now` is over; None where it does not, or nobody knows the wait."""
    closes_at = office_opening(office, now).closes_at
    if closes_at is None or wait_minutes is None or now + timedelta(minutes=wait_minutes) <= closes_at:
        return None
    opens_at = office_opening(office, closes_at).opens_at
    is_break = opens_at is not None and opens_at.date() == closes_at.date()
    return ShutsFirst(closes_at, opens_at if is_break else None)


def good_until(office: Office, now: datetime) -> datetime:
    """Until when a ticket taken, or a counter opened, at `now` counts.

    Until local midnight; in an office that is open across it, until it closes, at most 24 hours.
    """
    regency = require_regency()
    midnight = day_end(regency.local_day(now), regency.zone)
    before, after = office_opening(office, midnight - MOMENT), office_opening(office, midnight)
    if not (before.open_now and after.open_now):
        return midnight
    longest = now + LONGEST
    return longest if after.closes_at is None else max(midnight, min(after.closes_at, longest))
