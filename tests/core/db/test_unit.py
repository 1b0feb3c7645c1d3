"""One unit of work: one commit at its end, and what waits for it."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from flask import Flask, abort, g
from sqlalchemy import event, func, select

from kawasan.audit import AuditEntry, record
from kawasan.auth import public
from kawasan.db import (
    after_commit,
    after_rollback,
    bind,
    commit,
    db,
    own_unit,
    regency_scope,
    rollback,
    savepoint,
    session,
)
from kawasan.tenancy import RegencyRef
from kawasan.testing import Client, InRegency


def entries(in_regency: InRegency, regency: RegencyRef) -> list[str]:
    with in_regency(regency) as found:
        return list(found.scalars(select(AuditEntry.subject).order_by(AuditEntry.id)))


def test_a_unit_commits_at_its_end(toba: RegencyRef, app: Flask, in_regency: InRegency) -> None:
    with app.app_context(), regency_scope(toba):
        record("core.test.do", "one")
    assert entries(in_regency, toba) == ["one"]


def fail(regency: RegencyRef) -> None:
    with regency_scope(regency):
        record("core.test.do", "one")
        session().flush()
        raise ZeroDivisionError


def test_a_unit_that_fails_leaves_nothing(toba: RegencyRef, app: Flask, in_regency: InRegency) -> None:
    with app.app_context(), pytest.raises(ZeroDivisionError):
        fail(toba)
    assert entries(in_regency, toba) == []


def test_actions_run_after_the_commit_in_their_order(toba: RegencyRef, app: Flask, in_regency: InRegency) -> None:
    done: list[Any] = []
    with app.app_context(), regency_scope(toba):
        record("core.test.do", "one")
        after_commit(lambda: done.append(entries(in_regency, toba)))
        after_commit(lambda: done.append("second"))
        assert done == []
    assert done == [["one"], "second"]


def test_what_a_rollback_does_not_reach_is_undone_with_it(toba: RegencyRef, app: Flask) -> None:
    done: list[str] = []
    with app.app_context(), regency_scope(toba):
        after_rollback(lambda: done.append("never: it was committed"))
    with app.app_context():
        bind(toba)
        after_rollback(lambda: done.append("undone"))
        rollback()
        commit()
    assert done == ["undone"]


def test_an_action_of_the_same_name_runs_once(toba: RegencyRef, app: Flask) -> None:
    done: list[str] = []
    with app.app_context(), regency_scope(toba):
        for _ in range(3):
            after_commit(lambda: done.append("named"), once="it")
            after_commit(lambda: done.append("nameless"))
    assert sorted(done) == ["named", "nameless", "nameless", "nameless"]


def test_a_rollback_forgets_what_waited(toba: RegencyRef, app: Flask) -> None:
    done: list[str] = []
    with app.app_context(), regency_scope(toba):
        after_commit(lambda: done.append("never"))
        rollback()
    assert done == []


def test_an_action_that_fails_does_not_stop_the_others(
    toba: RegencyRef, app: Flask, caplog: pytest.LogCaptureFixture, in_regency: InRegency
) -> None:
    done: list[str] = []

    def fail() -> None:
        raise ValueError("no mail server")

    with app.app_context(), regency_scope(toba), caplog.at_level(logging.ERROR):
        record("core.test.do", "one")
        after_commit(fail)
        after_commit(lambda: done.append("second"))
        commit()
    assert done == ["second"]
    assert "no mail server" in caplog.text
    assert entries(in_regency, toba) == ["one"]


def test_an_inner_unit_keeps_who_acts(toba: RegencyRef, app: Flask, in_regency: InRegency) -> None:
    with app.app_context():
        g.kawasan_actor = (7, "budi@toba.test")
        with regency_scope(toba):
            record("core.test.do", "one")
    with in_regency(toba) as found:
        assert found.scalars(select(AuditEntry.actor)).all() == ["budi@toba.test"]


def test_a_unit_of_its_own_ends_the_reading_of_the_outer(toba: RegencyRef, app: Flask, in_regency: InRegency) -> None:
    with app.app_context(), regency_scope(toba) as outer:
        assert outer.scalar(select(func.count(AuditEntry.id))) == 0  # holds SQLite's write lock
        with own_unit(toba):
            record("core.test.do", "inner")
        assert outer.scalar(select(func.count(AuditEntry.id))) == 1
    assert entries(in_regency, toba) == ["inner"]


def test_a_unit_of_its_own_is_refused_amid_changes(toba: RegencyRef, app: Flask) -> None:
    with app.app_context(), regency_scope(toba):
        record("core.test.do", "outer")
        with pytest.raises(RuntimeError, match="changes of its own"):
            own_unit(toba).__enter__()
        rollback()


@pytest.mark.parametrize(("status", "kept"), [(200, ["asked"]), (302, ["asked"]), (404, []), (422, [])])
def test_a_request_commits_once_when_its_answer_is_good(
    status: int, kept: list[str], app: Flask, visitor: Client, toba: RegencyRef, in_regency: InRegency
) -> None:
    commits: list[object] = []
    view = app.view_functions["account.signed_out"]

    @public
    def records() -> tuple[str, int]:
        record("core.test.do", "asked")
        session().flush()
        if status == 404:
            abort(404)
        return "", status

    with app.app_context():
        engine = db.engine
    note = commits.append
    event.listen(engine, "commit", note)
    app.view_functions["account.signed_out"] = records
    try:
        assert visitor.get("/akun/keluar").status_code == status
    finally:
        app.view_functions["account.signed_out"] = view
        event.remove(engine, "commit", note)
    assert entries(in_regency, toba) == kept
    assert len(commits) == (2 if kept else 1)  # tenancy's own reading is one


def test_a_savepoint_is_undone_alone(toba: RegencyRef, app: Flask, in_regency: InRegency) -> None:
    done: list[str] = []

    def fail_within() -> None:
        with savepoint():
            record("core.test.do", "lost")
            session().flush()
            after_commit(lambda: done.append("never"))
            after_rollback(lambda: done.append("undone"))
            raise ZeroDivisionError

    with app.app_context(), regency_scope(toba):
        record("core.test.do", "before")
        after_commit(lambda: done.append("kept"))
        after_rollback(lambda: done.append("never: the unit stands"))
        with pytest.raises(ZeroDivisionError):
            fail_within()
        assert done == ["undone"]
        with savepoint():
            record("core.test.do", "after")
            after_commit(lambda: done.append("kept too"))
    assert done == ["undone", "kept", "kept too"]
    assert entries(in_regency, toba) == ["before", "after"]
