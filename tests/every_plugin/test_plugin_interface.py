"""Hooks and names that plugins build on: documented with an example, tested, used, and pinned."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kawasan import testing
from kawasan.plugin_api import API_VERSION
from plugin_interface import BUNDLED, changes, hooks, hooks_of_plugins, names, pinned
from plugin_reference import PAGE, PAGES, PINS, TABLES, page, with_table

TESTS = Path(__file__).resolve().parents[1]
UNUSED = {
    "API_VERSION": "says something of the others",
    "UtcDateTime": "stands behind Mapped[datetime]; needed where a column is computed",
    "MemberRefused": "what add_member raises; the bundled programs give roles in demonstrations only",
    "after_commit": "core's jobs and mails use it; a plugin that calls another service will",
    "signed_in": "for a page of anyone with an account; the bundled programs ask for permissions",
}
"""Names that no plugin of this repository imports, and why they are offered."""

pytestmark = pytest.mark.once


def kept() -> dict[str, dict[str, str]]:
    return dict(json.loads(PINS.read_text(encoding="utf-8")))


def test_the_reference_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: make docs"


@pytest.mark.parametrize("name", TABLES)
def test_tables_written_from_the_code_are_up_to_date(name: str) -> None:
    there = (PAGES / name).read_text(encoding="utf-8")
    assert TABLES[name]()
    assert there == with_table(there, TABLES[name]()), "run: make docs"


def test_the_page_on_testing_names_everything_in_the_kit() -> None:
    page = (PAGES / "testing.md").read_text(encoding="utf-8")
    assert [name for name in testing.__all__ if not re.search(rf"\b{name}\b", page)] == []


def test_every_hook_and_name_is_documented() -> None:
    parts = [*hooks(), *names(), *(hook for offered in hooks_of_plugins().values() for hook in offered)]
    assert parts
    assert [part.name for part in parts if len(part.words.split()) < 2] == []


def test_every_hook_is_tested() -> None:
    folders = (TESTS / "core" / "plugins", TESTS / "core" / "web", TESTS / "core" / "jobs", TESTS / "every_plugin")
    own = (path for folder in folders for path in folder.glob("test_*.py") if path != Path(__file__))
    code = "\n".join(path.read_text(encoding="utf-8") for path in own)
    assert [hook.name for hook in hooks() if not re.search(rf'def {hook.name}\(|"{hook.name}"', code)] == []


def test_every_hook_is_implemented_by_a_plugin_of_this_repository() -> None:
    assert BUNDLED
    assert [hook.name for hook in hooks() if not hook.users] == []
    for plugin, offered in hooks_of_plugins().items():
        assert [hook.name for hook in offered if not set(hook.users) - {plugin}] == []


def test_every_name_is_used_or_there_is_a_reason() -> None:
    assert {part.name for part in names() if not part.users} == set(UNUSED)


@pytest.mark.parametrize(
    ("now", "fits"),
    [
        ("f(a: int)", True), ("f(a: int, b: int = 3)", True), ("f(a: int, b: str = '', c: int = 3)", True),
        ("f(a: int, b: int)", False), ("f(b: int = 3, a: int)", False), ("f(a: str)", False), ("f()", False),
        ("f(a: int, b: int = 3) -> int", False), ("", False),
    ],
)  # fmt: skip
def test_a_signature_may_only_grow_at_its_end(now: str, fits: bool) -> None:
    assert (changes({"f": "f(a: int)"}, {"f": now}, []) == []) is fits
    assert changes({"f": "f(a: int)"}, {"f": now}, ["f"]) == []


@pytest.mark.parametrize("kind", ["hooks", "names"])
def test_no_signature_changes_unless_it_was_deprecated(kind: str) -> None:
    assert changes(kept()[kind], pinned()[kind], kept()["deprecated"]) == []


@pytest.mark.parametrize("kind", ["hooks", "names"])
def test_what_is_new_is_pinned(kind: str) -> None:
    new = sorted(set(pinned()[kind]) - set(kept()[kind]))
    assert new == [], "run: python scripts/plugin_reference.py --pin"


def test_what_is_deprecated_is_pinned_and_says_what_to_use() -> None:
    known = {name for kind in ("hooks", "names") for name in kept()[kind]}
    assert {name: text for name, text in kept()["deprecated"].items() if name not in known or not text} == {}


def test_the_pins_are_those_of_the_version() -> None:
    assert PINS.name == f"api-{API_VERSION}.json"


def test_a_change_and_a_removal_are_noticed_and_a_deprecation_lets_them_pass() -> None:
    before, now = {"a": "a(x: int)", "b": "b()", "c": "c()"}, {"a": "a(x: str)", "c": "c()", "d": "d()"}
    assert changes(before, now, {}) == ["a was a(x: int); it is a(x: str)", "b was b(); it is gone"]
    assert changes(before, now, {"a": "use d", "b": "use d"}) == []
