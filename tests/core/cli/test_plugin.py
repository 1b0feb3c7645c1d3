"""`kawasan plugin`, with whatever plugins are installed."""

from __future__ import annotations

import json
import re
import sqlite3
import sys
from collections.abc import Callable
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest

from kawasan import conformance
from kawasan.cli.opening import opened
from kawasan.db import regency_scope
from kawasan.migrations import run
from kawasan.plugins import folder_of, installed
from kawasan.tenancy import quarantine
from kawasan.testing import WritePlugin

pytestmark = pytest.mark.once
Kawasan = Callable[..., Any]
Refuses = Callable[..., None]
REGISTRY = sys.modules[folder_of.__module__]
"""`kawasan.plugins.registry` is the function of that name."""


@pytest.fixture
def name() -> str:
    """An installed plugin."""
    return installed()[0].name


def test_a_program_is_switched_on_and_off(name: str, kawasan: Kawasan) -> None:
    answer = kawasan("plugin", "enable", name, "--regency", "toba")
    assert (answer.exit_code, answer.output) == (0, f"{name} is now on for Kabupaten Toba.\n")
    assert f"{name} 0.1.0: on in toba" in kawasan("plugin", "list").output
    assert name in kawasan("regency", "list").output
    assert kawasan("plugin", "enable", name, "--regency", "toba").output.endswith(
        "was on for Kabupaten Toba already.\n"
    )
    assert "is now off" in kawasan("plugin", "disable", name, "--regency", "toba").output
    assert f"{name} 0.1.0: on in no regency" in kawasan("plugin", "list").output


def test_asked_of_one_regency_the_list_and_a_retry_speak_of_that_one(name: str, kawasan: Kawasan) -> None:
    kawasan("regency", "add", "12.17", "--slug", "samosir")
    kawasan("plugin", "enable", name, "--regency", "toba")
    assert f"{name} 0.1.0: on in toba\n" in kawasan("plugin", "list", "--regency", "toba").output
    listed = kawasan("plugin", "list", "--regency", "samosir").output
    assert f"{name} 0.1.0: off in samosir\n" in listed
    assert "no regency" not in listed
    retried = kawasan("plugin", "retry", name, "--regency", "samosir").output
    assert retried == f"{name} is not in quarantine in samosir.\n"


def test_a_quarantine_is_listed_and_ended(name: str, kawasan: Kawasan) -> None:
    kawasan("plugin", "enable", name, "--regency", "toba")
    with opened(), regency_scope(None):
        quarantine(1212, name, "navigation raised KeyError (plugin.py, line 3)", was_late=False)
    listed = kawasan("plugin", "list").output
    assert "  in quarantine in toba since " in listed
    assert "navigation raised KeyError (plugin.py, line 3)" in listed
    assert kawasan("plugin", "retry", name).output == f"{name} is called again in Kabupaten Toba.\n"
    assert kawasan("plugin", "retry", name).output == f"{name} is in quarantine in no regency.\n"
    assert "in quarantine" not in kawasan("plugin", "list").output


