"""Open or closed, and until when, in the regency's own zone."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from kawasan_tourism_map.services.hours import DAYS, grouped, opening, week

pytestmark = pytest.mark.once
WIB, WITA, WIT = (ZoneInfo(f"Asia/{city}") for city in ("Jakarta", "Makassar", "Jayapura"))
WEEKDAYS = {"weekly": [[day, "08:00", "16:00"] for day in DAYS[:5]]}
NIGHTS = {"weekly": [["fri", "20:00", "02:00"], ["sun", "20:00", "02:00"]]}
ALL_DAY = {"weekly": [[day, "00:00", "24:00"] for day in DAYS]}
TWO_SPANS = {"weekly": [["mon", "08:00", "12:00"], ["mon", "13:00", "16:00"]]}
MONDAY = 2  # 2 March 2026


def at(text: str, zone: ZoneInfo = WIB) -> datetime:
    return datetime.fromisoformat(f"2026-03-{text}").replace(tzinfo=zone)


def test_open_until_the_evening() -> None:
    state = opening(WEEKDAYS, at("02 09:00"), WIB)
    assert (state.is_open, state.changes_at) == (True, at("02 16:00"))


def test_closed_until_the_next_opening() -> None:
    assert opening(WEEKDAYS, at("02 07:59"), WIB).changes_at == at("02 08:00")
    assert opening(WEEKDAYS, at("02 16:00"), WIB).changes_at == at("03 08:00")
    assert opening(WEEKDAYS, at("06 16:00"), WIB).changes_at == at("09 08:00"), "over the weekend"


@pytest.mark.parametrize(("zone", "is_open"), [(WIB, False), (WITA, True), (WIT, True)])
def test_one_moment_is_another_time_in_another_zone(zone: ZoneInfo, is_open: bool) -> None:
    moment = datetime(2026, 3, MONDAY, 0, 30, tzinfo=UTC)  # 7.30 WIB, 8.30 WITA, 9.30 WIT
    assert opening(WEEKDAYS, moment, zone).is_open is is_open


def test_the_weekday_is_that_of_the_zone() -> None:
    sunday_evening_utc = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)  # already Monday 8.30 in WIT
    assert opening(WEEKDAYS, sunday_evening_utc, WIT).is_open
    assert not opening(WEEKDAYS, sunday_evening_utc, WIB).is_open


@pytest.mark.parametrize(
    ("now", "closes"), [("06 23:00", "07 02:00"), ("07 01:59", "07 02:00"), ("02 01:00", "02 02:00")]
)
def test_a_span_runs_past_midnight_and_past_the_week(now: str, closes: str) -> None:
    state = opening(NIGHTS, at(now), WIB)
    assert (state.is_open, state.changes_at) == (True, at(closes))


def test_a_break_closes() -> None:
    assert opening(TWO_SPANS, at("02 12:30"), WIB).changes_at == at("02 13:00")


def test_24_hours_on_every_day_never_closes() -> None:
    state = opening(ALL_DAY, at("04 23:59"), WIB)
    assert (state.is_open, state.changes_at) == (True, None)


@pytest.mark.parametrize(("hours", "known", "is_open"), [(None, False, False), ({"always": True}, True, True)])
def test_unknown_and_always(hours: dict[str, Any] | None, known: bool, is_open: bool) -> None:
    state = opening(hours, at("02 03:00"), WIB)
    assert (state.is_known, state.is_open, state.changes_at) == (known, is_open, None)


def test_neighbouring_days_stand_in_one_line() -> None:
    assert grouped(WEEKDAYS) == [(0, 4, [("08:00", "16:00")]), (5, 6, [])]


def test_a_week_in_minutes() -> None:
    assert week(NIGHTS) == [(4 * 1440 + 1200, 5 * 1440 + 120), (6 * 1440 + 1200, 7 * 1440 + 120)]
