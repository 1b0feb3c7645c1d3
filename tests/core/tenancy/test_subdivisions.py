"""Sub-districts and villages, their names, and which lie in which."""

from __future__ import annotations

import pytest

from kawasan.tenancy import all_areas, lies_in, subdivision_name, subdivisions

pytestmark = pytest.mark.once
BALIGE, VILLAGE, LAGUBOTI = "12.12.01", "12.12.01.2003", "12.12.02"


@pytest.mark.parametrize(
    ("code", "area", "lies"),
    [
        (VILLAGE, BALIGE, True), (BALIGE, BALIGE, True), (BALIGE, "", True),
        (BALIGE, VILLAGE, False), ("12.12.010", BALIGE, False), (LAGUBOTI, BALIGE, False), ("", BALIGE, False),
    ],
)  # fmt: skip
def test_codes_nest_at_their_points(code: str, area: str, lies: bool) -> None:
    assert lies_in(code, area) is lies


def test_each_regency_has_its_own() -> None:
    assert subdivisions("12.12")[BALIGE] == "Balige"
    assert all(code.startswith("12.12.") for code in subdivisions("12.12"))
    assert [area.code for area in all_areas() if not subdivisions(area.code)] == []


@pytest.mark.parametrize("code", ["", "12", "99.99", "../12.12", "12.12.01"])
def test_what_is_no_regency_has_none(code: str) -> None:
    assert subdivisions(code) == {}


def test_a_village_is_named_with_its_sub_district() -> None:
    assert subdivision_name(BALIGE) == "Balige"
    assert subdivision_name(VILLAGE) == "Hutanamora, Balige"


def test_one_that_the_list_does_not_have_is_its_code() -> None:
    assert subdivision_name("12.12.99") == "12.12.99"
    assert subdivision_name("12.12.01.9999") == "12.12.01.9999"
