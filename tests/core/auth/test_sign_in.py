"""Signing in and out: by e-mail or telephone, and over when it is over."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask_security import hash_password

from kawasan.auth import find_account, knows_password, set_password
from kawasan.db import regency_scope, utcnow
from kawasan.testing import At, Client

SignIn = Callable[..., tuple[Client, Any]]
WRONG = "Kombinasi ini tidak kami kenali"


@pytest.mark.parametrize(
    "identity",
    [
        "budi@toba.test",
        "BUDI@toba.test",
        " budi@toba.test ",
        "081200000102",
        "0812-0000-0102",
        "+62 812 0000 0102",
        "6281200000102",
    ],
)
def test_by_email_or_telephone(identity: str, budi_with_password: str, sign_in: SignIn) -> None:
    browser, answer = sign_in(identity, budi_with_password)
    assert answer.status_code == 302
    assert browser.get("/akun/mulai").location == "/toba/kelola/"


@pytest.mark.parametrize(
    ("identity", "password"),
    [
        ("budi@toba.test", "wrong-password"),
        ("nobody@toba.test", "wrong-password"),
        ("081299999999", "wrong-password"),
        ("not an address", "wrong-password"),
        ("ani@toba.test", "wrong-password"),  # an account that has no password yet
    ],
)
def test_a_refusal_does_not_say_what_was_wrong(
    identity: str, password: str, budi_with_password: str, sign_in: SignIn
) -> None:
    browser, answer = sign_in(identity, password)
    assert answer.status_code == 422
    assert WRONG in answer.text
    assert browser.get("/akun").status_code == 302


def test_what_was_typed_is_kept_but_the_password(sign_in: SignIn) -> None:
    _, answer = sign_in("salah@toba.test", "kata-sandi-rahasia")
    assert 'value="salah@toba.test"' in answer.text
    assert "kata-sandi-rahasia" not in answer.text


@pytest.mark.parametrize(("identity", "password"), [("", "x"), ("budi@toba.test", ""), ("", "")])
def test_empty_fields_are_named(identity: str, password: str, sign_in: SignIn) -> None:
    _, answer = sign_in(identity, password)
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text


def test_the_way_back_is_kept_within(budi_with_password: str, visitor: Client) -> None:
    form = {"email": "budi@toba.test", "password": budi_with_password}
    answer = visitor.post("/masuk", {**form, "next": "/toba/kelola/"})
    assert answer.location == "/toba/kelola/"


@pytest.mark.parametrize("there", ["https://evil.example/", "//evil.example", "/\\evil.example", "http:evil.example"])
def test_no_way_back_leads_elsewhere(there: str, budi_with_password: str, visitor: Client) -> None:
    answer = visitor.post("/masuk", {"email": "budi@toba.test", "password": budi_with_password, "next": there})
    assert answer.status_code == 302
    assert re.match(r"/[\w%]", answer.location or ""), "a path of ours"


def test_a_session_dies_on_the_server_at_sign_out(
    budi_with_password: str, sign_in: SignIn, count_sessions: Callable[[str], int], app: Flask
) -> None:
    browser, _ = sign_in("budi@toba.test", budi_with_password)
    stolen = browser.browser.get_cookie("session")
    assert stolen is not None
    before = count_sessions("budi@toba.test")
    token = browser.get("/akun").text.partition('name="csrf_token" value="')[2].partition('"')[0]
    assert browser.post("/keluar", {"csrf_token": token}).status_code == 302
    assert count_sessions("budi@toba.test") == before - 1
    thief = app.test_client()
    thief.set_cookie("session", stolen.value)
    assert thief.get("/toba/akun").status_code == 302


def test_signing_out_needs_a_form(budi: Client) -> None:
    assert budi.get("/keluar").status_code == 405
    assert budi.post("/keluar", csrf=False).status_code == 400
    assert budi.get("/akun").status_code == 200


def test_a_new_password_signs_every_browser_out(app: Flask, budi: Client, count_sessions: Callable[[str], int]) -> None:
    assert budi.get("/akun").status_code == 200
    with app.app_context(), regency_scope(None):
        user = find_account("budi@toba.test")
        assert user is not None
        set_password(user, "perahu-kecil-biru")
    assert count_sessions("budi@toba.test") == 0
    assert budi.get("/akun").status_code == 302


def test_a_session_counts_with_its_account_only(app: Flask, budi: Client) -> None:
    with app.app_context(), regency_scope(None):
        user = find_account("budi@toba.test")
        assert user is not None
        user.fs_uniquifier = "another"
    assert budi.get("/akun").status_code == 302


def test_a_switched_off_account_is_out_at_once(
    app: Flask, budi_with_password: str, budi: Client, sign_in: SignIn
) -> None:
    with app.app_context(), regency_scope(None):
        user = find_account("budi@toba.test")
        assert user is not None
        user.active = False
    assert budi.get("/akun").status_code == 302
    assert WRONG in sign_in("budi@toba.test", budi_with_password)[1].text


def test_a_session_lasts_thirty_days(budi: Client, at: At) -> None:
    at(utcnow() + timedelta(days=29))
    assert budi.get("/akun").status_code == 200
    at(utcnow() + timedelta(days=2))
    assert budi.get("/akun").status_code == 302


def test_a_lapsed_session_is_removed_at_the_next_sign_in(
    budi_with_password: str, sign_in: SignIn, count_sessions: Callable[[str], int], at: At
) -> None:
    sign_in("budi@toba.test", budi_with_password)
    at(utcnow() + timedelta(days=31))
    sign_in("budi@toba.test", budi_with_password)
    assert count_sessions("budi@toba.test") == 1


@pytest.mark.parametrize("typed", ["caf\u00e9-di-balige", "cafe\u0301-di-balige"])
def test_an_accent_counts_however_the_keyboard_writes_it(typed: str, app: Flask, sign_in: SignIn) -> None:
    with app.app_context(), regency_scope(None):
        user = find_account("budi@toba.test")
        assert user is not None
        set_password(user, "caf\u00e9-di-balige")
        assert knows_password(user, typed)
    assert sign_in("budi@toba.test", typed)[1].status_code == 302


def test_a_cookie_of_another_key_is_worthless(app: Flask, another_app: Callable[..., Flask], budi: Client) -> None:
    cookie = budi.browser.get_cookie("session")
    assert cookie is not None
    other = another_app(KAWASAN_SECRET_KEY="another key").test_client()
    other.set_cookie("session", cookie.value)
    assert other.get("/toba/akun").status_code == 302


def test_two_sign_ins_are_two_sessions(
    budi_with_password: str, sign_in: SignIn, count_sessions: Callable[[str], int]
) -> None:
    before = count_sessions("budi@toba.test")
    sign_in("budi@toba.test", budi_with_password)
    sign_in("budi@toba.test", budi_with_password)
    assert count_sessions("budi@toba.test") == before + 2


def test_the_session_cookie_is_for_the_server_alone(budi_with_password: str, sign_in: SignIn) -> None:
    _, answer = sign_in("budi@toba.test", budi_with_password)
    cookie = next(c for c in answer.headers.getlist("Set-Cookie") if c.startswith("session="))
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_with_https_the_cookie_is_secure(
    another_app: Callable[..., Flask], budi_with_password: str, sign_in: SignIn
) -> None:
    _, answer = sign_in("budi@toba.test", budi_with_password, another_app(KAWASAN_HTTPS=True))
    assert "Secure" in next(c for c in answer.headers.getlist("Set-Cookie") if c.startswith("session="))


def test_one_select_reads_account_session_and_roles(budi: Client, query_count: Any) -> None:
    with query_count() as counted:
        budi.get("/akun/mulai")
    assert counted.total == 2, counted  # the regency, the person


def test_passwords_are_kept_as_argon2(app: Flask, budi_with_password: str, another_app: Callable[..., Flask]) -> None:
    with app.app_context(), regency_scope(None, writes=False):
        user = find_account("budi@toba.test")
        assert user is not None
        assert str(user.password).startswith("$argon2id$v=19$")
    with another_app(FLASK={}).app_context():  # as it is served: the test kit takes less
        # OWASP password storage cheat sheet: Argon2id, 19 MiB, two passes, one lane.
        assert hash_password("danau yang biru").startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def make_demo_account(app: Flask) -> None:
    with app.app_context(), regency_scope(None):
        user = find_account("budi@toba.test")
        assert user is not None
        user.is_demo = True


@pytest.mark.parametrize(("mode", "status"), [("demo", 302), ("development", 422), ("production", 422)])
def test_demo_accounts_are_for_demo_mode(
    mode: str,
    status: int,
    app: Flask,
    budi_with_password: str,
    sign_in: SignIn,
    another_app: Callable[..., Flask],
) -> None:
    make_demo_account(app)
    _, answer = sign_in("budi@toba.test", budi_with_password, another_app(KAWASAN_MODE=mode))
    assert answer.status_code == status


def test_a_demo_session_ends_with_demo_mode(app: Flask, budi: Client, another_app: Callable[..., Flask]) -> None:
    make_demo_account(app)
    assert budi.get("/akun").status_code == 200
    cookie = budi.browser.get_cookie("session")
    assert cookie is not None
    production = another_app(KAWASAN_MODE="production").test_client()
    production.set_cookie("session", cookie.value)
    assert production.get("/toba/akun").status_code == 302


def test_signing_in_is_throttled(another_app: Callable[..., Flask], sign_in: SignIn) -> None:
    throttled = another_app(KAWASAN_RATELIMIT_ENABLED=True)
    statuses = [sign_in("budi@toba.test", "wrong", throttled)[1].status_code for _ in range(6)]
    assert statuses == [422] * 5 + [429]
    assert throttled.test_client().get("/toba/masuk").status_code == 200


def test_a_number_written_in_other_ways_gives_no_more_tries(another_app: Callable[..., Flask], sign_in: SignIn) -> None:
    throttled = another_app(KAWASAN_RATELIMIT_ENABLED=True)
    ways = ("081200000102", "0812-0000-0102", "+62 812 0000 0102", "(0812) 0000 0102", "6281200000102 WA")
    statuses = [sign_in(way, "wrong", throttled)[1].status_code for way in (*ways, "0812.0000.0102")]
    assert statuses == [422] * 5 + [429]
