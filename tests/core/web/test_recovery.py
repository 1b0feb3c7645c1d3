"""A forgotten password: the same answer to everyone, and a link that opens once."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from email.message import EmailMessage

import pytest
from flask import Flask

from kawasan.auth import find_account, set_password
from kawasan.db import regency_scope, utcnow
from kawasan.plugin_api import RegencyRef
from kawasan.testing import At, Client, InRegency, QueryCount

PATH = "/akun/lupa-kata-sandi"
LINK = re.compile(r"http://localhost(?::\d+)?/toba(/akun/kata-sandi-baru/\S+)")
NEW = {"password": "perahu-kecil-biru"}
Outbox = Callable[[], list[EmailMessage]]


@pytest.fixture
def link(visitor: Client, outbox: Outbox) -> str:
    """The path in the letter to ani."""
    visitor.post(PATH, {"identity": "ani@toba.test"})
    return path_in(outbox()[0])


def path_in(letter: EmailMessage) -> str:
    found = LINK.search(letter.get_content())
    assert found, letter.get_content()
    return found[1]


def sign_in(client: Client, password: str) -> int:
    form = {"email": "ani@toba.test", "password": password}
    return Client(client.app, client.regency).post("/masuk", form).status_code


def test_the_sign_in_page_leads_there(visitor: Client) -> None:
    assert f'href="/toba{PATH}"' in visitor.get("/masuk").text
    assert visitor.get(PATH).status_code == 200
    assert visitor.at(None).get(PATH).status_code == 200


def test_everyone_may_ask(visitor: Client, ani: Client, budi: Client, citra: Client, operator: Client) -> None:
    for client in (visitor, ani, budi, citra, operator):
        assert client.get(PATH).status_code == 200
        assert client.post(PATH, {"identity": "nobody@toba.test"}).status_code == 200


def test_a_letter_leads_to_a_new_password(link: str, visitor: Client) -> None:
    assert "ani@toba.test" in visitor.get(link).text
    answer = visitor.post(link, NEW, follow_redirects=True)
    assert answer.request.path == "/toba/masuk"
    assert "Masuklah dengan kata sandi baru Anda." in answer.text
    assert visitor.get("/akun").status_code == 302, "it does not sign in: the second step is asked there"
    assert sign_in(visitor, NEW["password"]) == 302


def test_it_speaks_the_accounts_language(
    visitor: Client, toba: RegencyRef, in_regency: InRegency, outbox: Outbox
) -> None:
    with in_regency(toba):
        user = find_account("ani@toba.test")
        assert user is not None
        user.language = "en"
    visitor.post(PATH, {"identity": "ani@toba.test"})
    assert outbox()[0]["Subject"] == "A new password for your account"
    assert "It works once, for one hour" in outbox()[0].get_content()


@pytest.mark.parametrize(
    "identity", ["ani@toba.test", "ANI@toba.test", "nobody@toba.test", "081299999999", "tidak ada"]
)
def test_the_answer_says_nothing_about_the_account(identity: str, visitor: Client) -> None:
    answer = visitor.post(PATH, {"identity": identity})
    assert answer.status_code == 200
    assert answer.text.replace(identity, "X") == visitor.post(PATH, {"identity": "X"}).text


@pytest.mark.parametrize("identity", ["ani@toba.test", "nobody@toba.test"])
def test_nothing_is_looked_up_before_the_answer_is_out(identity: str, visitor: Client, query_count: QueryCount) -> None:
    with query_count() as counted:
        answer = visitor.browser.post(f"/toba{PATH}", data={"identity": identity})
        assert b"Periksa kotak surat Anda" in answer.data
        before = counted.total
        answer.close()
    assert before == 1, "the regency"
    assert counted.total > before, "and only now the account"


def test_nobody_else_gets_a_letter(visitor: Client, outbox: Outbox) -> None:
    for identity in ("nobody@toba.test", "081299999999", "tidak ada"):
        visitor.post(PATH, {"identity": identity})
    assert outbox() == []


def test_an_account_without_an_address_is_told_whom_to_ask(
    visitor: Client, toba: RegencyRef, in_regency: InRegency, outbox: Outbox
) -> None:
    with in_regency(toba):
        user = find_account("ani@toba.test")
        assert user is not None
        user.email, user.phone = None, "+6281200000101"
    answer = visitor.post(PATH, {"identity": "081200000101"})
    assert "administrator Kabupaten Toba" in answer.text
    assert outbox() == []


def test_by_telephone_the_letter_goes_to_the_accounts_address(
    visitor: Client, toba: RegencyRef, in_regency: InRegency, outbox: Outbox
) -> None:
    with in_regency(toba):
        user = find_account("ani@toba.test")
        assert user is not None
        user.phone = "+6281200000101"
    visitor.post(PATH, {"identity": "0812-0000-0101"})
    assert [letter["To"] for letter in outbox()] == ["ani@toba.test"]


def test_a_switched_off_account_gets_none(
    visitor: Client, toba: RegencyRef, in_regency: InRegency, outbox: Outbox
) -> None:
    with in_regency(toba):
        user = find_account("ani@toba.test")
        assert user is not None
        user.active = False
    visitor.post(PATH, {"identity": "ani@toba.test"})
    assert outbox() == []


def test_a_link_opens_once(link: str, visitor: Client) -> None:
    assert visitor.get(link).status_code == 200
    assert visitor.post(link, NEW).status_code == 302
    for answer in (visitor.get(link), visitor.post(link, {"password": "kucing-makan-lampu"})):
        assert answer.status_code == 410
        assert "Minta tautan baru" in answer.text
    assert sign_in(visitor, NEW["password"]) == 302


def test_a_link_opens_for_an_hour_at_its_regency(link: str, visitor: Client, samosir: RegencyRef, at: At) -> None:
    assert visitor.at(samosir).get(link).status_code == 410
    assert visitor.at(None).get(link).status_code == 410
    at(utcnow() + timedelta(minutes=61))
    assert visitor.get(link).status_code == 410


def test_a_link_is_no_invitation_and_an_invitation_no_link(
    link: str, visitor: Client, toba: RegencyRef, in_regency: InRegency
) -> None:
    from kawasan.auth import issue_token  # noqa: PLC0415 - only here

    assert visitor.post(link.replace("/akun/kata-sandi-baru/", "/undangan/")).status_code == 410
    with in_regency(toba):
        user = find_account("ani@toba.test")
        assert user is not None
        token = issue_token(user)
    assert visitor.post(f"/akun/kata-sandi-baru/{token}", NEW).status_code == 410


def test_asking_again_sends_no_second_letter_for_ten_minutes(
    link: str, visitor: Client, outbox: Outbox, at: At
) -> None:
    visitor.post(PATH, {"identity": "ani@toba.test"})
    assert len(outbox()) == 1
    at(utcnow() + timedelta(minutes=11))
    visitor.post(PATH, {"identity": "ani@toba.test"})
    assert len(outbox()) == 2
    assert visitor.get(link).status_code == 200, "a stranger who asks takes nobody's link away"


@pytest.mark.parametrize("password", ["", "pendek", "rahasia-2026", "ani@toba.test"])
def test_a_refused_password_uses_nothing_up(password: str, link: str, visitor: Client) -> None:
    assert visitor.post(link, {"password": password}).status_code == 422
    assert visitor.get(link).status_code == 200


def test_every_browser_and_every_other_link_ends(
    link: str, visitor: Client, ani: Client, toba: RegencyRef, in_regency: InRegency
) -> None:
    from kawasan.auth import issue_token  # noqa: PLC0415 - only here

    with in_regency(toba):
        user = find_account("ani@toba.test")
        assert user is not None
        invitation = f"/undangan/{issue_token(user)}"
    assert ani.get("/akun").status_code == 200
    visitor.post(link, NEW)
    assert ani.get("/akun").status_code == 302
    assert visitor.get(invitation).status_code == 410


def test_a_password_changed_meanwhile_ends_the_link(link: str, visitor: Client, app: Flask) -> None:
    with app.app_context(), regency_scope(None):
        user = find_account("ani@toba.test")
        assert user is not None
        set_password(user, "kucing-makan-lampu")
    assert visitor.post(link, NEW).status_code == 410


def test_asking_is_throttled_for_an_address(another_app: Callable[..., Flask], toba: RegencyRef) -> None:
    asking = Client(another_app(KAWASAN_RATELIMIT_ENABLED=True), toba)
    statuses = [asking.post(PATH, {"identity": f"{n}@toba.test"}).status_code for n in range(11)]
    assert statuses == [200] * 10 + [429]
    assert asking.get(PATH).status_code == 200


def test_a_letter_that_cannot_be_sent_is_not_shown(
    visitor: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("kawasan.web.recovery.send_recovery", lambda *_: 1 / 0)
    assert visitor.post(PATH, {"identity": "ani@toba.test"}).status_code == 200
    assert "work after an answer failed" in caplog.text
