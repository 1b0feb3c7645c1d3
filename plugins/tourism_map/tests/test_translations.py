"""Every text has its English."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from kawasan_tourism_map import plugin

PACKAGE = Path(plugin.__file__).parent
KEYWORDS = {"_": None, "lazy": None, "ngettext": (1, 2), "day_field": None}
METHODS = [("**.py", "python"), ("**.html", "jinja2")]

pytestmark = pytest.mark.once


def texts() -> set[str]:
    found = extract_from_dir(PACKAGE, METHODS, keywords=KEYWORDS)  # type: ignore[arg-type]  # a mapping of its own kind
    return {text if isinstance(text, str) else text[0] for _, _, text, _, _ in found}


def catalog() -> dict[str, tuple[str, ...]]:
    with (PACKAGE / "translations/en/LC_MESSAGES/tourism_map.po").open("rb") as file:
        read = read_po(file)
    return {
        m.id if isinstance(m.id, str) else m.id[0]: (m.string,) if isinstance(m.string, str) else tuple(m.string)
        for m in read
        if m.id
    }


def test_every_text_is_translated() -> None:
    assert texts() - set(catalog()) == set()


def test_no_translation_is_left_over_or_empty() -> None:
    assert set(catalog()) - texts() == set()
    assert [text for text, strings in catalog().items() if not all(strings)] == []


def test_placeholders_are_the_same_in_both() -> None:
    names = {text: text.count("%(") + text.count("{") for text in catalog()}
    assert {t: n for t, n in names.items() if any(s.count("%(") + s.count("{") != n for s in catalog()[t])} == {}
