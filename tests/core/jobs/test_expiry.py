"""What has expired is deleted once a day; what a worker does by itself is known to it."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from kawasan.auth import AccessToken, LoginSession, find_account, issue_token
from kawasan.clocks.expiry import NAME
from kawasan.db import regency_scope, session, utcnow
from kawasan.jobs import FailedJob
from kawasan.jobs.failures import keep_failed
from kawasan.jobs.performing import perform
from kawasan.jobs.work import Work
from kawasan.tenancy import RegencyRef
from kawasan.testing import At, InRegency

KNOWN = """
from kawasan.app import create_app
from kawasan.jobs.periodic import periodic_names
create_app()
print(*periodic_names())
"""


def count(model: type) -> int:
    return int(session().scalar(select(func.count()).select_from(model)))


def test_sessions_links_and_failed_jobs_go_when_their_time_is_over(
    app: Flask, toba: RegencyRef, in_regency: InRegency, at: At
) -> None:
    now = utcnow()
    keep_failed(app, Work("core.mail", {}), attempts=7, error=ValueError())
    with in_regency(toba):
        user = find_account("ani@toba.test")
        assert user is not None
        issue_token(user, days=3)
        sessions = count(LoginSession)
        session().add(LoginSession(id="later", user_id=user.id, created_at=now + timedelta(days=20)))
    left = []
    for days in (2, 4, 29, 31):
        with at(now + timedelta(days=days)):
            perform(app, Work(NAME, {}))
        with in_regency(toba):
            left.append((count(AccessToken), count(LoginSession) - 1, count(FailedJob)))
    assert left == [(1, sessions, 1), (0, sessions, 1), (0, sessions, 1), (0, 0, 0)]


def test_it_is_done_once_a_day(app: Flask, at: At, toba: RegencyRef, in_regency: InRegency) -> None:
    at("2026-03-02 00:00")
    perform(app, Work(NAME, {}))
    with app.app_context(), regency_scope(None):
        session().add(
            LoginSession(id="old", user_id=find_account("ani@toba.test").id, created_at=utcnow() - timedelta(40))
        )  # type: ignore[union-attr]  # one of the cast
    perform(app, Work(NAME, {}))
    with in_regency(toba):
        assert session().get(LoginSession, "old") is not None


@pytest.mark.once
@pytest.mark.slow
def test_a_worker_knows_what_it_does_by_itself(tmp_path: Path) -> None:
    """In a process of its own: here the tests have imported everything."""
    environment = {"KAWASAN_MODE": "demo", "KAWASAN_INSTANCE_PATH": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", KNOWN], env=environment, capture_output=True, text=True, check=True)
    expected = {"core.begin_days", "core.daily_head", "core.forget_expired", "core.rights.deadlines"}
    assert set(done.stdout.split()) == expected
