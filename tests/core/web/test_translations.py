"""Every text of core's own pages has an English version, and none is left over."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from kawasan import config

CORE = Path(config.__file__).parent
METHODS = [("**.html", "jinja2.ext.babel_extract"), ("**.py", "python")]
KEYWORDS = {"_": None, "_l": None, "gettext": None, "ngettext": (1, 2)}
PARTS = ("web", "auth")

Texts = dict[str, tuple[str, ...]]
pytestmark = [pytest.mark.once, pytest.mark.parametrize("part", PARTS)]


def _texts(part: str) -> set[str]:
    """Of two forms, the first."""
    found = extract_from_dir(CORE / part, method_map=METHODS, keywords=KEYWORDS)
    return {message if isinstance(message, str) else message[0] for _, _, message, _, _ in found}


def _english(part: str) -> Texts:
    with (CORE / part / "translations" / "en" / "LC_MESSAGES" / f"{part}.po").open("rb") as file:
        messages = [message for message in read_po(file) if message.id]
    return {_tuple(message.id)[0]: _tuple(message.string) for message in messages}


def _tuple(value: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def test_every_text_has_an_english_version_and_none_is_left_over(part: str) -> None:
    assert _texts(part) == set(_english(part))


def test_english_keeps_the_placeholders(part: str) -> None:
    for text, english in _english(part).items():
        for form in english:
            assert form, text
            assert set(re.findall(r"%\(\w+\).", text)) == set(re.findall(r"%\(\w+\).", form)), text
