"""The board on the wall."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from kawasan.plugin_api import RegencyRef, utcnow
from kawasan.testing import At, InRegency, QueryCount
from kawasan_service_queue.models import Counter
from kawasan_service_queue.services import serving
from kawasan_service_queue.services.board import board, board_version
from kawasan_service_queue.services.calling import call_next, recall
from kawasan_service_queue.services.refusals import UnknownOffice

Take = Callable[..., str]
Desk = Callable[..., Counter]


def test_an_empty_board(hospital: str, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        shown = board("rsud")
        assert (shown.version, shown.calls, shown.unspoken, shown.people_waiting) == (0, (), (), 0)


def test_the_last_four_numbers_newest_first(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk
) -> None:
    with in_regency(toba):
        counter = desk("rsud", 1)
        for _ in range(6):
            take("daftar")
        for _ in range(5):
            call_next(counter)
            recall(counter)
            serving.finish(counter)
        shown = board("rsud")
    assert [call.number for call in shown.calls] == ["A-005", "A-004", "A-003", "A-002"]
    assert (shown.calls[0].counter_number, shown.calls[0].is_repeat) == (1, True)
    assert (shown.version, shown.people_waiting) == (10, 1)


def test_what_was_not_spoken_yet_oldest_first(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk
) -> None:
    with in_regency(toba):
        first, second = desk("rsud", 1), desk("rsud", 2)
        for counter in (first, second):
            take("daftar")
            call_next(counter)
        recall(first)
        shown = board("rsud", after=1)
        assert [(call.serial, call.number, call.counter_number) for call in shown.unspoken] == [
            (2, "A-002", 2), (3, "A-001", 1),
        ]  # fmt: skip
        assert board("rsud", after=3).unspoken == ()
        assert board_version("rsud") == 3


def test_yesterday_s_calls_are_not_shown(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk, at: At
) -> None:
    with in_regency(toba):
        take("daftar")
        call_next(desk("rsud", 1))
        at(utcnow() + timedelta(hours=13))
        assert board("rsud").calls == ()


def test_reading_it_takes_three_queries(
    hospital: str, toba: RegencyRef, in_regency: InRegency, query_count: QueryCount
) -> None:
    with in_regency(toba), query_count() as counted:
        board("rsud")
    assert counted.total - 1 <= 3, counted  # one finds the regency


def test_an_office_there_is_not(hospital: str, toba: RegencyRef, in_regency: InRegency) -> None:
    for read in (board, board_version):
        with in_regency(toba), pytest.raises(UnknownOffice):
            read("nothing")
