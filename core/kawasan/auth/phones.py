"""Indonesian phone numbers: many ways to write one, E.164 to store it."""

from __future__ import annotations

import re

import phonenumbers

_NOTE_IN_BRACKETS = re.compile(r"\([^)]*[A-Za-z][^)]*\)")
_LABEL_BEFORE = re.compile(r"^[A-Za-z][A-Za-z. ]*:?")
_NOTE_AFTER = re.compile(r"[A-Za-z].*$", re.DOTALL)
_COUNTRY_CODE_UNMARKED = re.compile(r"^(?:00)?(?=62\d)")
FEWEST_DIGITS = 7
"""In a note, so many are a second number rather than an extension."""


class PhoneRefused(ValueError):
    """Not one usable phone number."""


def e164(text: str, region: str = "ID") -> str:
    """`0812-0000-0101`, `(0812) 0000 0101`, `62812…` or `+62 812…` as `+6281200000101`. Raises PhoneRefused, for two
    numbers too: whose the account becomes must not be a guess.

    Notes are stripped first: the library would turn the letters of `0857… (Kantor)` into digits.
    """
    written = _LABEL_BEFORE.sub("", _NOTE_IN_BRACKETS.sub("", text).strip())
    note = _NOTE_AFTER.search(written)
    if note and len(_digits(note[0])) >= FEWEST_DIGITS:
        raise PhoneRefused(text)
    cleaned = _NOTE_AFTER.sub("", written).strip()
    if not cleaned.startswith("+") and _COUNTRY_CODE_UNMARKED.match(digits := _digits(cleaned)):
        cleaned = _COUNTRY_CODE_UNMARKED.sub("+", digits)
    try:
        number = phonenumbers.parse(cleaned, region)
    except phonenumbers.NumberParseException as error:
        raise PhoneRefused(text) from error
    if not phonenumbers.is_valid_number(number):
        raise PhoneRefused(text)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def national(number: str) -> str:
    """An E.164 number as people here write it: `0812-0000-0101`."""
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
