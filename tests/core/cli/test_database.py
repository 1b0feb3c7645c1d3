"""`kawasan db` and `kawasan demo`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kawasan.demo import loader

pytestmark = pytest.mark.once
Kawasan = Callable[..., Any]
Refuses = Callable[..., None]


def test_an_upgrade_makes_the_installation(empty: Kawasan, instance: Path) -> None:
    answer = empty("db", "upgrade")
    assert answer.exit_code == 0
    assert answer.output.startswith("The tables of core")
    assert (instance / "kawasan.db").exists()
    assert empty("db", "upgrade").exit_code == 0


def test_tables_go_back_and_come_again(kawasan: Kawasan) -> None:
    assert kawasan("db", "downgrade", "core").output == "The tables of core are at revision base.\n"
    missing = kawasan("regency", "list")
    assert missing.exit_code == 1
    assert "run first: kawasan db upgrade" in missing.output
    assert "Traceback" not in missing.output
    kawasan("db", "upgrade")
    assert kawasan("regency", "list").exit_code == 0


@pytest.mark.parametrize("words", ["db downgrade nowhere", "db revision nowhere -m x"])
def test_tables_of_nothing_are_refused(words: str, refuses: Refuses) -> None:
    refuses(words, "there is no 'nowhere'; there are core")


def test_a_demonstration_is_refused_outside_demo_mode(refuses: Refuses, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAWASAN_MODE", "production")
    refuses("demo", "refused outside demo mode (KAWASAN_MODE=demo)")


def test_a_demonstration_leaves_regencies_alone(kawasan: Kawasan) -> None:
    assert kawasan("demo").output == "There are regencies here already; nothing was loaded.\n"


def test_a_demonstration_says_what_it_loaded(empty: Kawasan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few = tmp_path / "regencies.json"
    few.write_text('[{"code": "12.12", "slug": "toba"}]', encoding="utf-8")
    monkeypatch.setattr(loader, "REGENCIES", few)
    monkeypatch.setattr(loader, "_load_program", lambda *_: "3 stalls")
    empty("db", "upgrade")
    lines = empty("demo").output.splitlines()
    assert lines[0].startswith("Kabupaten Toba: 3 stalls")
    assert lines[-1] == "The demonstration is loaded."
