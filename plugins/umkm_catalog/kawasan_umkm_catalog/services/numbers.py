"""Numbers of licences: reading them as people write them, and refusing those that cannot be right."""

from __future__ import annotations

import re
from datetime import date

LONGEST = 40
_NIB = re.compile(r"\d{13}")
_PIRT_DIGITS = 15
_BPOM = re.compile(r"(MD|ML)(\d{12})")
_HALAL = re.compile(r"ID\d{17}|\d{13,15}")
_LOOKS_LIKE_IDENTITY = re.compile(r"(?<!\d)\d{16}(?!\d)")


class NumberRefused(ValueError):
    """The number cannot be right; `code` is `missing`, `nib`, `pirt`, `pirt_expired`, `bpom`, `long` or `identity`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_number(kind: str, text: str, today: date) -> str:
    """The number as it is stored. Raises NumberRefused.

    NIB: 13 digits, text since it may begin with 0. P-IRT: 15 digits, `1234567890123-45`, the last two the year of its
    end. BPOM: MD or ML and 12 digits. Halal and QRIS numbers come in several forms and are taken as they are.
    """
    written = " ".join(text.split()).upper()
    if not written:
        raise NumberRefused("missing")
    if len(written) > LONGEST:
        raise NumberRefused("long")
    reader = {"nib": _read_nib, "pirt": _read_pirt, "bpom": _read_bpom}.get(kind, _read_any)
    number = reader(written)
    last = last_day(kind, number)
    if last is not None and last < today:
        raise NumberRefused("pirt_expired")
    return number


def is_unusual(kind: str, number: str) -> bool:
    """Whether a halal number has none of the usual forms (ID and 17 digits; 13 to 15 digits): to be looked at twice."""
    return kind == "halal" and not _HALAL.fullmatch(number)


def last_day(kind: str, number: str) -> date | None:
    """The last day of a licence whose number says so: a P-IRT ends with the year in its last two digits."""
    if kind != "pirt" or len(number) != _PIRT_DIGITS + 1:
        return None
    return date(2000 + int(number[-2:]), 12, 31)


def refuse_identity(text: str) -> None:
    """Raise NumberRefused for a text with 16 digits in a row: numbers of identity cards are not collected here."""
    if _LOOKS_LIKE_IDENTITY.search(re.sub(r"(?<=\d)[ .-](?=\d)", "", text)):
        raise NumberRefused("identity")


def _read_nib(written: str) -> str:
    digits = re.sub(r"^NIB\b|[\s.:-]", "", written)
    if not _NIB.fullmatch(digits):
        raise NumberRefused("nib")
    return digits


def _read_pirt(written: str) -> str:
    digits = re.sub(r"^(DEPKES RI )?(SP)?P-?IRT\b|NO\b|[\s.:-]", "", written)
    if not (digits.isdigit() and len(digits) == _PIRT_DIGITS):
        raise NumberRefused("pirt")
    return f"{digits[:13]}-{digits[13:]}"


def _read_bpom(written: str) -> str:
    found = _BPOM.fullmatch(re.sub(r"^BPOM( RI)?\b|[\s.:-]", "", written))
    if not found:
        raise NumberRefused("bpom")
    return "".join(found.groups())


def _read_any(written: str) -> str:
    return written.replace(" ", "")
