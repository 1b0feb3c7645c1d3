"""Money, time and distance on the page."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from kawasan.ui import formats

MOMENT = datetime(2026, 11, 22, 17, 30, tzinfo=UTC)
"""Half past midnight of the 23rd in Jakarta, half past two in Jayapura."""


@pytest.mark.parametrize(
    ("amount", "text"), [(25_000, "Rp25.000"), (0, "Rp0"), (999, "Rp999"), (1_250_000, "Rp1.250.000"), (-500, "-Rp500")]
)
def test_rupiah_has_points_and_no_cents(amount: int, text: str) -> None:
    assert formats.rupiah(amount) == text


@pytest.mark.parametrize(
    ("zone", "language", "text"),
    [("Asia/Jakarta", "id", "00.30"), ("Asia/Makassar", "id", "01.30"), ("Asia/Jayapura", "en", "02:30")],
)
def test_time_is_the_zones(zone: str, language: str, text: str) -> None:
    assert formats.local_time(MOMENT, zone, language) == text


def test_date_is_the_zones_and_in_the_language() -> None:
    assert formats.local_date(MOMENT, "Asia/Jakarta", "id", weekday=True) == "Senin, 23 November 2026"
    assert formats.local_date(MOMENT, "Asia/Jakarta", "en") == "23 November 2026"
    assert formats.local_date(date(2026, 8, 17), "Asia/Jakarta", "id") == "17 Agustus 2026"


def test_date_and_time_with_the_zones_label() -> None:
    assert formats.local_datetime(MOMENT, "Asia/Jakarta", "id", "WIB") == "23 November 2026 00.30 WIB"
    assert formats.local_datetime(MOMENT, "Asia/Jakarta", "en") == "23 November 2026 00:30"


@pytest.mark.parametrize(
    ("day", "language", "text"),
    [
        (23, "id", "hari ini"),
        (24, "id", "besok"),
        (22, "id", "kemarin"),
        (24, "en", "tomorrow"),
        (27, "id", "Jumat, 27 November"),
        (27, "en", "Friday, 27 November"),
    ],
)
def test_near_days_have_names(day: int, language: str, text: str) -> None:
    assert formats.relative_day(date(2026, 11, day), "Asia/Jakarta", language, MOMENT) == text


def test_the_day_turns_at_local_midnight() -> None:
    before_midnight = datetime(2026, 11, 22, 16, 59, tzinfo=UTC)
    assert formats.relative_day(before_midnight, "Asia/Jakarta", "id", MOMENT) == "kemarin"
    assert formats.relative_day(before_midnight, "Asia/Makassar", "id", MOMENT) == "hari ini"


def test_weekdays_start_on_monday() -> None:
    assert [formats.weekday_name(day, "id") for day in (0, 4, 6)] == ["Senin", "Jumat", "Minggu"]
    assert formats.weekday_name(6, "en") == "Sunday"


@pytest.mark.parametrize(
    ("km", "language", "text"),
    [
        (0.034, "id", "30 m"),
        (0.35, "id", "350 m"),
        (0.996, "id", "1,0 km"),
        (1.24, "id", "1,2 km"),
        (1.24, "en", "1.2 km"),
        (9.96, "id", "10 km"),
        (13.6, "en", "14 km"),
    ],
)
def test_distance_is_as_exact_as_useful(km: float, language: str, text: str) -> None:
    assert formats.distance(km, language) == text


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        formats.local_time(datetime(2026, 11, 22, 9, 0), "Asia/Jakarta", "id")  # noqa: DTZ001 - the refusal is the point
