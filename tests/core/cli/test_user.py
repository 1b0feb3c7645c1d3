"""`kawasan user`."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from kawasan.app import create_app
from kawasan.db import db

pytestmark = pytest.mark.once
Kawasan = Callable[..., Any]
Refuses = Callable[..., None]


@pytest.mark.parametrize("role", ["admin", "officer", "owner"])
def test_someone_gets_a_role_and_a_link(role: str, kawasan: Kawasan) -> None:
    answer = kawasan("user", "add", "ina@toba.id", "--regency", "toba", "--role", role)
    assert answer.exit_code == 0
    assert answer.output.startswith(f"ina@toba.id is now {role} of toba.\n")
    assert "http://localhost:8000/toba/undangan/" in answer.output


def test_an_operator_gets_a_link_to_the_region(kawasan: Kawasan) -> None:
    answer = kawasan("user", "add", "ina@kawasan.id", "--operator")
    assert answer.output.startswith("ina@kawasan.id is now an operator.\n")
    assert "http://localhost:8000/undangan/" in answer.output


def test_the_link_lets_in_once(kawasan: Kawasan, instance: Path) -> None:
    output = kawasan("user", "add", "ina@kawasan.id", "--operator").output
    path = re.search(r"http://localhost:8000(\S+)", output)
    assert path
    app = create_app(KAWASAN_RATELIMIT_ENABLED=False)
    browser = app.test_client()
    assert browser.post(path.group(1)).location == "/akun/mulai"
    assert browser.get("/operator/").status_code == 200
    assert app.test_client().post(path.group(1)).status_code == 410
    with app.app_context():
        db.engine.dispose()


def test_who_lost_the_link_gets_another(kawasan: Kawasan) -> None:
    first = kawasan("user", "add", "ina@toba.id", "--regency", "toba", "--role", "admin").output.splitlines()[-1]
    again = kawasan("user", "link", "ina@toba.id", "--regency", "toba").output.strip()
    assert again.startswith("One-time link for ina@toba.id")
    assert again != first
    assert "/undangan/" in kawasan("user", "link", "ina@toba.id").output


def test_it_is_in_the_trail(kawasan: Kawasan, instance: Path) -> None:
    kawasan("user", "add", "ina@toba.id", "--regency", "toba", "--role", "admin")
    kawasan("user", "link", "ina@toba.id", "--regency", "toba")
    kawasan("user", "add", "ina@kawasan.id", "--operator")
    engine = create_engine(f"sqlite:///{instance / 'kawasan.db'}")
    with engine.connect() as connection:
        entries = connection.execute(text("select actor, action, subject from core_audit_entry order by id")).all()
        platform = connection.execute(text("select actor, action, subject from core_platform_audit_entry")).all()
    engine.dispose()
    assert entries[-2:] == [
        ("command line", "core.member.add", "ina@toba.id"),
        ("command line", "core.member.link", "ina@toba.id"),
    ]
    assert platform == [("command line", "core.operator.add", "ina@kawasan.id")]


def test_a_disabled_account_is_out_at_once_and_for_good(kawasan: Kawasan, instance: Path) -> None:
    output = kawasan("user", "add", "ina@kawasan.id", "--operator").output
    path = re.search(r"http://localhost:8000(\S+)", output)
    assert path
    app = create_app(KAWASAN_RATELIMIT_ENABLED=False)
    browser = app.test_client()
    browser.post(path.group(1))
    assert browser.get("/operator/").status_code == 200
    assert kawasan("user", "disable", "ina@kawasan.id").output == "ina@kawasan.id cannot sign in any more.\n"
    assert browser.get("/operator/").status_code == 302
    assert kawasan("user", "enable", "ina@kawasan.id").output == "ina@kawasan.id can sign in again.\n"
    assert browser.get("/operator/").status_code == 302, "the session of before does not come back"
    again = re.search(r"http://localhost:8000(\S+)", kawasan("user", "link", "ina@kawasan.id").output)
    assert again
    assert browser.post(again.group(1)).location == "/akun/mulai"
    with app.app_context():
        db.engine.dispose()


def test_who_lost_the_second_step_is_asked_for_none(kawasan: Kawasan, instance: Path) -> None:
    kawasan("user", "add", "ina@kawasan.id", "--operator")
    engine = create_engine(f"sqlite:///{instance / 'kawasan.db'}")
    with engine.begin() as connection:
        connection.execute(text("update core_user set second_step = 'nonce'"))
    answer = kawasan("user", "second-step-off", "ina@kawasan.id")
    assert answer.output == "ina@kawasan.id signs in by password alone.\n"
    with engine.connect() as connection:
        assert connection.execute(text("select second_step from core_user")).scalar_one() is None
    engine.dispose()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("add ina@toba.id", "say either --operator, or both --regency and --role"),
        ("add ina@toba.id --regency toba", "say either --operator, or both --regency and --role"),
        ("add ina@toba.id --role admin", "say either --operator, or both --regency and --role"),
        ("add ina@toba.id --operator --regency toba", "say either --operator, or both --regency and --role"),
        ("add ina@toba.id --operator --regency toba --role admin", "say either --operator"),
        ("disable nobody@toba.id", "there is no account 'nobody@toba.id'"),
        ("second-step-off nobody@toba.id", "there is no account 'nobody@toba.id' with a second step"),
        ("enable nobody@toba.id", "there is no account 'nobody@toba.id'"),
        ("add ina@toba.id --regency nowhere --role admin", "there is no regency 'nowhere' here"),
        ("add ina@toba.id --regency toba --role regent", "'regent' is not one of 'admin', 'officer', 'owner'"),
        ("add bukan --operator", "'bukan' is not an e-mail address"),
        ("add bukan --regency toba --role admin", "'bukan' is not an e-mail address"),
        ("link nobody@toba.id", "there is no account 'nobody@toba.id'"),
        ("link nobody@toba.id --regency nowhere", "there is no regency 'nowhere' here"),
    ],
)
def test_wrong_input_is_refused(words: str, sentence: str, refuses: Refuses) -> None:
    refuses(f"user {words}", sentence)


@pytest.mark.parametrize("words", ["--operator", "--regency toba --role owner"])
def test_a_role_is_given_once(words: str, kawasan: Kawasan, refuses: Refuses) -> None:
    kawasan("user", "add", "ina@toba.id", *words.split())
    refuses(f"user add ina@toba.id {words}", "ina@toba.id has that role already")