def test_the_list_says_in_a_sentence_why_one_is_set_aside(
    kawasan: Kawasan, write_plugin: WritePlugin, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    entry = write_plugin("salah", "def (")
    monkeypatch.setattr(REGISTRY, "installed", lambda: [entry])
    listed = kawasan("plugin", "list").output
    assert re.search(r"salah: set aside since .* UTC: loading it raised SyntaxError: .* \(plugin\.py, line 1\)", listed)
    assert "Traceback" not in listed + caplog.text


@pytest.mark.parametrize(
    "words",
    [
        "enable salah --regency toba",
        "disable salah --regency toba",
        "retry salah",
        "purge salah --yes",
        "purge salah --regency toba --yes",
        "new-day salah --regency toba",
    ],
)
def test_one_that_is_set_aside_is_refused_with_the_reason(
    words: str, refuses: Refuses, write_plugin: WritePlugin, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = write_plugin("salah", "def (")
    for module in (REGISTRY, run):
        monkeypatch.setattr(module, "installed", lambda: [entry])
    refuses(f"plugin {words}", "Error: salah is installed but set aside: loading it raised SyntaxError: ")


def test_what_it_holds_of_a_regency_is_removed_when_its_name_is_typed(name: str, kawasan: Kawasan) -> None:
    kawasan("plugin", "enable", name, "--regency", "toba")
    assert "switch it off first" in kawasan("plugin", "purge", name, "--regency", "toba", "--yes").output
    kawasan("plugin", "disable", name, "--regency", "toba")
    answer = kawasan("plugin", "purge", name, "--regency", "toba", typed="else\n")
    assert (answer.exit_code, "nothing was removed" in answer.output) == (2, True)
    assert f"rows of {name}_" in answer.output
    assert "is gone: 0 rows" in kawasan("plugin", "purge", name, "--regency", "toba", typed=f"{name}\n").output
    assert "say of which regency" in kawasan("plugin", "purge", name).output


def test_what_a_plugin_left_that_is_gone_is_listed_and_removed(name: str, kawasan: Kawasan, instance: Path) -> None:
    kawasan("plugin", "enable", name, "--regency", "toba")
    database = sqlite3.connect(instance / "kawasan.db")
    with database:  # what a plugin with a table and a photo would have made
        database.execute("create table gone_stall (regency_id int, id int, photo_id int,"
                         " foreign key (regency_id, photo_id) references core_media (regency_id, id))")  # fmt: skip
        database.execute("create table alembic_version_gone (version_num text)")
        database.execute("insert into core_media values (1212, 7, 300, 200, '[300]', '2026-01-01')")
        database.execute("insert into gone_stall values (1212, 1, 7), (1217, 2, null)")
        database.execute("insert into core_regency_program (regency_id, program, is_on, settings, changed_at)"
                         " values (1212, 'gone', 1, '{}', '2026-01-01')")  # fmt: skip
    photo = instance / "media" / "1212" / "7-300.webp"
    photo.parent.mkdir(parents=True)
    photo.write_bytes(b"")
    assert "gone: not installed, 2 rows are left" in kawasan("plugin", "list").output
    assert "is gone: 1 rows, 1 photos" in kawasan("plugin", "purge", "gone", "--regency", "toba", "--yes").output
    assert not photo.exists()
    assert database.execute("select id from gone_stall").fetchall() == [(2,)]
    assert "is gone: 1 rows, 0 photos" in kawasan("plugin", "purge", "gone", "--yes").output
    assert "gone" not in kawasan("plugin", "list").output
    assert f"{name} 0.1.0: on in toba" in kawasan("plugin", "list").output
    assert database.execute("select name from sqlite_master where name like '%gone%'").fetchall() == []
    database.close()


@pytest.mark.parametrize(
    ("state", "exit_code"), [(conformance.OK, 0), (conformance.BROKEN, 1), (conformance.NOT_RUN, 0)]
)
def test_a_check_exits_1_when_a_rule_is_broken(
    state: str, exit_code: int, name: str, kawasan: Kawasan, monkeypatch: pytest.MonkeyPatch
) -> None:
    findings = (conformance.Finding("plugin.py:1", "is wrong"),) if state == conformance.BROKEN else ()
    outcome = conformance.Outcome(conformance.rules()[0], state, findings)
    report = conformance.Report(name, "0.1.0", (outcome,))
    monkeypatch.setattr(conformance, "check", lambda *_: report)
    told, as_json = kawasan("plugin", "check", name), kawasan("plugin", "check", name, "--json")
    assert (told.exit_code, as_json.exit_code) == (exit_code, exit_code)
    assert f"{state:8} package-metadata: " in told.output
    assert json.loads(as_json.output)["passed"] == (exit_code == 0)


def test_a_check_is_of_the_rules_that_are_named(name: str, kawasan: Kawasan, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def note(entry: EntryPoint, only: list[str], progress: object) -> conformance.Report:
        asked.append(only)
        return conformance.Report(entry.name, "0.1.0", ())

    monkeypatch.setattr(conformance, "check", note)
    kawasan("plugin", "check", name, "--rule", "conduct", "--rule", "off-hooks")
    assert asked == [["off-hooks", "conduct-threads", "conduct-hosts", "conduct-files", "conduct-finishes"]]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("plugin check {name} --rule nothing", "there is no rule 'nothing'"),
        ("plugin enable nowhere --regency toba", "there is no plugin 'nowhere' (installed: "),
        ("plugin enable {name} --regency nowhere", "there is no regency 'nowhere' here (there are: toba)"),
        ("plugin disable {name} --regency nowhere", "there is no regency 'nowhere' here"),
        ("plugin list --regency nowhere", "there is no regency 'nowhere' here"),
        ("plugin purge nowhere --yes", "there is no plugin 'nowhere', and none of that name left anything"),
        ("plugin retry nowhere", "there is no plugin 'nowhere' (installed: "),
        ("plugin check nowhere", "there is no plugin 'nowhere' (installed: "),
        ("plugin enable {name}", "Missing option '--regency'"),
        ("plugin explode", "No such command 'explode'"),
    ],
)
def test_wrong_input_is_refused(words: str, text: str, name: str, refuses: Refuses) -> None:
    refuses(words.format(name=name), text)
