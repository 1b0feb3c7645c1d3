"""The picture of one program's years, as numbers for a drawing: a bar for what was, a mark for what was wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kawasan_masterplan.services.measuring import YearFigure

WIDTH, HEIGHT = 320, 170
TOP, BOTTOM = 24, 140
"""Where the largest value and zero lie; years stand below, values above the bars."""
BAR_SHARE = 0.5
MARK_SHARE = 0.8


@dataclass(frozen=True)
class Column:
    """One year, in units of the drawing. `bar_top` and `mark_y` are None where there is nothing to draw."""

    figure: YearFigure
    middle: float
    bar_left: float
    bar_width: float
    bar_top: float | None
    mark_left: float
    mark_right: float
    mark_y: float | None

    @property
    def bar_height(self) -> float:
        return 0 if self.bar_top is None else round(BOTTOM - self.bar_top, 1)

    @property
    def label_y(self) -> float:
        """Above the bar, and above a mark that would cross the number."""
        top = BOTTOM if self.bar_top is None else self.bar_top
        is_crossed = self.mark_y is not None and top - 18 < self.mark_y <= top
        return round((self.mark_y if is_crossed and self.mark_y else top) - 6, 1)


@dataclass(frozen=True)
class Chart:
    """The drawing, `width` by `height`; `baseline_y` is the value before the plan."""

    columns: Sequence[Column]
    baseline_y: float
    width: int = WIDTH
    height: int = HEIGHT
    bottom: int = BOTTOM


def chart(figures: Sequence[YearFigure], baseline: float) -> Chart | None:
    """The drawing of these years; None where there is none. What is below zero is drawn as zero."""
    if not figures:
        return None
    values = [value for one in figures for value in (one.target, one.actual) if value is not None]
    largest = max([baseline, *values, 0]) or 1
    step = WIDTH / len(figures)
    columns = [_column(one, place, step, largest) for place, one in enumerate(figures)]
    return Chart(columns, _height_of(baseline, largest))


def _column(figure: YearFigure, place: int, step: float, largest: float) -> Column:
    middle = step * (place + 0.5)
    bar, mark = step * BAR_SHARE, step * MARK_SHARE
    return Column(
        figure=figure, middle=round(middle, 1), bar_left=round(middle - bar / 2, 1), bar_width=round(bar, 1),
        bar_top=None if figure.actual is None else _height_of(figure.actual, largest),
        mark_left=round(middle - mark / 2, 1), mark_right=round(middle + mark / 2, 1),
        mark_y=None if figure.target is None else _height_of(figure.target, largest),
    )  # fmt: skip


def _height_of(value: float, largest: float) -> float:
    return round(BOTTOM - (BOTTOM - TOP) * max(0.0, value) / largest, 1)
