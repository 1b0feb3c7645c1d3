"""Mail and notices: sent after the commit, in the reader's language."""

from __future__ import annotations

import smtplib
from collections.abc import Callable
from email.message import EmailMessage
from typing import Any, Self

import pytest
from flask import Flask

from kawasan import mail
from kawasan.auth import find_account
from kawasan.db import regency_scope, rollback
from kawasan.languages import Bilingual
from kawasan.notices import count_unread, mark_read, notices_of, tell
from kawasan.tenancy import RegencyRef
from kawasan.testing import Client, InRegency, UserId

Outbox = Callable[[], list[EmailMessage]]
TEXT = Bilingual("Lapak Anda sudah diperiksa.", "Your stall has been checked.")


def test_mail_leaves_after_the_commit(toba: RegencyRef, in_regency: InRegency, outbox: Outbox) -> None:
    with in_regency(toba):
        mail.send("ani@toba.test", "Kabar", "Isi")
        assert outbox() == []
    (message,) = outbox()
    assert (message["To"], message["Subject"], message.get_content()) == ("ani@toba.test", "Kabar", "Isi\n")
    assert message["From"] == "portal@localhost"
    assert message["Date"]


def test_mail_does_not_leave_when_the_work_is_undone(toba: RegencyRef, in_regency: InRegency, outbox: Outbox) -> None:
    with in_regency(toba):
        mail.send("ani@toba.test", "Kabar", "Isi")
        rollback()
    assert outbox() == []


def test_a_subject_is_one_line(toba: RegencyRef, in_regency: InRegency, outbox: Outbox) -> None:
    with in_regency(toba):
        mail.send("ani@toba.test", "Kabar\r\nBcc: semua@example.com", "Isi")
    (message,) = outbox()
    assert message["Subject"] == "Kabar Bcc: semua@example.com"
    assert message["Bcc"] is None


def test_an_address_cannot_bring_a_header(toba: RegencyRef, in_regency: InRegency, outbox: Outbox) -> None:
    with in_regency(toba), pytest.raises(ValueError, match="linefeed"):
        mail.send("ani@toba.test\nBcc: semua@example.com", "Kabar", "Isi")
    assert outbox() == []


class Server:
    """A mail server that takes what it is given."""

    taken: list[Any]
    login_as: tuple[str, str] | None = None

    def __init__(self, host: str, port: int, timeout: float) -> None:
        Server.taken = [host, port, timeout]
        Server.encrypted = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def starttls(self, context: Any) -> None:
        Server.encrypted = context.check_hostname

    def login(self, user: str, password: str) -> None:
        assert Server.encrypted, "the password would be read on the way"
        Server.login_as = (user, password)

    def send_message(self, message: EmailMessage) -> None:
        Server.taken.append(message["To"])


def test_a_server_is_used_where_one_is_set(
    another_app: Callable[..., Flask], monkeypatch: pytest.MonkeyPatch, toba: RegencyRef, outbox: Outbox
) -> None:
    monkeypatch.setattr(smtplib, "SMTP", Server)
    other = another_app(KAWASAN_MAIL_URL="smtp://portal:rahasia%40toba@mail.toba.test:2525")
    with other.app_context(), regency_scope(toba):
        mail.send("ani@toba.test", "Kabar", "Isi")
    assert Server.taken == ["mail.toba.test", 2525, 15, "ani@toba.test"]
    assert Server.login_as == ("portal", "rahasia@toba")
    assert outbox() == []


def test_a_person_is_told_in_the_portal_and_by_mail(
    toba: RegencyRef, in_regency: InRegency, outbox: Outbox, ani: Client, user_id: UserId
) -> None:
    with in_regency(toba):
        tell(user_id(ani), TEXT, "pasar/milik-saya")
    (message,) = outbox()
    assert message["To"] == "ani@toba.test"
    assert message["Subject"] == "Kabupaten Toba: Lapak Anda sudah diperiksa."
    assert "/toba/pasar/milik-saya\n" in message.get_content()
    assert TEXT.id in ani.get("/akun").text


def test_a_mail_is_in_the_readers_language(
    toba: RegencyRef, in_regency: InRegency, outbox: Outbox, ani: Client, user_id: UserId
) -> None:
    who = user_id(ani)
    with in_regency(toba):
        account = find_account("ani@toba.test")
        assert account is not None
        account.language = "en"
        tell(who, TEXT)
    assert TEXT.en in outbox()[0].get_content()


def test_who_has_no_address_is_told_in_the_portal(
    toba: RegencyRef, in_regency: InRegency, outbox: Outbox, ani: Client, user_id: UserId
) -> None:
    who = user_id(ani)
    with in_regency(toba):
        account = find_account("ani@toba.test")
        assert account is not None
        account.email, account.phone = None, "+6281200000101"
        tell(who, TEXT)
    assert outbox() == []
    with in_regency(toba):
        assert [notice.text_id for notice in notices_of(who)] == [TEXT.id]


def test_an_address_that_is_not_confirmed_is_told_in_the_portal_alone(
    toba: RegencyRef, in_regency: InRegency, outbox: Outbox, ani: Client, user_id: UserId
) -> None:
    who = user_id(ani)
    with in_regency(toba):
        account = find_account("ani@toba.test")
        assert account is not None
        account.email_confirmed_at = None
        tell(who, TEXT)
    assert outbox() == []
    assert TEXT.id in ani.get("/akun").text


def test_notices_are_of_their_regency_and_person(
    toba: RegencyRef, samosir: RegencyRef, in_regency: InRegency, ani: Client, budi: Client, user_id: UserId
) -> None:
    who, other = user_id(ani), user_id(budi)
    with in_regency(toba):
        tell(who, TEXT)
        assert (count_unread(who), count_unread(other)) == (1, 0)
        assert (len(notices_of(who)), len(notices_of(other))) == (1, 0)
    with in_regency(samosir):
        assert count_unread(who) == 0


def test_reading_marks_ones_own_as_read(
    toba: RegencyRef, in_regency: InRegency, ani: Client, budi: Client, user_id: UserId
) -> None:
    who, other = user_id(ani), user_id(budi)
    with in_regency(toba):
        for person in (who, who, other):
            tell(person, TEXT)
    assert ani.post("/akun/kabar/dibaca").status_code == 302
    with in_regency(toba):
        assert (count_unread(who), count_unread(other)) == (0, 1)
        mark_read(other)
        assert count_unread(other) == 0


def test_mails_point_to_a_page_that_is_there(ani: Client) -> None:
    assert ani.get("/akun/kabar").location == "/toba/akun#kabar"
