"""Every text of the program has an English version."""

from __future__ import annotations

import re
from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import kawasan_service_queue

PLUGIN = Path(kawasan_service_queue.__file__).parent
METHODS = [("**.html", "jinja2.ext.babel_extract"), ("**.py", "python")]
KEYWORDS = {"_": None, "_l": None, "gettext": None, "ngettext": (1, 2)}
PLACEHOLDER = r"%\(\w+\)s"


def forms(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """A text, or its singular and plural."""
    return (text,) if isinstance(text, str) else tuple(text)


def english() -> dict[tuple[str, ...], tuple[str, ...]]:
    with (PLUGIN / "translations" / "en" / "LC_MESSAGES" / "service_queue.po").open("rb") as file:
        return {forms(message.id): forms(message.string) for message in read_po(file) if message.id}


def test_every_text_has_an_english_version_and_none_is_left_over() -> None:
    used = {forms(message) for _, _, message, _, _ in extract_from_dir(PLUGIN, method_map=METHODS, keywords=KEYWORDS)}
    assert used == set(english())


def test_english_keeps_the_placeholders() -> None:
    for texts, translations in english().items():
        for text, translation in zip(texts, translations, strict=True):
            assert translation
            assert set(re.findall(PLACEHOLDER, text)) == set(re.findall(PLACEHOLDER, translation))
