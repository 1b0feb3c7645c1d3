"""Every text that people read is there in both languages."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from tests.every_plugin.conftest import FOLDERS

from kawasan import app as application

pytestmark = pytest.mark.once
CORE = Path(application.__file__).parent
# Core's own texts share one catalogue, wherever in core they stand; each plugin has one of its own.
PARTS = {"core": CORE, **FOLDERS}
METHODS = [("**.html", "jinja2.ext.babel_extract"), ("**.py", "python")]
KEYWORDS = {
    "_": None,
    "_l": None,
    "gettext": None,
    "lazy_gettext": None,
    "lazy": None,
    "ngettext": (1, 2),
    "lazy_ngettext": (1, 2),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|\{\w*\}")


@pytest.fixture(params=PARTS)
def part(request: pytest.FixtureRequest) -> Path:
    """The folder of core or of a plugin."""
    return PARTS[request.param]


def catalogues(part: Path) -> dict[Path, Catalog]:
    found = {}
    for path in part.glob("**/translations/en/LC_MESSAGES/*.po"):
        with path.open("rb") as file:
            found[path] = read_po(file, locale="en", abort_invalid=True)
    return found


def messages(part: Path) -> list[Message]:
    return [message for catalogue in catalogues(part).values() for message in catalogue if message.id]


def first(text: str | tuple[str, ...] | list[str]) -> str:
    return text if isinstance(text, str) else text[0]


def strings(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


WTFORMS = "Not a valid integer value."
"""Of the library, which brings its translation."""


def texts(part: Path) -> dict[str, str]:
    """Each text that is marked for translation, and where it stands."""
    found = extract_from_dir(part, method_map=METHODS, keywords=KEYWORDS)
    return {first(text): f"{path}:{line}" for path, line, text, _, _ in found if text != WTFORMS}


def constants(part: Path) -> set[str]:
    """Every string of the code: a text may be translated where it is used, as those of a table are."""
    trees = [ast.parse(path.read_text("utf-8")) for path in part.rglob("*.py")]
    nodes = (node for tree in trees for node in ast.walk(tree))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_every_text_has_its_english(part: Path) -> None:
    found = texts(part)
    assert found
    english = {first(message.id) for message in messages(part)}
    assert {text: where for text, where in found.items() if text not in english} == {}


def test_no_english_is_empty_or_in_doubt(part: Path) -> None:
    assert messages(part)
    assert [first(message.id) for message in messages(part) if not all(strings(message)) or message.fuzzy] == []


def test_no_translation_is_left_over(part: Path) -> None:
    used = texts(part).keys() | constants(part)
    assert [first(message.id) for message in messages(part) if first(message.id) not in used] == []
    assert {
        path.name: list(catalogue.obsolete) for path, catalogue in catalogues(part).items() if catalogue.obsolete
    } == {}


def test_placeholders_are_the_same(part: Path) -> None:
    for message in messages(part):
        for string in strings(message):
            asked = set(PLACEHOLDER.findall(first(message.id)))
            assert set(PLACEHOLDER.findall(string)) == asked or not isinstance(message.id, str), message.id


def test_plurals_have_both_forms(part: Path) -> None:
    for message in messages(part):
        assert isinstance(message.id, str) or len(strings(message)) == 2, message.id


def test_no_text_is_translated_twice_differently(part: Path) -> None:
    seen: dict[str, list[str]] = {}
    for message in messages(part):
        assert seen.setdefault(first(message.id), strings(message)) == strings(message), message.id
