"""Weekly hours, and whether it is open now."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from kawasan_umkm_catalog.services.opening import HoursRefused, by_day, flatten, read_day, state_at, write_day

ZONE = ZoneInfo("Asia/Jakarta")
WEEKDAYS = [[day, "08:00", "17:00"] for day in ("mon", "tue", "wed", "thu", "fri")]


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("written", "ranges"),
    [
        ("08.00–17.00", [("08:00", "17:00")]),
        ("8-17", [("08:00", "17:00")]),
        ("08:00 s/d 17:00 WIB", [("08:00", "17:00")]),
        ("13.00-16.00, 08.00-11.00", [("08:00", "11:00"), ("13:00", "16:00")]),
        ("18.00–02.00", [("18:00", "02:00")]),
        ("24 jam", [("00:00", "24:00")]),
        ("Tutup", []),
        ("", []),
    ],
)
def test_a_day_is_read_as_people_write_it(written: str, ranges: list[tuple[str, str]]) -> None:
    assert read_day(written) == ranges


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("pagi", "unreadable"),
        ("25-26", "unreadable"),
        ("08.70-17", "unreadable"),
        ("8-8", "unreadable"),
        ("8-12,11-17", "overlap"),
    ],
)
def test_hours_that_cannot_be_right_are_refused(written: str, code: str) -> None:
    with pytest.raises(HoursRefused) as refused:
        read_day(written)
    assert refused.value.code == code


def test_a_week_keeps_its_days() -> None:
    week = by_day([["fri", "08:00", "11:00"], ["fri", "13:00", "16:00"]])
    assert write_day(week[4]) == "08.00–11.00, 13.00–16.00"
    assert flatten(week) == [["fri", "08:00", "11:00"], ["fri", "13:00", "16:00"]]
    assert flatten([[]] * 7) is None


@pytest.mark.parametrize(
    ("now", "is_open", "changes_at"),
    [
        ("2026-03-02 07:59", False, "2026-03-02 08:00"),
        ("2026-03-02 08:00", True, "2026-03-02 17:00"),
        ("2026-03-02 17:00", False, "2026-03-03 08:00"),
        ("2026-03-06 18:00", False, "2026-03-09 08:00"),
    ],
)
def test_open_now_is_said_with_its_end(now: str, is_open: bool, changes_at: str) -> None:
    state = state_at(WEEKDAYS, moment(now))
    assert state is not None
    assert (state.is_open, state.changes_at) == (is_open, moment(changes_at))


def test_hours_past_midnight_belong_to_the_day_before() -> None:
    state = state_at([["sat", "18:00", "02:00"]], moment("2026-03-08 01:00"))
    assert state is not None
    assert (state.is_open, state.changes_at) == (True, moment("2026-03-08 02:00"))


def test_always_open_never_changes() -> None:
    state = state_at(
        [[day, "00:00", "24:00"] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")],
        moment("2026-03-02 03:00"),
    )
    assert state is not None
    assert (state.is_open, state.changes_at) == (True, None)


def test_no_fixed_hours_say_nothing() -> None:
    assert state_at(None, moment("2026-03-02 08:00")) is None
