"""Prices as people write them."""

from __future__ import annotations

import re

import pytest

from kawasan.ui import money
from kawasan.ui.formats import parse_rupiah


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("25000", 25_000),
        ("25.000", 25_000),
        ("Rp25.000", 25_000),
        ("Rp 25.000,-", 25_000),
        ("rp. 25.000", 25_000),
        ("IDR 1.250.000", 1_250_000),
        ("Rp30,000", 30_000),
        ("Rp25.000,00", 25_000),
        ("25,000.00", 25_000),
        ("  25 000 ", 25_000),
        ("500", 500),
        ("0", 0),
    ],
)
def test_prices_met_in_the_wild_become_whole_rupiah(text: str, amount: int) -> None:
    assert parse_rupiah(text) == amount


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", money.EMPTY),
        ("   ", money.EMPTY),
        ("Rp 1.000- Rp 5.000", money.RANGE),
        ("1.000 – 5.000", money.RANGE),
        ("10000 s/d 20000", money.RANGE),
        ("Mulai Rp1.500 / pcs", money.UNREADABLE),
        ("≥ Rp 1.500", money.UNREADABLE),
        ("dua puluh ribu", money.UNREADABLE),
        ("-25000", money.UNREADABLE),
        ("25.00.000", money.UNREADABLE),
        ("Rp25.000,50", money.CENTS),
        ("12,5", money.CENTS),
    ],
)
def test_other_texts_are_refused_with_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=re.escape(sentence)) as refusal:
        parse_rupiah(text)
    assert str(refusal.value) == sentence
