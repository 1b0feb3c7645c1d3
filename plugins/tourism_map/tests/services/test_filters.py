"""What a visitor asked for."""

from __future__ import annotations

import pytest

from kawasan_tourism_map.services.filters import rank, read_filters, search_text

pytestmark = pytest.mark.once


def test_unknown_categories_are_left_out() -> None:
    assert read_filters(["hotel", "bogus", "wisata"], "").chosen == ("wisata", "hotel")


def test_hotels_wait_until_they_are_chosen_where_the_setting_says_so() -> None:
    assert "hotel" not in read_filters([], "", show_hotels=False).categories
    assert read_filters(["hotel"], "", show_hotels=False).categories == ("hotel",)


def test_a_search_looks_through_all_categories() -> None:
    assert "hotel" in read_filters([], "sere", show_hotels=False).categories


def test_long_searches_are_cut() -> None:
    assert len(read_filters([], "a" * 500).query) == 80


def test_names_that_begin_with_the_search_come_first() -> None:
    assert [rank(name, "", "pantai") for name in ("Pantai Bulbul", "Warung Pantai", "Bukit")] == [0, 1, 2]
    assert rank("Bukit Pahoda", "Pahoda Hill", "pahoda h") == 0


def test_search_text_is_one_lower_case_line() -> None:
    assert search_text("Bukit  Pahoda", "", ["foto", "keluarga"]) == "bukit pahoda foto keluarga"
