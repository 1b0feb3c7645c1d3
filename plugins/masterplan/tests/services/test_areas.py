"""Which areas lie in which, and who may report for them."""

from __future__ import annotations

import pytest

from kawasan_masterplan.models import Area
from kawasan_masterplan.services.areas import may_report, names, parts

pytestmark = pytest.mark.once
BALIGE, VILLAGE, LAGUBOTI = "12.12.01", "12.12.01.2001", "12.12.02"


@pytest.mark.parametrize(
    ("own", "code", "may"),
    [
        (set(), "", True), (set(), VILLAGE, True), ({BALIGE}, VILLAGE, True), ({LAGUBOTI, BALIGE}, BALIGE, True),
        ({BALIGE}, "", False), ({BALIGE}, LAGUBOTI, False), ({VILLAGE}, BALIGE, False),
    ],
)  # fmt: skip
def test_a_limited_role_reports_for_its_own_areas_only(own: set[str], code: str, may: bool) -> None:
    assert may_report(own, code) is may


def test_a_village_is_named_with_its_sub_district() -> None:
    every = [Area(code=BALIGE, name="Balige"), Area(code=VILLAGE, name="Lumban Silintong")]
    assert names(every) == {BALIGE: "Balige", VILLAGE: "Lumban Silintong, Balige"}
    assert names(every[1:]) == {VILLAGE: "Lumban Silintong, Balige"}


def test_parts_lie_in_the_program_and_in_the_officers_areas() -> None:
    every = [Area(code=code, name="") for code in (BALIGE, VILLAGE, LAGUBOTI)]
    assert [area.code for area in parts(every, "")] == [BALIGE, VILLAGE, LAGUBOTI]
    assert [area.code for area in parts(every, BALIGE)] == [BALIGE, VILLAGE]
    assert [area.code for area in parts(every, "", {LAGUBOTI})] == [LAGUBOTI]
