"""The heads of all trails are mailed out of the installation, once a day, however many workers there are."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from email.message import EmailMessage

import pytest
from flask import Flask

from kawasan.audit import head, record
from kawasan.daily_head import NAME, mail_heads
from kawasan.db import regency_scope, rollback
from kawasan.jobs import first_today
from kawasan.jobs.performing import perform
from kawasan.jobs.periodic import periodic_names
from kawasan.jobs.work import Work
from kawasan.tenancy import RegencyRef
from kawasan.testing import At, InRegency

Outbox = Callable[[], list[EmailMessage]]


@pytest.fixture
def address(app: Flask, monkeypatch: pytest.MonkeyPatch) -> str:
    """To whom heads are mailed."""
    monkeypatch.setitem(app.config, "KAWASAN_HEAD_MAIL", "inspektorat@example.org")
    return "inspektorat@example.org"


def test_each_trails_head_is_in_the_mail(
    app: Flask, address: str, toba: RegencyRef, in_regency: InRegency, outbox: Outbox
) -> None:
    with in_regency(toba):
        record("core.identity.change", "Toba")
    with in_regency(toba):
        noted = head()
    perform(app, Work(NAME, {}))
    (message,) = outbox()
    assert message["To"] == address
    assert f"toba {noted.sequence} {noted.hash}\n" in message.get_content()
    assert "kawasan audit verify" in message.get_content()


def test_it_is_mailed_once_a_day(app: Flask, address: str, at: At, outbox: Outbox) -> None:
    for moment in ("2026-03-02 00:05", "2026-03-02 00:15", "2026-03-02 23:55", "2026-03-03 00:05"):
        with at(moment):
            perform(app, Work(NAME, {}))
    assert len(outbox()) == 2


def test_without_an_address_it_is_not_mailed(app: Flask, outbox: Outbox) -> None:
    perform(app, Work(NAME, {}))
    assert outbox() == []


def test_several_workers_do_not_do_it_twice(app: Flask) -> None:
    def ask(_: int) -> bool:
        with app.app_context(), regency_scope(None):
            return first_today("test.daily")

    for expected in (1, 0):  # nobody has ever done it; somebody has, today
        with ThreadPoolExecutor(4) as workers:
            answers = list(workers.map(ask, range(8)))
        assert answers.count(True) == expected


def test_what_failed_is_free_for_the_next(app: Flask) -> None:
    for _ in range(2):
        with app.app_context(), regency_scope(None):
            assert first_today("test.daily")
            rollback()


def test_workers_know_of_it() -> None:
    assert NAME in periodic_names()
    assert mail_heads.kawasan_job == NAME  # type: ignore[attr-defined]  # the mark of a job
