"""A job is left behind by the commit, and done for its regency, in its language, of its request."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from kawasan.audit import AuditEntry, record
from kawasan.db import regency_scope, rollback
from kawasan.jobs import JOB, enqueue, job
from kawasan.jobs.performing import RegencyGone, perform
from kawasan.jobs.work import UnknownJob, Work, functions
from kawasan.languages import current_language, speaking
from kawasan.logs import current_request_id, within_request
from kawasan.tenancy import RegencyRef, current_regency
from kawasan.testing import Client, InRegency

Done = list[dict[str, Any]]
Queued = Callable[..., tuple[Flask, Any]]


@pytest.fixture
def done() -> Iterator[Done]:
    """What the job `test.note` has seen, each time it was done."""
    seen: Done = []

    @job("test.note")
    def note(word: str) -> None:
        regency = current_regency()
        seen.append({
            "word": word, "regency": regency and regency.slug, "language": current_language(),
            "request": current_request_id(),
        })  # fmt: skip
        if regency:
            record("core.identity.change", word)
        if word == "gagal":
            raise ValueError(word)

    yield seen
    del functions["test.note"]


def leave(word: str) -> None:
    enqueue(functions["test.note"], word=word)


def test_a_job_is_done_after_the_commit(toba: RegencyRef, in_regency: InRegency, done: Done) -> None:
    with in_regency(toba):
        leave("satu")
        assert done == []
    assert [one["word"] for one in done] == ["satu"]


def test_what_is_undone_leaves_no_job(toba: RegencyRef, in_regency: InRegency, done: Done) -> None:
    with in_regency(toba):
        leave("satu")
        rollback()
    assert done == []


def test_it_waits_for_a_worker(queued: Queued, toba: RegencyRef, done: Done) -> None:
    app, queue = queued()
    with app.app_context(), regency_scope(toba):
        leave("satu")
        assert queue.pending_count() == 0, "not before the commit"
    assert (queue.pending_count(), done) == (1, [])
    queue.execute(queue.dequeue())
    assert [one["word"] for one in done] == ["satu"]


def test_it_knows_regency_language_and_request(
    queued: Queued, toba: RegencyRef, samosir: RegencyRef, done: Done
) -> None:
    app, queue = queued()
    with app.app_context(), within_request("abcdefgh"), regency_scope(samosir), speaking("en"):
        leave("satu")
    with app.app_context(), regency_scope(toba):
        queue.execute(queue.dequeue())
    assert done == [{"word": "satu", "regency": "samosir", "language": "en", "request": "abcdefgh"}]


def test_it_is_bound_to_its_regency(
    queued: Queued, toba: RegencyRef, samosir: RegencyRef, in_regency: InRegency, done: Done
) -> None:
    app, queue = queued()
    with app.app_context(), regency_scope(samosir):
        leave("satu")
    queue.execute(queue.dequeue())
    with in_regency(samosir) as session:
        (entry,) = session.scalars(select(AuditEntry)).all()
        assert (entry.subject, entry.actor, entry.origin) == ("satu", JOB, JOB)
    with in_regency(toba) as session:
        assert session.scalars(select(AuditEntry)).all() == []


def test_of_a_job_that_fails_nothing_is_kept(app: Flask, toba: RegencyRef, in_regency: InRegency, done: Done) -> None:
    with pytest.raises(ValueError, match="gagal"):
        perform(app, Work("test.note", {"word": "gagal"}, toba.id))
    with in_regency(toba) as session:
        assert session.scalars(select(AuditEntry)).all() == []


def test_what_a_job_did_is_in_the_trail_as_its_doing(app: Flask, admin: Client, toba: RegencyRef, done: Done) -> None:
    perform(app, Work("test.note", {"word": "satu"}, toba.id))
    assert "pekerjaan di belakang layar" in admin.get("/kelola/jejak").text
    assert "a job behind the scenes" in admin.get("/kelola/jejak?lang=en").text


def test_of_the_platform_it_has_no_regency(app: Flask, done: Done) -> None:
    perform(app, Work("test.note", {"word": "satu"}))
    assert [one["regency"] for one in done] == [None]


def test_a_job_that_nobody_knows_is_an_error(app: Flask, done: Done) -> None:
    with pytest.raises(UnknownJob):
        perform(app, Work("test.gone", {}))
    with pytest.raises(RegencyGone):
        perform(app, Work("test.note", {"word": "satu"}, 9999))
    assert done == []
