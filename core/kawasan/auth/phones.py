"""Indonesian phone numbers: many ways to write one, E.164 to store it."""

from __future__ import annotations

import re

import phonenumbers

_NOTE = re.compile(r"\(.*?\)|[A-Za-z].*$")


class PhoneRefused(ValueError):
    """Not one usable phone number."""


def e164(text: str, region: str = "ID") -> str:
    """`0812-0000-0101`, `62812…` or `+62 812…` as `+6281200000101`. Raises PhoneRefused.

    Notes are stripped first: the library would turn the letters of `0857… (Kantor)` into digits.
    """
    cleaned = _NOTE.sub("", text).strip()
    if re.match(r"^62\d", digits := re.sub(r"\D", "", cleaned)) and not cleaned.startswith("+"):
        cleaned = f"+{digits}"
    try:
        number = phonenumbers.parse(cleaned, region)
    except phonenumbers.NumberParseException as error:
        raise PhoneRefused(text) from error
    if not phonenumbers.is_possible_number(number):
        raise PhoneRefused(text)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def national(number: str) -> str:
    """An E.164 number as people here write it: `0812-0000-0101`."""
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
