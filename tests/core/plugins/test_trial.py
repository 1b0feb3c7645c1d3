"""A plugin that is new is first imported in a process of its own."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from kawasan.plugins import trial
from kawasan.plugins.trial import try_new

Write = Callable[..., EntryPoint]
pytestmark = [pytest.mark.once, pytest.mark.slow]
SECONDS = 30


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (
            "import not_there",
            "its import failed: ModuleNotFoundError: No module named 'not_there' (plugin.py, line 14)",
        ),
        ("import os; os._exit(3)", "its import failed: it ended with 3"),
        ("import os; os.abort()", "its import failed: it ended with -6"),
        ("much = bytearray(3 * 1024**3)", "its import failed: MemoryError (plugin.py, line 14)"),
    ],
)
def test_what_ends_a_process_does_not_end_ours(code: str, reason: str, write_plugin: Write, tmp_path: Path) -> None:
    assert try_new([write_plugin("rusak", code)], tmp_path, SECONDS) == {"rusak": reason}


def test_an_import_that_hangs_is_ended(write_plugin: Write, tmp_path: Path) -> None:
    hanging = "import time; time.sleep(60)"
    assert try_new([write_plugin("rusak", hanging)], tmp_path, 1) == {"rusak": "its import took longer than 1 s"}


def test_what_passed_is_not_tried_again(write_plugin: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entries = [write_plugin("pasar", ""), write_plugin("rusak", "import not_there")]
    assert list(try_new(entries, tmp_path, SECONDS)) == ["rusak"]
    tried: list[str] = []
    monkeypatch.setattr(trial, "_try", lambda entry, _seconds: tried.append(entry.name))
    assert try_new(entries, tmp_path, SECONDS) == {}
    assert tried == ["rusak"]


def test_none_is_tried_where_that_is_switched_off(write_plugin: Write, tmp_path: Path) -> None:
    assert try_new([write_plugin("rusak", "import not_there")], tmp_path, 0) == {}


def test_one_that_fails_is_set_aside(write_plugin: Write, start: Callable[..., object], tmp_path: Path) -> None:
    app = start(write_plugin("rusak", "import os; os._exit(3)"), KAWASAN_IMPORT_SECONDS=SECONDS)
    assert "its import failed: it ended with 3" in app.extensions["kawasan_plugins"].broken["rusak"].text  # type: ignore[attr-defined]
