"""Every text that people read is there in both languages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from kawasan.conformance.marking import unmarked
from kawasan.conformance.rules import Finding, rule
from kawasan.conformance.subject import Subject

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
WTFORMS = "Not a valid integer value."
"""Of the library, which brings its translation."""
CORE = Path(__file__).parents[1]


def catalogues(part: Path) -> Iterator[tuple[Path, Catalog]]:
    """The English ones of core or of a plugin."""
    for path in sorted(part.glob("**/translations/en/LC_MESSAGES/*.po")):
        with path.open("rb") as file:
            yield path, read_po(file, locale="en", abort_invalid=True)


@lru_cache(maxsize=16)
def messages(part: Path) -> tuple[Message, ...]:
    """All of them, but for the head of each file."""
    return tuple(message for _, catalogue in catalogues(part) for message in catalogue if message.id)


@lru_cache(maxsize=16)
def texts(part: Path) -> dict[str, str]:
    """Each text that is marked for translation, and where it stands."""
    found = extract_from_dir(part, method_map=METHODS, keywords=KEYWORDS)
    return {first(text): f"{path}:{line}" for path, line, text, _, _ in found if text != WTFORMS}


def untranslated(part: Path, *more: Path) -> Iterator[Finding]:
    """Texts without English, in the part itself or in `more`."""
    english = {first(message.id) for folder in (part, *more) for message in messages(folder)}
    yield from (
        Finding(where, f"{text!r} has no English") for text, where in texts(part).items() if text not in english
    )


def incomplete(part: Path) -> Iterator[Finding]:
    """English that is empty, in doubt, without a plural, with other placeholders, or said twice and differently."""
    seen: dict[str, list[str]] = {}
    for message in messages(part):
        said, text = strings(message), first(message.id)
        if not all(said) or message.fuzzy:
            yield Finding(text, "its English is empty or in doubt")
        elif not isinstance(message.id, str) and len(said) != 2:  # noqa: PLR2004 - English has two forms
            yield Finding(text, "its English lacks a form")
        elif isinstance(message.id, str) and set(PLACEHOLDER.findall(said[0])) != set(PLACEHOLDER.findall(text)):
            yield Finding(text, f"its English {said[0]!r} has other placeholders")
        elif seen.setdefault(text, said) != said:
            yield Finding(text, "is translated twice, differently")


def left_over(part: Path) -> Iterator[Finding]:
    """Translations of texts that are gone."""
    used = texts(part).keys() | _constants(part)
    yield from (Finding(first(m.id), "is in no code any more") for m in messages(part) if first(m.id) not in used)
    for path, catalogue in catalogues(part):
        yield from (Finding(path.name, f"keeps {first(key)!r}, marked obsolete") for key in catalogue.obsolete)


def first(text: str | tuple[str, ...] | list[str]) -> str:
    """Of the forms of a text, the singular."""
    return text if isinstance(text, str) else text[0]


def strings(message: Message) -> list[str]:
    """What it is in English: one, or each form."""
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def _constants(part: Path) -> set[str]:
    """Every string of the code: a text may be translated where it is used, as those of a table are."""
    trees = [ast.parse(path.read_text("utf-8")) for path in part.rglob("*.py")]
    nodes = (node for tree in trees for node in ast.walk(tree))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


@rule(
    "texts-translated",
    "Every text has its English",
    why="Half a page in another language helps nobody.",
    mend="Add the text to translations/en/LC_MESSAGES/<plugin>.po; those that core has need not be there.",
    is_quick=True,
)
def check_translated(subject: Subject) -> Iterator[Finding]:
    """Texts that have none, neither in its own catalogue nor in core's."""
    yield from untranslated(subject.folder, CORE)


@rule(
    "texts-complete",
    "No English is empty, in doubt, or with other placeholders",
    why="A wrong placeholder is an error on the page of everyone who reads English.",
    mend="Mend the entry in the .po file.",
    is_quick=True,
)
def check_complete(subject: Subject) -> Iterator[Finding]:
    """Entries that are not fit."""
    yield from incomplete(subject.folder)


@rule(
    "texts-left-over",
    "No translation is left of a text that is gone",
    why="Whoever translates next works for nothing.",
    mend="Take the entry out of the .po file.",
    is_quick=True,
)
def check_left_over(subject: Subject) -> Iterator[Finding]:
    """Entries of no text."""
    yield from left_over(subject.folder)


@rule(
    "texts-marked",
    "No template has words outside of translation",
    why="They stay Indonesian on every English page, and no catalogue tells that they are missing.",
    mend='Write {{ _("…") }}; put translate="no" on what both languages write alike, as a name.',
    is_quick=True,
)
def check_marked(subject: Subject) -> Iterator[Finding]:
    """Texts between tags, and those of alt, title, placeholder and aria-label."""
    for path, text in subject.sources(".html"):
        yield from (Finding(f"{subject.shown(path)}:{line}", repr(words)) for line, words in unmarked(text))
