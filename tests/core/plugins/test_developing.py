"""What authors are told where they develop, and nobody in production: which plugin, where, and what to do."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from importlib.metadata import EntryPoint
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from kawasan.testing import Client, RegencyRef
from kawasan.web import developer

Start = Callable[..., Flask]
Write = Callable[..., EntryPoint]
VIEW = """
import sqlite3
from sqlalchemy.exc import OperationalError, ProgrammingError

bp = Blueprint("acara", __name__)

class Undefined(Exception):
    sqlstate = "42P01"

def on_sqlite(statement):
    database = sqlite3.connect(":memory:")
    database.execute("create table stall (name)")
    try:
        database.execute(statement)
    except sqlite3.Error as error:
        raise OperationalError("select secret", {}, error)
    finally:
        database.close()

def on_postgresql():
    raise ProgrammingError("select secret", {}, Undefined('relation "acara_event" does not exist\\nLINE 1: secret'))

@bp.get("/")
@public
def page():
    WHAT

@hookimpl
def blueprints():
    return [bp]
"""
LACKS = {
    "no such table: acara_event": "on_sqlite('select * from acara_event')",
    "no such column: kind": "on_sqlite('select kind from stall')",
    "table stall has no column named kind": "on_sqlite('insert into stall (kind) values (1)')",
    'relation "acara_event" does not exist': "on_postgresql()",
}


@pytest.fixture
def page(write_plugin: Write, start: Start, toba: RegencyRef) -> Callable[..., Any]:
    """`page("1 / 0")`: a visitor's answer where the page of a plugin does this, and what is noted of the plugin."""

    def ask(does: str, **settings: Any) -> Any:
        app = start(write_plugin("acara", VIEW.replace("WHAT", does)), **settings)
        app.config["PROPAGATE_EXCEPTIONS"] = False
        answer = Client(app, toba).get("/acara/?lang=en")
        return answer, app.extensions["kawasan_plugins"].trouble_of("acara")

    return ask


@pytest.mark.parametrize("lacks", LACKS)
def test_a_table_or_column_that_is_missing_is_not_a_busy_database(
    lacks: str, page: Callable[..., Any], caplog: pytest.LogCaptureFixture
) -> None:
    answer, trouble = page(LACKS[lacks])
    told = f"the page acara.page asked for what the database has not, as before `kawasan db upgrade`: {lacks}"
    assert answer.status_code == 500
    assert trouble.startswith(f"{told} (plugin.py, line ")
    assert f"plugin acara: {told}" in caplog.text
    assert "secret" not in answer.text


def test_the_page_says_which_command_mends_it(page: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    answer, _ = page(LACKS["no such table: acara_event"])
    assert "plugin acara: the page acara.page asked for" in answer.text
    assert "kawasan db revision acara -m" in answer.text
    monkeypatch.setattr(developer, "pending", lambda _: [("acara", None, "0001")])
    again, _ = page(LACKS["no such table: acara_event"])
    assert "are not applied yet: kawasan db upgrade" in again.text


def test_the_page_says_where_it_raised(page: Callable[..., Any]) -> None:
    answer, trouble = page("1 / 0")
    assert trouble.startswith("the page acara.page raised ZeroDivisionError (plugin.py, line ")
    assert trouble in answer.text


def test_production_says_nothing_of_it(page: Callable[..., Any]) -> None:
    for does in ("1 / 0", LACKS["no such table: acara_event"]):
        answer, _ = page(does, KAWASAN_MODE="production")
        assert answer.status_code == 500
        assert "acara.page" not in answer.text
        assert "kawasan db" not in answer.text


def test_a_busy_database_is_logged_with_its_reason(page: Callable[..., Any], caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    answer, _ = page("raise OperationalError('select secret', {}, Exception('database is locked'))")
    assert answer.status_code == 503
    assert "the database did not answer in the view of GET /acara/: database is locked" in caplog.text
    assert "secret" not in caplog.text


WRONG = {
    "a syntax error": ("def (", "loading it raised SyntaxError: invalid syntax (plugin.py, line {line})"),
    "an error on import": ("1 / 0", "loading it raised ZeroDivisionError('division by zero') (plugin.py, line {line})"),
    "an argument the hook has not": (
        "@hookimpl\ndef console_cards(regenc): ...",
        "loading it: console_cards is not given regenc, but regency (plugin.py, line {line})",
    ),
    "a hook that nobody calls": (
        "@hookimpl\ndef navigatoin(): ...",
        "nobody calls its navigatoin (is it navigation?) (plugin.py, line {line}); a hook of another plugin, which may",
    ),
    "an answer of a wrong kind": (
        "@hookimpl\ndef settings(): return 5",
        "settings: its answer int is not a class (plugin.py, line {line})",
    ),
    "a prefix that is taken": (
        "@hookimpl\ndef program(): return make(prefix='/kelola')",
        "loading it: its prefix /kelola is a path of the portal's own (plugin.py, line {line})",
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_at_start_is_said_in_a_sentence_with_its_line(
    what: str, write_plugin: Write, start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    code, sentence = WRONG[what]
    entry = write_plugin("salah", f"\n\n{code}\n")
    app = start(entry)
    written = Path(str(find_spec("kawasan_salah").origin)).with_name("plugin.py").read_text()  # type: ignore[union-attr]
    line = written[: written.index(code)].count("\n") + 1
    expected = sentence.format(line=line)
    assert app.extensions["kawasan_plugins"].trouble_of("salah").startswith(expected)
    assert f"plugin salah is set aside: {expected}" in caplog.text
    assert "NoneType: None" not in caplog.text
    assert "pluggy" not in caplog.text
    assert 'registry.py", line' not in caplog.text


def test_the_address_of_one_that_is_set_aside_says_why(write_plugin: Write, start: Start, toba: RegencyRef) -> None:
    for mode, says in (("demo", True), ("development", True), ("production", False)):
        app = start(write_plugin("salah", "1 / 0"), KAWASAN_MODE=mode)
        answer = Client(app, toba).get("/salah/")
        assert answer.status_code == 404
        assert ("plugin salah is set aside: loading it raised ZeroDivisionError" in answer.text) is says


def test_a_hook_that_raises_is_said_with_its_own_lines_alone(
    write_plugin: Write, start: Start, toba: RegencyRef, caplog: pytest.LogCaptureFixture
) -> None:
    app = start(write_plugin("salah", "@hookimpl\ndef navigation():\n    return [{}['x']]\n"))
    caplog.clear()
    Client(app, toba).get("/")
    assert "plugin salah: navigation raised KeyError (plugin.py, line " in caplog.text
    assert "return [{}['x']]" in caplog.text
    assert 'registry.py", line' not in caplog.text


def test_an_answer_of_a_wrong_kind_says_where_the_hook_begins(
    write_plugin: Write, start: Start, toba: RegencyRef
) -> None:
    app = start(write_plugin("salah", "@hookimpl\ndef navigation():\n    return 5\n"))
    Client(app, toba).get("/")
    trouble = app.extensions["kawasan_plugins"].trouble_of("salah")
    assert re.match(r"navigation: its answer .* \(plugin\.py, line \d+\)$", trouble)
