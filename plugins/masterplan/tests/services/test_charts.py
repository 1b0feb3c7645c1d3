"""The numbers behind the drawing."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kawasan_masterplan.services.charts import BOTTOM, TOP, WIDTH, chart
from kawasan_masterplan.services.measuring import YearFigure

pytestmark = pytest.mark.once


def test_the_largest_value_reaches_the_top_and_the_rest_is_in_proportion() -> None:
    drawn = chart([YearFigure(2025, 10.0, 5.0), YearFigure(2026, 20.0, None)], 0.0)
    assert drawn is not None
    first, second = drawn.columns
    assert second.mark_y == TOP
    assert first.mark_y == BOTTOM - (BOTTOM - TOP) / 2
    assert first.bar_top == BOTTOM - (BOTTOM - TOP) / 4
    assert second.bar_top is None
    assert drawn.baseline_y == BOTTOM


def test_columns_stay_in_the_drawing_and_do_not_touch() -> None:
    drawn = chart([YearFigure(year, 1.0, 1.0) for year in range(2022, 2027)], 0.0)
    assert drawn is not None
    edges = [(one.mark_left, one.mark_right) for one in drawn.columns]
    assert edges[0][0] >= 0
    assert edges[-1][1] <= WIDTH
    assert all(left[1] < right[0] for left, right in pairwise(edges))


def test_what_is_below_zero_is_drawn_as_zero() -> None:
    drawn = chart([YearFigure(2026, -5.0, -2.0)], -10.0)
    assert drawn is not None
    assert (drawn.columns[0].bar_height, drawn.baseline_y) == (0, BOTTOM)


def test_a_number_does_not_stand_on_a_mark() -> None:
    drawn = chart([YearFigure(2026, 10.0, 9.5)], 0.0)
    assert drawn is not None
    (column,) = drawn.columns
    assert column.mark_y is not None
    assert column.label_y <= column.mark_y - 6


def test_without_years_there_is_no_drawing() -> None:
    assert chart([], 0.0) is None
