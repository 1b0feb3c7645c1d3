"""A job that fails is tried again, later each time; at the end the operator sees it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from kawasan import mail
from kawasan.db import regency_scope, session, utcnow
from kawasan.jobs import FailedJob
from kawasan.jobs.failures import keep_failed
from kawasan.jobs.queue import RETRIES
from kawasan.jobs.work import Work
from kawasan.tenancy import RegencyRef
from kawasan.testing import Client
from kawasan.testing.redis import NoRedisError, temporary_redis
from kawasan.testing.server import free_port

Queued = Callable[..., tuple[Flask, Any]]
PAGE = "/operator/pekerjaan"


def leave_mail(app: Flask, regency: RegencyRef) -> None:
    with app.app_context(), regency_scope(regency):
        mail.send("ani@toba.test", "Kabar", "Isi – dengan tanda")


def failed(app: Flask) -> list[Any]:
    with app.app_context(), regency_scope(None, writes=False) as unit:
        kept = select(FailedJob.id, FailedJob.name, FailedJob.regency_id, FailedJob.attempts, FailedJob.error)
        return list(unit.execute(kept))


def test_it_is_tried_again_with_growing_delay_and_then_shown(queued: Queued, toba: RegencyRef) -> None:
    app, waiting = queued(KAWASAN_MAIL_URL=f"smtp://127.0.0.1:{free_port()}")
    leave_mail(app, toba)
    waiting.execute(waiting.dequeue())
    delays = []
    for _ in range(RETRIES):
        assert failed(app) == []
        (task,) = waiting.scheduled()
        delays.append(task.retry_delay // 4)
        waiting.storage.flush_schedule()
        waiting.execute(task, task.eta)
    assert delays == [30, 120, 480, 1920, 7680, 30720]
    assert waiting.scheduled() == []
    (one,) = failed(app)
    assert (one.name, one.regency_id, one.attempts, one.error) == ("core.mail", toba.id, 7, "ConnectionRefusedError")


def test_where_the_queue_is_away_the_job_is_not_lost(
    queued: Queued, toba: RegencyRef, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, waiting = queued()

    def refuse(*_: Any) -> None:
        raise ConnectionError

    monkeypatch.setattr(waiting.storage, "enqueue", refuse)
    leave_mail(app, toba)
    assert [(one.name, one.attempts, one.error) for one in failed(app)] == [("core.mail", 0, "ConnectionError")]


def test_it_waits_in_redis_where_that_is_set(queued: Queued, toba: RegencyRef, tmp_path: Path) -> None:
    try:
        with temporary_redis(tmp_path) as url:
            app, waiting = queued(KAWASAN_REDIS_URL=url)
            leave_mail(app, toba)
            assert waiting.pending_count() == 1
            waiting.execute(waiting.dequeue())
            assert [path.suffix for path in (tmp_path / "outbox").iterdir()] == [".eml"]
            waiting.storage.close()
    except NoRedisError as reason:
        pytest.skip(str(reason))


def test_another_installation_cannot_put_jobs_into_ours(queued: Queued, toba: RegencyRef) -> None:
    app, waiting = queued()
    leave_mail(app, toba)
    data = waiting.storage.enqueued_items()[0]
    with pytest.raises(ValueError, match="Signature"):
        waiting.deserialize_task(data[:-3] + b"xyz")


@pytest.fixture
def one_failed(app: Flask, toba: RegencyRef) -> int:
    """A mail that could not be sent."""
    message = EmailMessage()
    message["To"], message["Date"] = "ani@toba.test", utcnow()
    message.set_content("Isi")
    work = Work("core.mail", {"message": message.as_string()}, toba.id, "id", "abcdefgh")
    keep_failed(app, work, attempts=7, error=ConnectionRefusedError("ani@toba.test"))
    (one,) = failed(app)
    return one.id


@pytest.fixture
def desk(operator: Client) -> Client:
    """The operator at the region's own pages."""
    return operator.at(None)


def test_the_operator_sees_it(desk: Client, one_failed: int) -> None:
    page = desk.get(PAGE).text
    for words in ("Mengirim surat", "Kabupaten Toba", "7 kali dicoba", "ConnectionRefusedError", "Coba lagi"):
        assert words in page
    assert "ani@toba.test" not in page
    assert "tried 7 times" in desk.get(f"{PAGE}?lang=en").text


def test_nobody_else_sees_it(one_failed: int, visitor: Client, ani: Client, budi: Client, admin: Client) -> None:
    assert visitor.at(None).get(PAGE).location.startswith("/masuk?next=")
    for client in (ani, budi, admin):
        assert client.at(None).get(PAGE).status_code == 403
        for action in ("ulang", "buang"):
            assert client.at(None).post(f"{PAGE}/{one_failed}/{action}").status_code == 403
    assert admin.get(PAGE).status_code == 404


def test_the_operator_has_it_tried_again(
    desk: Client, app: Flask, one_failed: int, outbox: Callable[[], list[EmailMessage]]
) -> None:
    assert desk.post(f"{PAGE}/{one_failed}/ulang", follow_redirects=True).status_code == 200
    assert [message["To"] for message in outbox()] == ["ani@toba.test"]
    assert failed(app) == []
    assert "Mencoba lagi pekerjaan yang gagal" in desk.get("/operator/jejak").text
    assert desk.post(f"{PAGE}/{one_failed}/ulang").status_code == 404


def test_the_operator_discards_it(
    desk: Client, app: Flask, one_failed: int, outbox: Callable[[], list[EmailMessage]]
) -> None:
    assert "Pekerjaan itu dibuang" in desk.post(f"{PAGE}/{one_failed}/buang", follow_redirects=True).text
    assert (failed(app), outbox()) == ([], [])
    assert "Tidak ada pekerjaan yang gagal" in desk.get(PAGE).text
    assert desk.post(f"{PAGE}/{one_failed}/buang").status_code == 404


def test_it_is_shown_for_thirty_days(desk: Client, app: Flask, one_failed: int) -> None:
    with app.app_context(), regency_scope(None):
        session().get(FailedJob, one_failed).failed_at = utcnow() - timedelta(days=31)
    assert "Tidak ada pekerjaan yang gagal" in desk.get(PAGE).text
