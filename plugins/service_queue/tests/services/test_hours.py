"""Opening hours, in local time, whatever the clocks of the servers say."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from kawasan_service_queue.services.hours import BadHours, check_hours, day_stretches, opening

pytestmark = pytest.mark.once

WIB, WITA, WIT = ZoneInfo("Asia/Jakarta"), ZoneInfo("Asia/Makassar"), ZoneInfo("Asia/Jayapura")
OFFICE = [["mon", "08:00", "12:00"], ["mon", "13:00", "15:30"], ["tue", "08:00", "12:00"]]
NIGHT = [["mon", "20:00", "04:00"]]
ROUND_THE_CLOCK = [[day, "00:00", "24:00"] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")]
MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)


def moment(day: date, clock: str, zone: ZoneInfo = WIB) -> datetime:
    return datetime.fromisoformat(f"{day} {clock}").replace(tzinfo=zone)


def test_open_until_the_end_of_this_interval() -> None:
    state = opening(OFFICE, [], WIB, moment(MONDAY, "09:00"))
    assert state.open_now
    assert state.closes_at == moment(MONDAY, "12:00")
    assert state.opens_at is None
    assert state.changes_at == state.closes_at


def test_it_opens_on_the_minute_and_is_closed_on_the_minute() -> None:
    assert opening(OFFICE, [], WIB, moment(MONDAY, "08:00")).open_now
    assert not opening(OFFICE, [], WIB, moment(MONDAY, "12:00")).open_now


def test_closed_at_noon_until_the_afternoon() -> None:
    state = opening(OFFICE, [], WIB, moment(MONDAY, "12:15"))
    assert not state.open_now
    assert state.opens_at == moment(MONDAY, "13:00")


def test_closed_over_the_rest_of_the_week() -> None:
    assert opening(OFFICE, [], WIB, moment(TUESDAY, "12:00")).opens_at == moment(date(2026, 3, 9), "08:00")


def test_a_closed_date_is_skipped() -> None:
    closures = [{"date": str(TUESDAY)}]
    assert opening(OFFICE, closures, WIB, moment(MONDAY, "16:00")).opens_at == moment(date(2026, 3, 9), "08:00")


@pytest.mark.parametrize(("zone", "is_open"), [(WIB, False), (WITA, True), (WIT, True)])
def test_each_zone_has_its_own_eight_o_clock(zone: ZoneInfo, is_open: bool) -> None:
    seven_in_jakarta = moment(MONDAY, "07:00", WIB).astimezone(UTC)
    assert opening(OFFICE, [], zone, seven_in_jakarta).open_now is is_open


def test_a_night_belongs_to_the_day_it_begins_on() -> None:
    state = opening(NIGHT, [], WIB, moment(TUESDAY, "03:59"))
    assert state.open_now
    assert state.closes_at == moment(TUESDAY, "04:00")
    assert not opening(NIGHT, [], WIB, moment(MONDAY, "03:00")).open_now


def test_a_week_without_a_gap_never_closes() -> None:
    state = opening(ROUND_THE_CLOCK, [], WIB, moment(MONDAY, "23:59"))
    assert (state.open_now, state.always, state.closes_at, state.changes_at) == (True, True, None, None)


def test_intervals_that_touch_are_one() -> None:
    assert opening(
        [["mon", "20:00", "24:00"], ["tue", "00:00", "06:00"]], [], WIB, moment(MONDAY, "21:00")
    ).closes_at == (moment(TUESDAY, "06:00"))


def test_without_hours_no_opening_is_in_sight() -> None:
    state = opening([], [], WIB, moment(MONDAY, "09:00"))
    assert (state.open_now, state.opens_at, state.changes_at) == (False, None, None)


def test_the_intervals_of_a_day_come_in_order() -> None:
    assert [one.start.hour for one in day_stretches(list(reversed(OFFICE)), [], WIB, MONDAY)] == [8, 13]


def test_hours_are_put_in_order() -> None:
    rows = [["tue", "08:00", "12:00"], ["mon", "13:00", "15:30"], ["mon", "08:00", "12:00"]]
    assert check_hours(rows) == [rows[2], rows[1], rows[0]]


@pytest.mark.parametrize(
    "rows",
    [
        [["monday", "08:00", "12:00"]],
        [["mon", "8 o'clock", "12:00"]],
        [["mon", "08:00"]],
        [["mon", "08:00", "12:00"], ["mon", "11:00", "13:00"]],
        [["mon", "20:00", "04:00"], ["mon", "22:00", "23:00"]],
    ],
)
def test_hours_that_make_no_sense_are_refused(rows: list[list[str]]) -> None:
    with pytest.raises(BadHours):
        check_hours(rows)
