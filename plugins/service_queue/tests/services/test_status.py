"""A ticket as its holder follows it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kawasan.plugin_api import RegencyRef
from kawasan.testing import At, InRegency, QueryCount
from kawasan_service_queue.models import CALLED, Counter
from kawasan_service_queue.services import serving
from kawasan_service_queue.services.calling import call_next
from kawasan_service_queue.services.line import people_ahead
from kawasan_service_queue.services.offices import office_now
from kawasan_service_queue.services.refusals import UnknownTicket
from kawasan_service_queue.services.staffing import open_counter
from kawasan_service_queue.services.status import status, status_version
from kawasan_service_queue.services.tickets import find_ticket

Take = Callable[..., str]
Desk = Callable[..., Counter]


def test_place_and_wait(hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk) -> None:
    with in_regency(toba):
        desk("rsud", 1)
        codes = [take("daftar") for _ in range(3)]
        shown = [status(code) for code in codes]
    assert [one.people_ahead for one in shown] == [0, 1, 2]
    assert [one.wait_minutes for one in shown] == [6, 12, 18]
    assert [one.counters_staffed for one in shown] == [1, 1, 1]


def test_nobody_staffs_the_line(hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk) -> None:
    with in_regency(toba):
        desk("rsud", 3)
        shown = status(take("daftar"))
    assert (shown.people_ahead, shown.wait_minutes, shown.counters_staffed) == (0, None, 0)


def test_people_ahead_are_those_who_will_be_called_before(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk
) -> None:
    with in_regency(toba):
        codes = [take("daftar"), take("daftar"), take("daftar"), take("daftar", priority="elderly")]
        codes.append(take("daftar", priority="disabled"))
        expected = {code: people_ahead(find_ticket(code)) for code in codes}
        counter, called = desk("rsud", 1), []
        for _ in codes:
            called.append(call_next(counter).code)
            serving.finish(counter)
    assert expected == {code: place for place, code in enumerate(called)}


def test_called(hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk) -> None:
    with in_regency(toba):
        code = take("daftar")
        call_next(desk("rsud", 1))
        shown = status(code)
    assert (shown.state, shown.people_ahead, shown.wait_minutes) == (CALLED, None, None)
    assert (str(shown.counter), shown.counter_number, shown.can_cancel) == ("Loket 1", 1, True)


def test_lapsed(registry: str, toba: RegencyRef, in_regency: InRegency, take: Take, at: At) -> None:
    at("2026-03-02 09:00")
    with in_regency(toba):
        code = take("ktp")
        version = status_version(code)
    at("2026-03-03 00:00")
    with in_regency(toba):
        shown = status(code)
        assert (shown.state, shown.people_ahead, shown.can_cancel) == ("lapsed", None, False)
        assert status_version(code) != version


def test_whoever_was_called_and_forgotten_is_not_called_on_the_next_day(
    registry: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk, at: At
) -> None:
    at("2026-03-02 15:00")
    with in_regency(toba):
        code = take("ktp")
        call_next(desk("dukcapil", 1))
    at("2026-03-03 08:00")
    with in_regency(toba):
        assert (status(code).state, status(code).can_cancel) == ("lapsed", False)


def test_who_is_sent_to_a_closed_counter_is_told_that_nobody_is_there(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk
) -> None:
    with in_regency(toba):
        code = take("daftar")
        counter = desk("rsud", 1)
        call_next(counter)
        serving.transfer(counter, None, to_counter=2)
        assert (status(code).counters_staffed, status(code).wait_minutes) == (0, None)
        desk("rsud", 2)
        assert (status(code).counters_staffed, status(code).wait_minutes) == (1, 6)


@pytest.mark.parametrize(
    ("clock", "expected"), [("11:30", None), ("11:55", ("12:00", "13:00")), ("15:27", ("15:30", ""))]
)
def test_a_turn_after_closing_is_foreseen(
    registry: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk, at: At,
    clock: str, expected: tuple[str, str] | None,
) -> None:  # fmt: skip
    at(f"2026-03-02 {clock}")
    with in_regency(toba):
        code = take("ktp")
        assert status(code).shuts_first is None, "nobody is there: nobody knows"
        desk("dukcapil", 1)
        for found in (status(code).shuts_first, office_now("dukcapil").service("ktp").shuts_first):
            said = found and (f"{found.closes_at:%H:%M}", f"{found.opens_at:%H:%M}" if found.opens_at else "")
            assert said == expected


def test_a_turn_has_a_time_by_the_clock_unless_the_office_closes_before_it(
    registry: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk, at: At
) -> None:
    at("2026-03-02 11:30")
    with in_regency(toba):
        code = take("ktp")
        assert status(code).turn is None, "nobody is there: nobody knows"
        desk("dukcapil", 1)
        turn = status(code).turn
        assert turn is not None
        assert f"{toba.local_now(turn.at):%H:%M}" == "11:35"
    at("2026-03-02 11:55")
    with in_regency(toba):
        assert status(code).turn is None


def test_while_nothing_happens_the_page_of_one_who_waits_is_renewed_every_five_minutes(
    registry: str, toba: RegencyRef, in_regency: InRegency, take: Take, at: At
) -> None:
    at("2026-03-02 09:00")
    with in_regency(toba):
        code = take("ktp")
        seen = status_version(code)
    for clock, same in (("09:04", True), ("09:05", False)):
        at(f"2026-03-02 {clock}")
        with in_regency(toba):
            assert (status_version(code) == seen) is same


def test_who_was_missed_is_sent_to_the_counter_only_while_it_can_be_reopened(
    registry: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk, at: At
) -> None:
    at("2026-03-02 09:00")
    with in_regency(toba):
        code = take("ktp")
        counter = desk("dukcapil", 1)
        call_next(counter)
        serving.mark_absent(counter)
    for clock, can_reopen in (("09:29", True), ("09:31", False)):
        at(f"2026-03-02 {clock}")
        with in_regency(toba):
            assert (status(code).can_reopen_until is not None) is can_reopen


def test_the_version_changes_with_whatever_can_be_seen(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk, at: At
) -> None:
    at("2026-03-02 09:00")
    with in_regency(toba):
        first, code = take("daftar"), take("daftar")
        seen = [status_version(code)]

        def changed() -> bool:
            seen.append(status_version(code))
            return seen[-1] not in seen[:-1]

        assert status(code).version == seen[0]
        assert not changed()
        seen.pop()
        counter = desk("rsud", 1)
        assert changed(), "a counter opened: the wait is known now"
        call_next(counter)
        assert changed(), "one person less ahead"
        serving.cancel(first)
        assert changed()
        open_counter(counter, counter.opened_by or 0)
        take("daftar", priority="elderly")
        assert changed(), "someone with priority came"


def test_following_is_cheap(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, query_count: QueryCount
) -> None:
    with in_regency(toba):
        code = take("daftar")
    with in_regency(toba), query_count() as counted:
        status_version(code)
    assert counted.total <= 2, counted
    with in_regency(toba), query_count() as counted:
        status(code)
    assert counted.total <= 7, counted


def test_a_code_there_is_not(
    hospital: str, toba: RegencyRef, samosir: RegencyRef, in_regency: InRegency, take: Take
) -> None:
    with in_regency(toba):
        code = take("daftar")
    for read in (status, status_version):
        with in_regency(toba), pytest.raises(UnknownTicket):
            read("nothing")
        with in_regency(samosir), pytest.raises(UnknownTicket):
            read(code)
