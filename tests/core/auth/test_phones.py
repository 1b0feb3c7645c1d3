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
    ],
)
def test_one_number_is_written_in_many_ways(written: str) -> None:
    assert e164(written) == "+6281200000101"


@pytest.mark.parametrize("written", ["", "Kantor", "0812", "12", "0812-0000-0101-0102-0103-0104", "+62"])
def test_what_is_no_number_is_refused(written: str) -> None:
    with pytest.raises(PhoneRefused):
        e164(written)


def test_two_numbers_in_one_field_are_refused() -> None:
    with pytest.raises(PhoneRefused):
        e164("0812 0000 0101 / 0812 0000 0102")


def test_a_number_is_shown_as_people_write_it() -> None:
    assert national("+6281200000101") == "0812-0000-0101"
    assert national("not a number") == "not a number"
