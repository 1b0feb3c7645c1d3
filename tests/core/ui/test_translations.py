"""Every text of the design system has an English version."""

from __future__ import annotations

import re
from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from kawasan.ui import money, theme

UI = Path(money.__file__).parent
METHODS = [("**.html", "jinja2.ext.babel_extract"), ("**.py", "python")]
KEYWORDS = {"_": None, "_l": None, "gettext": None}


def _texts() -> set[str]:
    found = {str(message) for _, _, message, _, _ in extract_from_dir(UI, method_map=METHODS, keywords=KEYWORDS)}
    return found | {money.EMPTY, money.RANGE, money.UNREADABLE, money.CENTS} | {
        theme.PALE_PRIMARY, theme.PALE_ACCENT, theme.MIDDLING_ACCENT, theme.UNREADABLE
    }  # fmt: skip


def _english() -> dict[str, str]:
    with (UI / "translations" / "en" / "LC_MESSAGES" / "ui.po").open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file) if message.id}


def test_every_text_has_an_english_version_and_none_is_left_over() -> None:
    assert _texts() == set(_english())


def test_english_keeps_the_placeholders() -> None:
    for text, english in _english().items():
        assert english
        assert set(re.findall(r"%\(\w+\)s", text)) == set(re.findall(r"%\(\w+\)s", english))
