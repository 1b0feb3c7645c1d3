"""`kawasan db` and `kawasan demo`."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kawasan.demo import loader
from kawasan.plugins import installed

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


@pytest.mark.parametrize("words", [["0001"], ["--to", "0001"]])
def test_the_revision_to_go_back_to_is_named_either_way(words: list[str], kawasan: Kawasan) -> None:
    assert kawasan("db", "downgrade", "core", *words).output == "The tables of core are at revision 0001.\n"


def test_an_unknown_revision_is_refused(refuses: Refuses) -> None:
    refuses("db downgrade core 9999", "the migrations of core", "9999")
    refuses("db downgrade core 0001 --to 0001", "name the revision once")


def test_nothing_is_written_where_nothing_changed(kawasan: Kawasan) -> None:
    answer = kawasan("db", "revision", "core", "-m", "x")
    assert (answer.exit_code, answer.output) == (0, "Nothing was written: the models of core and its tables agree.\n")


def test_a_revision_needs_a_message(refuses: Refuses) -> None:
    refuses("db revision core", "say what changes")


@pytest.mark.parametrize("words", ["db revision core --replace", "db drop core --yes"])
def test_data_is_not_lost_in_production(words: str, refuses: Refuses, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAWASAN_MODE", "production")
    refuses(words, "loses data, and this is production mode")


def test_cores_tables_are_not_dropped(refuses: Refuses) -> None:
    refuses("db drop core --yes", "remove the database instead")


def test_the_tables_of_a_plugin_are_dropped_whatever_its_revision(kawasan: Kawasan, instance: Path) -> None:
    name = installed()[0].name
    with sqlite3.connect(instance / "kawasan.db") as database:
        database.execute(f"update alembic_version_{name} set version_num = '0099'")  # noqa: S608 - our own name
    answer = kawasan("db", "upgrade")
    assert answer.exit_code == 1
    assert answer.output.startswith("The tables of core, ")
    assert f"the tables of {name} stay as they were: the tables of {name} are at revision 0099" in answer.output
    assert f"kawasan db drop {name}" in answer.output
    assert "Traceback" not in answer.output
    assert kawasan("db", "drop", name, typed="y\n").exit_code == 0
    assert kawasan("db", "drop", name, typed="y\n").exit_code == 0, "there is nothing left of it"
    assert kawasan("db", "upgrade").exit_code == 0


@pytest.mark.parametrize("words", ["db downgrade nowhere", "db revision nowhere -m x", "db drop nowhere --yes"])
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
