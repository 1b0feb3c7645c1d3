"""Telephone numbers as people here write them."""

from __future__ import annotations

import pytest

from kawasan.auth import PhoneRefused, e164, national

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    "written",
    [
        "081200000101",
        "0812-0000-0101",
        "0812 0000 0101",
        "+62 812-0000-0101",
        "6281200000101",
        "62 812 0000 0101",
        "(WA) 0812 0000 0101",
        "0812 0000 0101 (Kantor)",
        "0812.0000.0101 WA",
        " 081200000101 ",
        "(0812) 0000 0101",
        "+62 (0)812-0000-0101",
        "+62 (812) 0000 0101",
        "0062 812 0000 0101",
        "WA: 0812 0000 0101",
        "0812 0000 0101 ext 5",
    ],
)
def test_one_number_is_written_in_many_ways(written: str) -> None:
    assert e164(written) == "+6281200000101"


@pytest.mark.parametrize("written", ["", "Kantor", "0812", "12", "0812-0000-0101-0102-0103-0104", "+62", "0812 0000"])
def test_what_is_no_number_is_refused(written: str) -> None:
    with pytest.raises(PhoneRefused):
        e164(written)


@pytest.mark.parametrize("between", [" / ", ", ", " atau ", " (Ani) ", " WA, kantor "])
def test_two_numbers_in_one_field_are_refused(between: str) -> None:
    with pytest.raises(PhoneRefused):
        e164(f"0812 0000 0101{between}0812 0000 0102")


def test_a_second_number_is_not_run_into_the_first() -> None:
    with pytest.raises(PhoneRefused):
        e164("0812-0000-0101/0102")


def test_a_prefix_in_brackets_belongs_to_the_number() -> None:
    assert e164("(0632) 21234") == "+6263221234"


def test_a_number_is_shown_as_people_write_it() -> None:
    assert national("+6281200000101") == "0812-0000-0101"
    assert national("not a number") == "not a number"
