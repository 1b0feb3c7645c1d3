"""Numbers of licences, as people write them."""

from __future__ import annotations

from datetime import date

import pytest

from kawasan_umkm_catalog.services.numbers import NumberRefused, is_unusual, last_day, read_number, refuse_identity

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("kind", "written", "stored"),
    [
        ("nib", "0123456789012", "0123456789012"),
        ("nib", "NIB 0123 4567 89012", "0123456789012"),
        ("pirt", "123456789012328", "1234567890123-28"),
        ("pirt", "P-IRT No. 1234567890123-28", "1234567890123-28"),
        ("bpom", "BPOM RI MD 123456789012", "MD123456789012"),
        ("bpom", "ml123456789012", "ML123456789012"),
        ("halal", "ID 12345678901234567", "ID12345678901234567"),
        ("qris", "id1020304050607", "ID1020304050607"),
    ],
)
def test_a_number_is_read_as_people_write_it(kind: str, written: str, stored: str) -> None:
    assert read_number(kind, written, TODAY) == stored


@pytest.mark.parametrize(
    ("kind", "written", "code"),
    [
        ("nib", "123456789012", "nib"),
        ("nib", "12345678901234", "nib"),
        ("pirt", "12345678901232", "pirt"),
        ("pirt", "1234567890123-25", "pirt_expired"),
        ("bpom", "XX123456789012", "bpom"),
        ("bpom", "MD12345678901", "bpom"),
        ("halal", "", "missing"),
        ("qris", "1" * 41, "long"),
    ],
)
def test_a_number_that_cannot_be_right_is_refused(kind: str, written: str, code: str) -> None:
    with pytest.raises(NumberRefused) as refused:
        read_number(kind, written, TODAY)
    assert refused.value.code == code


def test_an_odd_halal_number_is_taken_and_warned_of() -> None:
    assert read_number("halal", "HL-77", TODAY) == "HL-77"
    assert is_unusual("halal", "HL-77")
    assert not is_unusual("halal", "ID12345678901234567")
    assert not is_unusual("halal", "1234567890123")


def test_a_home_food_licence_ends_with_the_year_in_its_number() -> None:
    assert last_day("pirt", "1234567890123-28") == date(2028, 12, 31)
    assert last_day("nib", "0123456789012") is None


@pytest.mark.parametrize("text", ["NIK 1212010101900001", "1212 0101 0190 0001", "1212.0101.0190.0001"])
def test_identity_numbers_are_not_collected(text: str) -> None:
    with pytest.raises(NumberRefused):
        refuse_identity(text)


def test_other_numbers_may_be_written() -> None:
    refuse_identity("ID12345678901234567, dilihat 12.03.2026, telepon 0812-0000-0101")
