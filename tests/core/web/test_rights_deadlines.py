"""Administrators are told before a request is due, and once it is late: each once, by notice and by mail."""

from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage

import pytest
from flask import Flask

from kawasan.jobs.performing import perform
from kawasan.jobs.work import Work
from kawasan.rights import RightsRequest
from kawasan.rights.answering import fulfil
from kawasan.tenancy import RegencyRef, require_regency
from kawasan.testing import At, Client, InRegency, UserId

Outbox = Callable[[], list[EmailMessage]]
SOON, LATE = "segera jatuh tempo: ", "sudah lewat: "


@pytest.fixture
def asked(ani: Client, at: At) -> None:
    """Ani has asked at nine on the second: it is due at nine on the fifth."""
    at("2026-03-02 09:00")
    ani.post("/akun/data/permintaan", {"kind": "access", "note": "Rahasia."})


def look(app: Flask, at: At, *moments: str) -> None:
    for moment in moments:
        at(moment)
        perform(app, Work("core.rights.deadlines", {}))


def told(outbox: Outbox, words: str) -> list[str]:
    return [str(message["To"]) for message in outbox() if words in message.get_content()]


@pytest.mark.usefixtures("asked")
def test_a_day_before_it_is_due(app: Flask, at: At, admin: Client, outbox: Outbox) -> None:
    look(app, at, "2026-03-04 08:50")
    assert told(outbox, SOON) == []
    look(app, at, "2026-03-04 09:00", "2026-03-04 09:10", "2026-03-05 09:00")
    assert told(outbox, SOON) == ["admin@toba.test"]
    assert told(outbox, LATE) == []
    notices = admin.get("/akun").text
    assert "Batas waktu 5 Maret 2026 09.00 WIB." in notices
    assert "Rahasia" not in notices
    assert "Mengingatkan tenggat permintaan data pribadi" in admin.get("/kelola/jejak").text


@pytest.mark.usefixtures("asked")
def test_once_it_is_late(app: Flask, at: At, admin: Client, outbox: Outbox) -> None:
    look(app, at, "2026-03-05 09:10", "2026-03-05 09:20", "2026-03-09 09:00")
    assert told(outbox, LATE) == ["admin@toba.test"]
    assert told(outbox, SOON) == [], "it is late: that is said, and not that it soon will be"
    assert "Told that a request about personal data is late" in admin.get("/kelola/jejak?lang=en").text


@pytest.mark.usefixtures("asked")
def test_what_was_answered_is_not_called_to_mind(
    app: Flask, at: At, admin: Client, outbox: Outbox, toba: RegencyRef, in_regency: InRegency, user_id: UserId
) -> None:
    admin_id = user_id(admin)
    with in_regency(toba) as session:
        fulfil(session.query(RightsRequest).one().id, admin_id, "")
    look(app, at, "2026-03-04 09:10", "2026-03-06 09:00")
    assert told(outbox, SOON) + told(outbox, LATE) == []


@pytest.mark.usefixtures("asked")
def test_one_regency_that_fails_does_not_hold_up_the_others(
    app: Flask, at: At, outbox: Outbox, citra: Client, samosir: RegencyRef, monkeypatch: pytest.MonkeyPatch
) -> None:
    citra.at(samosir).post("/akun/data/permintaan", {"kind": "access", "note": ""})
    told_at: list[str] = []

    def fail_at_samosir(_: object) -> None:
        slug = require_regency().slug
        told_at.append(slug)
        if slug == "samosir":
            raise ConnectionError

    monkeypatch.setattr("kawasan.rights.reminding.tell_admins", fail_at_samosir)
    look(app, at, "2026-03-04 09:10", "2026-03-04 09:20")
    assert told_at == ["samosir", "toba", "samosir"]
