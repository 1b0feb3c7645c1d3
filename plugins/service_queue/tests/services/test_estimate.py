"""The expected wait: (people ahead + 1) x recent mean / staffed counters, corrected for those who do not come."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kawasan.plugin_api import RegencyRef
from kawasan.testing import At, InRegency
from kawasan_service_queue.models import Counter
from kawasan_service_queue.services import serving
from kawasan_service_queue.services.calling import call_next, recall
from kawasan_service_queue.services.estimate import Pace, pace, wait_minutes
from kawasan_service_queue.services.offices import office_now
from kawasan_service_queue.services.staffing import close_counter

Take = Callable[..., str]
Desk = Callable[..., Counter]
A, B = 1, 2
STEADY = {A: Pace(6.0, 0.0, 40), B: Pace(10.0, 0.0, 40)}


def test_people_ahead_and_oneself_by_the_mean_by_the_counters() -> None:
    assert wait_minutes({A: 5}, A, STEADY, [frozenset({A})]) == 36
    assert wait_minutes({A: 5}, A, STEADY, [frozenset({A}), frozenset({A})]) == 18
    assert wait_minutes({}, A, STEADY, [frozenset({A})]) == 6


def test_nobody_there_gives_no_number() -> None:
    assert wait_minutes({A: 5}, A, STEADY, []) is None
    assert wait_minutes({A: 5}, A, STEADY, [frozenset({B})]) is None


def test_who_does_not_come_takes_no_time() -> None:
    assert wait_minutes({A: 5}, A, {A: Pace(6.0, 0.2, 40)}, [frozenset({A})]) == 30


def test_another_line_counts_where_the_counter_is_shared() -> None:
    assert wait_minutes({A: 1, B: 2}, A, STEADY, [frozenset({A, B})]) == 6 + 6 + 20
    assert wait_minutes({A: 1, B: 2}, A, STEADY, [frozenset({A}), frozenset({B})]) == 12
    assert wait_minutes({A: 1, B: 2}, A, STEADY, [frozenset({A, B}), frozenset({B})]) == 6 + 6 + 10
    assert wait_minutes({A: 1, B: 2}, A, STEADY, [frozenset({A})]) == 12  # nobody calls the other line


@pytest.mark.parametrize(
    ("cases", "served", "minutes", "expected"), [(0, 0, 0, 6.0), (8, 8, 8 * 12, 9.0), (40, 40, 40 * 12, 11.0)]
)
def test_few_cases_move_the_mean_little(cases: int, served: int, minutes: int, expected: float) -> None:
    assert pace(6, cases, served, minutes * 60).minutes == pytest.approx(expected)


def test_the_share_of_absent_is_careful_too() -> None:
    assert pace(6, 2, 1, 360).absent_share == pytest.approx(0.1)


def test_measured_from_what_was_served(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk, at: At
) -> None:
    with in_regency(toba):
        counter = desk("rsud", 1)
        at("2026-03-02 08:00")
        counter = desk("rsud", 1)
        for hour in range(9, 17):
            at(f"2026-03-02 {hour:02}:00")
            take("daftar")
            call_next(counter)
            at(f"2026-03-02 {hour:02}:12")
            serving.finish(counter)
        now = office_now("rsud").service("daftar")
        assert now.pace == Pace(9.0, 0.0, 8)
        assert now.wait_minutes == 9
        take("daftar")
        assert office_now("rsud").service("daftar").wait_minutes == 18
        call_next(counter)
        recall(counter)
        serving.mark_absent(counter)
        assert office_now("rsud").service("daftar").pace.absent_share == pytest.approx(1 / 17)
        close_counter(counter)
        assert office_now("rsud").service("daftar").wait_minutes is None
