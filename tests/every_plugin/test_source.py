"""What stands in the code of core: it names no plugin, opens no engine outside of the data layer, and is finished."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.every_plugin.conftest import FOLDERS

from kawasan import app as application
from kawasan.conformance import source

pytestmark = pytest.mark.once
CORE = Path(application.__file__).parent
ROOT = CORE.parents[1]
LEFT_OUT = {"node_modules", "dist", "__pycache__"}


def files(folder: Path) -> list[tuple[Path, str]]:
    paths = (path for path in folder.rglob("*") if path.suffix in source.ENDINGS and not LEFT_OUT & set(path.parts))
    return [(path, path.read_text("utf-8")) for path in sorted(paths) if path.name != "package-lock.json"]


def lines(folder: Path, pattern: re.Pattern[str]) -> list[str]:
    found = source.lines(files(folder), pattern)
    return [f"{path.relative_to(ROOT).as_posix()}:{number}" for path, number, _ in found]


def test_core_names_no_plugin() -> None:
    names = "|".join(re.escape(form) for name in FOLDERS for form in (name, name.replace("_", "-")))
    assert lines(ROOT / "core", re.compile(rf"\b({names})")) == []


def test_nothing_is_left_to_do() -> None:
    rules = "core/kawasan/conformance/source.py"  # which names what is looked for
    assert [line for line in lines(ROOT / "core", source.LEFT) if not line.startswith(rules)] == []


def test_no_raw_engine_is_opened() -> None:
    """On SQLite there is no second wall: whoever takes the engine is past the first."""
    parts = ("db", "migrations", "checks", "testing", "conformance", "cli")
    allowed = tuple(f"core/kawasan/{part}/" for part in parts)
    assert [line for line in lines(CORE, source.RAW) if not line.startswith(allowed)] == []
