"""What the last thirty days were like."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select

from kawasan.plugin_api import RegencyRef, session
from kawasan.testing import At, InRegency
from kawasan_service_queue.models import Counter, Office
from kawasan_service_queue.services import serving
from kawasan_service_queue.services.calling import call_next, recall
from kawasan_service_queue.services.statistics import served_figure, statistics

Take = Callable[..., str]
Desk = Callable[..., Counter]


def test_nothing_yet(hospital: str, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        found = statistics(session().scalar(select(Office.id)))
    assert (found.served, found.absent, found.mean_wait_minutes, found.absent_share) == (0, 0, None, None)
    assert len(found.by_day) == 30


def test_counted_by_local_day(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk, at: At
) -> None:
    at("2026-03-01 09:00")
    with in_regency(toba):
        take("daftar")
        take("daftar")
        at("2026-03-01 09:10")
        counter = desk("rsud", 1)
        call_next(counter)
        at("2026-03-01 09:15")
        serving.finish(counter)
        call_next(counter)
        recall(counter)
        serving.mark_absent(counter)
    at("2026-03-02 09:00")
    with in_regency(toba):
        found = statistics(session().scalar(select(Office.id)))
        assert (found.served, found.absent, found.absent_share) == (1, 1, 0.5)
        assert (found.mean_wait_minutes, found.mean_service_minutes) == (10, 5)
        assert [(str(day.day), day.served, day.absent) for day in found.by_day[-2:]] == [
            ("2026-03-01", 1, 1), ("2026-03-02", 0, 0),
        ]  # fmt: skip
    at("2026-04-01 09:00")
    with in_regency(toba):
        assert statistics(session().scalar(select(Office.id))).served == 0


def test_the_figure_counts_what_was_served_this_year(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk, at: At
) -> None:
    for day in ("2025-12-31", "2026-01-01"):
        at(f"{day} 09:00")
        with in_regency(toba):
            take("daftar")
            take("daftar")
            counter = desk("rsud", 1)
            call_next(counter)
            serving.finish(counter)
    with in_regency(toba):
        figure = served_figure()
    assert (figure["key"], figure["value"]) == ("service_queue.tickets_served", 1)
