"""Whether a regulation still holds."""

from __future__ import annotations

from datetime import date

import pytest

from kawasan.plugin_api import RegencyRef
from kawasan.testing import At, InRegency
from kawasan_masterplan.services.boards import boards_now, months_later, validity, workshops
from kawasan_masterplan.services.editing import THINGS, add


@pytest.mark.once
@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2026, 9, 13), "holds"),
        (date(2026, 9, 14), "lapses_soon"),
        (date(2027, 3, 13), "lapses_soon"),
        (date(2027, 3, 14), "lapsed"),
    ],
)
def test_it_is_about_to_lapse_for_six_months_and_holds_on_its_last_day(today: date, state: str) -> None:
    assert validity(date(2027, 3, 13), today, 6) == state


@pytest.mark.once
@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
        (date(2026, 5, 5), 0, date(2026, 5, 5)),
    ],
)
def test_months_later_is_the_same_day_or_the_months_last(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later


def test_the_newest_regulation_of_each_kind_counts(toba: RegencyRef, in_regency: InRegency, at: At) -> None:
    at("2026-03-02 09:00")
    with in_regency(toba):
        for kind, year in (("team", 2022), ("council", 2017), ("council", 2022)):
            add(THINGS["board"], {
                "kind": kind, "regulation": f"Nomor 1 Tahun {year}", "enacted_on": date(year, 1, 5),
                "valid_until": date(year + 5, 1, 4),
            })  # fmt: skip
    with in_regency(toba):
        found = [(one.board.kind, one.board.enacted_on.year, one.state) for one in boards_now(6)]
        assert found == [("council", 2022, "holds"), ("team", 2022, "holds")]


def test_workshops_stand_in_the_order_they_were_held(toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        for title, year, day in (("C", 2021, None), ("B", 2021, date(2021, 6, 1)), ("A", 2020, None)):
            add(THINGS["workshop"], {"title_id": title, "year": year, "held_on": day})
    with in_regency(toba):
        assert [one.title_id for one in workshops()] == ["A", "B", "C"]
