"""Reading prices as people write them."""

from __future__ import annotations

import re

EMPTY = "Tulis harga dalam rupiah, misalnya 25.000."
RANGE = "Tulis satu harga saja, bukan kisaran."
UNREADABLE = "Harga tidak terbaca. Tulis angka saja, misalnya 25.000."
CENTS = "Tulis harga dalam rupiah bulat, tanpa sen."

_CURRENCY = re.compile(r"^(rp|idr)\.?\s*", re.IGNORECASE)
_NO_CENTS = re.compile(r",[-–—]+$|[.,]00$|\.-$")
_RANGE = re.compile(r"\d\D*(?:[-–—]|\bs/?d\b|\bsampai\b)\s*(?:rp\.?\s*)?\d", re.IGNORECASE)
_GROUPED = re.compile(r"\d{1,3}([., ])\d{3}(?:\1\d{3})*|\d+")
_WITH_CENTS = re.compile(r"[\d. ,]*\d[.,]\d{1,2}")


def parse_rupiah(text: str) -> int:
    """Whole rupiah from `25000`, `25.000`, `Rp 25.000,-`, `Rp30,000` or `Rp25.000,00`.

    Raises ValueError with a sentence for the person who typed it (one of this module's constants, each translatable).
    """
    written = " ".join(text.split())
    if not written:
        raise ValueError(EMPTY)
    if _RANGE.search(written):
        raise ValueError(RANGE)
    amount = _NO_CENTS.sub("", _CURRENCY.sub("", written)).strip()
    if _GROUPED.fullmatch(amount):
        return int(re.sub(r"\D", "", amount))
    raise ValueError(CENTS if _WITH_CENTS.fullmatch(amount) else UNREADABLE)
