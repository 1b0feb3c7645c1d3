"""The tutorial of docs/plugin-authors.md, done step by step: its files, its commands, its tests, its wheel."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from kawasan.testing import PluginFolder

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "plugin-authors.md"
FILE = re.compile(r"^```\w+ file=(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PROGRAM = "notice_board"

pytestmark = [pytest.mark.once, pytest.mark.slow]


@pytest.fixture(scope="module")
def tutorial(tmp_path_factory: pytest.TempPathFactory) -> PluginFolder:
    """The folder that a reader has after step 9, the plugin registered by its own wheel's entry point."""
    folder = tmp_path_factory.mktemp("tutorial")
    for name, text in FILE.findall(PAGE.read_text(encoding="utf-8")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / f"kawasan_{PROGRAM}" / "__init__.py").touch()
    author = PluginFolder(folder)
    author.kawasan("db", "upgrade")
    author.kawasan("db", "revision", PROGRAM, "-m", "first")
    author.kawasan("db", "upgrade")
    return author


def test_the_migration_marks_the_table_and_runs_both_ways(tutorial: PluginFolder) -> None:
    migration = tutorial.folder / f"kawasan_{PROGRAM}" / "migrations" / "0001_first.py"
    assert f"op.regency_owned('{PROGRAM}_notice')" in migration.read_text()
    tutorial.kawasan("db", "downgrade", PROGRAM)
    tutorial.kawasan("db", "upgrade")


def test_its_tests_pass(tutorial: PluginFolder) -> None:
    answer = tutorial.pytest("tests")
    assert " passed" in answer, answer


def test_it_is_listed_among_the_installed_plugins(tutorial: PluginFolder) -> None:
    assert f"{PROGRAM} 0.1.0: on in no regency" in tutorial.kawasan("plugin", "list")


def test_it_keeps_every_rule(tutorial: PluginFolder) -> None:
    assert " 0 broken" in tutorial.kawasan("plugin", "check", PROGRAM)


def test_its_wheel_carries_everything(tutorial: PluginFolder) -> None:
    names = set(zipfile.ZipFile(tutorial.build()).namelist())
    package = f"kawasan_{PROGRAM}"
    assert {
        f"{package}/migrations/0001_first.py",
        f"{package}/templates/{PROGRAM}/notices.html",
        f"{package}/translations/en/LC_MESSAGES/{PROGRAM}.po",
    } <= names


def test_every_text_of_it_is_translated(tutorial: PluginFolder) -> None:
    sources = [*tutorial.folder.glob("kawasan_*/*.py"), *tutorial.folder.glob("kawasan_*/templates/**/*.html")]
    texts = {text for path in sources for text in re.findall(r'_l?\("([^"]+)"', path.read_text(encoding="utf-8"))}
    translated = next(tutorial.folder.glob("kawasan_*/translations/**/*.po")).read_text(encoding="utf-8")
    assert texts
    assert [text for text in sorted(texts) if f'msgid "{text}"' not in translated] == []
