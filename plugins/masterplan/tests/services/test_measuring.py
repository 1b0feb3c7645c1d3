"""The arithmetic of progress."""

from __future__ import annotations

import pytest

from kawasan_masterplan.services.measuring import (
    Reading,
    YearFigure,
    bounded,
    mean,
    share_of,
    state_of,
    target_for,
    value_at,
    year_figures,
)

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("value", "baseline", "target", "share"),
    [
        (5.0, 0.0, 10.0, 0.5),
        (15.0, 10.0, 20.0, 0.5),
        (36.0, 90.0, 30.0, 0.9),
        (100.0, 90.0, 30.0, -1 / 6),
        (12.0, 0.0, 10.0, 1.2),
        (10.0, 10.0, 10.0, 1.0),
        (9.0, 10.0, 10.0, 0.0),
        (None, 0.0, 10.0, None),
        (5.0, 0.0, None, None),
    ],
)
def test_the_share_is_of_the_way_from_baseline_to_target(
    value: float | None, baseline: float, target: float | None, share: float | None
) -> None:
    assert share_of(value, baseline, target) == pytest.approx(share)


@pytest.mark.parametrize(
    ("share", "state"),
    [(None, "unreported"), (-0.1, "behind"), (0.7499, "behind"), (0.75, "near"), (0.9999, "near"), (1.0, "reached")],
)
def test_states_begin_where_they_are_said_to(share: float | None, state: str) -> None:
    assert state_of(share) == state


def test_a_bar_is_never_overfull_and_never_less_than_empty() -> None:
    assert [bounded(share) for share in (None, -1.0, 0.4, 3.0)] == [0, 0, 0.4, 1]


def test_the_mean_counts_what_is_not_reported_as_nothing_and_no_more_than_all() -> None:
    assert mean([2.0, None]) == 0.5
    assert mean([]) == 0


def test_the_last_report_until_then_counts_whatever_the_order() -> None:
    readings = [Reading(2026, 1, 7.0), Reading(2025, 12, 5.0), Reading(2025, 6, 9.0)]
    assert value_at(readings, 2025) == 5.0
    assert value_at(readings, 2025, 11) == 9.0
    assert value_at(readings, 2025, 5) is None


def test_parts_of_areas_are_added_up_each_with_its_last_report() -> None:
    readings = [Reading(2025, 3, 2.0, "12.12.01"), Reading(2025, 6, 3.0, "12.12.01"), Reading(2025, 3, 4.0, "12.12.02")]
    assert value_at(readings, 2025) == 7.0


def test_a_year_without_a_report_has_no_value_and_one_without_a_target_no_target() -> None:
    figures = year_figures({"2024": 10.0}, [Reading(2025, 6, 3.0)])
    assert figures == [YearFigure(2024, 10.0, None), YearFigure(2025, None, 3.0)]


def test_what_another_program_counts_stands_in_for_the_years_reports() -> None:
    figures = year_figures({"2026": 10.0}, [Reading(2026, 1, 3.0)], {2026: 7.0})
    assert figures == [YearFigure(2026, 10.0, 7.0)]
    assert year_figures({}, [], {2026: 7.0}) == [YearFigure(2026, None, 7.0)]


@pytest.mark.parametrize(("year", "target"), [(2025, 10.0), (2026, 20.0), (2027, 20.0), (2020, 10.0)])
def test_the_target_is_the_years_own_else_the_last_before_else_the_first(year: int, target: float) -> None:
    assert target_for({"2026": 20.0, "2025": 10.0}, year) == target


def test_without_targets_there_is_none() -> None:
    assert target_for({}, 2026) is None
