"""What the last thirty days were like."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from flask import render_template

from kawasan.plugin_api import require
from kawasan_service_queue.services.statistics import Statistics
from kawasan_service_queue.services.statistics import statistics as read_statistics
from kawasan_service_queue.views.access import EDIT
from kawasan_service_queue.views.blueprints import manage
from kawasan_service_queue.views.manage.shown import shown_office

CHART_HEIGHT = 160
"""In the drawing's own units, as are those below."""
BAR_STEP = 20
NICE_TOPS = (5, 10, 20, 30, 50, 80, 100, 150, 200, 300, 500, 1000, 2000, 5000)


@dataclass(frozen=True)
class Bar:
    """One day of the chart: two bars on one another, measured from the top."""

    day: date
    x: int
    served_y: float
    served_height: float
    absent_y: float
    absent_height: float


@dataclass(frozen=True)
class Chart:
    """The drawing: `top` is the number of people its upper edge stands for."""

    top: int
    width: int
    bars: tuple[Bar, ...]


@manage.get("/kelola/<slug>/statistik")
@require(EDIT)
def statistics(slug: str) -> str:
    """Served, missed, how long people waited: a chart and the same as a table."""
    office = shown_office(slug)
    figures = read_statistics(office.id)
    return render_template(
        "service_queue/manage/statistics.html", office=office, figures=figures, chart=chart_of(figures)
    )


def chart_of(figures: Statistics) -> Chart:
    """The days as bars, on a scale whose top is a round number."""
    highest = max((day.served + day.absent for day in figures.by_day), default=0)
    top = next((nice for nice in NICE_TOPS if nice >= highest), highest)
    bars = []
    for index, day in enumerate(figures.by_day):
        served, absent = (count * CHART_HEIGHT / top for count in (day.served, day.absent))
        bars.append(
            Bar(day.day, index * BAR_STEP, CHART_HEIGHT - served, served, CHART_HEIGHT - served - absent, absent)
        )
    return Chart(top, BAR_STEP * len(bars), tuple(bars))
