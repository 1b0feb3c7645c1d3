"""What stands in the code: core names no plugin; no path, secret or note to self is left in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.every_plugin.conftest import FOLDERS

from kawasan import app as application

pytestmark = pytest.mark.once
CORE = Path(application.__file__).parent
ROOT = CORE.parents[1]
ENDINGS = {".py", ".html", ".po", ".scss", ".js", ".mjs", ".json", ".mako", ".css"}


def sources(folder: Path) -> list[Path]:
    left_out = {"node_modules", "dist", "__pycache__"}
    paths = (path for path in folder.rglob("*") if path.suffix in ENDINGS and not left_out & set(path.parts))
    return sorted(path for path in paths if path.name != "package-lock.json")


def lines(folders: list[Path], pattern: str) -> list[str]:
    found = re.compile(pattern)
    return [
        f"{path.relative_to(ROOT)}:{number}"
        for folder in folders
        for path in sources(folder)
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if found.search(line)
    ]


def test_core_names_no_plugin() -> None:
    names = "|".join(re.escape(form) for name in FOLDERS for form in (name, name.replace("_", "-")))
    assert lines([ROOT / "core"], rf"\b({names})") == []


def test_nothing_is_left_to_do() -> None:
    assert lines([ROOT / "core", *FOLDERS.values()], r"\b(TODO|FIXME|XXX|HACK)\b") == []


def test_no_raw_engine_is_opened() -> None:
    """On SQLite there is no second wall: whoever takes the engine is past the first."""
    parts = ("db", "migrations", "checks", "testing", "cli")
    allowed = tuple(f"core/kawasan/{part}/" for part in parts)
    found = lines(
        [CORE, *FOLDERS.values()], r"\b(create_engine|raw_connection|exec_driver_sql|get_bind|db\.engine)\b(?! import)"
    )
    assert [line for line in found if not line.startswith(allowed)] == []


def test_a_plugin_asks_the_clock_that_tests_can_stop() -> None:
    found = lines(list(FOLDERS.values()), r"\b(datetime\.(now|utcnow)|date\.today|time\.time)\(")
    assert found == []


def test_a_plugin_never_commits() -> None:
    assert lines(list(FOLDERS.values()), r"\.commit\(\)") == []
