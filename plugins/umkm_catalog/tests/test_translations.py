"""Every text has an English version, and none is left over."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import kawasan_umkm_catalog

PACKAGE = Path(kawasan_umkm_catalog.__file__).parent
METHODS = [("**.html", "jinja2.ext.babel_extract"), ("**.py", "python")]
KEYWORDS = {"_": None, "_l": None, "ngettext": (1, 2)}


def texts() -> set[Any]:
    return {message for _, _, message, _, _ in extract_from_dir(PACKAGE, method_map=METHODS, keywords=KEYWORDS)}


def english() -> dict[Any, Any]:
    with (PACKAGE / "translations" / "en" / "LC_MESSAGES" / "umkm_catalog.po").open("rb") as file:
        return {message.id: message.string for message in read_po(file) if message.id}


def test_every_text_has_an_english_version_and_none_is_left_over() -> None:
    assert texts() == set(english())


def test_english_keeps_the_placeholders() -> None:
    for text, translated in english().items():
        sources, results = (text, translated) if isinstance(text, tuple) else ((text,), (translated,))
        for source, result in zip(sources, results, strict=True):
            assert result
            assert set(re.findall(r"%\(\w+\)s", source)) == set(re.findall(r"%\(\w+\)s", result))
