"""The second step of signing in: set up by oneself, asked for, lost and found again."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from passlib.totp import TOTP
from sqlalchemy import select

from kawasan.auth import LoginSession, User, find_account, issue_token, set_password
from kawasan.auth.models import RecoveryCode
from kawasan.auth.second_step import CodeRefused, check_code, key_of, switch_on
from kawasan.db import regency_scope, session, utcnow
from kawasan.plugin_api import RegencyRef
from kawasan.testing import Answers, At, Client, InRegency
from kawasan.testing.cast import ADMIN, ANI, CAST, OPERATOR, session_id, uniquifier

PASSWORD = "perahu-kecil-biru"
PATH, ASK = "/akun/masuk-dua-langkah", "/akun/kode"
KEY = re.compile(r"secret=([A-Z2-7]+)")
RECOVERY = re.compile(r"<code>([0-9a-f-]{24})</code>")
SignIn = Callable[..., Client]


def account(name: str) -> User:
    found = find_account(next(member.email for member in CAST if member.name == name))
    assert found is not None
    return found


def code_now(app: Flask, name: str, steps: int = 0) -> str:
    """What the person's app shows now, or some half minutes later."""
    with app.app_context(), regency_scope(None, writes=False):
        user = account(name)
        return str(key_of(user, user.second_step or "").generate(utcnow().timestamp() + 30 * steps).token)


@pytest.fixture
def codes(app: Flask) -> list[str]:
    """The recovery codes of ani, who has a password and a second step."""
    with app.app_context(), regency_scope(None):
        user = account("ani")
        set_password(user, PASSWORD)
        user.fs_uniquifier = uniquifier(ANI)
        session().add(LoginSession(id=session_id(ANI), user_id=user.id))
        earlier = key_of(user, "nonce").generate(utcnow().timestamp() - 30).token
        return switch_on(user, "nonce", str(earlier))


@pytest.fixture
def half_way(codes: list[str], app: Flask, toba: RegencyRef) -> Client:
    """A browser in which ani's password was right."""
    browser = Client(app, toba)
    answer = browser.post("/masuk", {"email": "ani@toba.test", "password": PASSWORD, "next": "/toba/akun/data"})
    assert answer.location == f"/toba{ASK}"
    return browser


def test_it_is_for_oneself(answers: Answers, operator: Client) -> None:
    answers(PATH, visitor="/masuk", ani=200, budi=200, citra=200)
    assert operator.at(None).get(PATH).status_code == 200


def test_setting_up_takes_the_first_code_and_shows_codes_once(ani: Client, app: Flask) -> None:
    page = ani.get(PATH)
    assert page.headers["Cache-Control"] == "no-store"
    assert "<svg" in page.text
    assert "Two-step sign-in" in ani.get(f"{PATH}?lang=en").text
    key = KEY.search(page.text)
    assert key
    done = ani.post(PATH, {"code": TOTP(key[1]).generate(utcnow().timestamp()).token})
    assert done.status_code == 200
    assert done.headers["Cache-Control"] == "no-store"
    assert len(set(RECOVERY.findall(done.text))) == 10
    later = ani.get(f"{PATH}?lang=id").text
    assert not RECOVERY.findall(later)
    assert "Menyala" in later
    with app.app_context(), regency_scope(None, writes=False) as own:
        kept = own.scalars(select(RecoveryCode.digest)).all()
        assert not {code.replace("-", "") for code in RECOVERY.findall(done.text)} & set(kept)
        assert key[1] not in str(account("ani").second_step), "the key itself is not kept"


@pytest.mark.parametrize("code", ["", "000000", "abc", "x" * 41])
def test_a_wrong_first_code_switches_nothing_on(code: str, ani: Client, app: Flask) -> None:
    ani.get(PATH)
    assert ani.post(PATH, {"code": code}).status_code == 422
    with app.app_context(), regency_scope(None, writes=False):
        assert account("ani").second_step is None


def test_setting_up_asks_for_the_password_and_signs_other_browsers_out(
    ani: Client, app: Flask, toba: RegencyRef, codes: list[str]
) -> None:
    with app.app_context(), regency_scope(None):
        account("ani").second_step = None
    other = Client(app, toba)
    other.post("/masuk", {"email": "ani@toba.test", "password": PASSWORD})
    assert other.get("/akun").status_code == 200
    key = KEY.search(ani.get(PATH).text)
    assert key
    first = {"code": TOTP(key[1]).generate(utcnow().timestamp()).token}
    assert "Ini bukan kata sandi Anda." in ani.post(PATH, first | {"password": "salah sama sekali"}).text
    assert ani.post(PATH, first | {"password": PASSWORD}).status_code == 200
    assert other.get("/akun").status_code == 302
    assert ani.get("/akun").status_code == 200


def test_the_password_alone_lets_nobody_in(half_way: Client) -> None:
    assert half_way.get("/akun").status_code == 302
    assert half_way.get(ASK).status_code == 200
    assert "Second step" in half_way.get(f"{ASK}?lang=en").text


def test_with_the_code_one_is_in_and_led_on(half_way: Client, app: Flask) -> None:
    answer = half_way.post(ASK, {"code": code_now(app, "ani")})
    assert answer.location == "/toba/akun/data"
    assert half_way.get("/akun").status_code == 200
    assert half_way.get(ASK).location == "/toba/masuk", "what was begun is finished"


@pytest.mark.parametrize("there", ["https://evil.example/", "//evil.example", "/\\evil.example", "http:evil.example"])
def test_no_way_on_leads_elsewhere(there: str, codes: list[str], app: Flask, toba: RegencyRef) -> None:
    browser = Client(app, toba)
    browser.post("/masuk", {"email": "ani@toba.test", "password": PASSWORD, "next": there})
    assert browser.post(ASK, {"code": code_now(app, "ani")}).location == "/toba/akun/mulai"


def test_the_clock_of_a_phone_may_be_half_a_minute_off(half_way: Client, app: Flask) -> None:
    assert half_way.post(ASK, {"code": code_now(app, "ani", 3)}).status_code == 422
    assert half_way.post(ASK, {"code": code_now(app, "ani", 1)}).status_code == 302


def test_a_code_counts_once_within_its_time(half_way: Client, app: Flask, toba: RegencyRef) -> None:
    code = code_now(app, "ani")
    assert half_way.post(ASK, {"code": code}).status_code == 302
    again = Client(app, toba)
    again.post("/masuk", {"email": "ani@toba.test", "password": PASSWORD})
    assert again.post(ASK, {"code": code}).status_code == 422
    assert again.post(ASK, {"code": code_now(app, "ani", 1)}).status_code == 302


def test_a_code_is_used_up_before_it_lets_in(codes: list[str], app: Flask) -> None:
    code = code_now(app, "ani")
    with app.app_context(), regency_scope(None):
        ani = account("ani")
        check_code(ani, code)
        with pytest.raises(CodeRefused):
            check_code(ani, code)


def test_a_recovery_code_opens_once(half_way: Client, codes: list[str], app: Flask, toba: RegencyRef) -> None:
    typed = codes[0].replace("-", " ").upper()
    assert half_way.post(ASK, {"code": typed}).status_code == 302
    again = Client(app, toba)
    again.post("/masuk", {"email": "ani@toba.test", "password": PASSWORD})
    assert again.post(ASK, {"code": codes[0]}).status_code == 422
    assert again.post(ASK, {"code": codes[1]}).status_code == 302
    assert "<dd>8</dd>" in again.get(PATH).text


def test_a_recovery_code_is_its_owners(codes: list[str], app: Flask) -> None:
    with app.app_context(), regency_scope(None), pytest.raises(CodeRefused):
        check_code(account("budi"), codes[0])


def test_ten_minutes_are_enough(half_way: Client, app: Flask, at: At) -> None:
    at(utcnow() + timedelta(minutes=11))
    assert half_way.get(ASK).location == "/toba/masuk"
    assert half_way.post(ASK, {"code": code_now(app, "ani")}).location == "/toba/masuk"


def test_without_a_first_step_there_is_no_second(visitor: Client, ani: Client, codes: list[str], app: Flask) -> None:
    for client in (visitor, ani):
        assert client.get(ASK).location == "/toba/masuk"
    assert visitor.post(ASK, {"code": code_now(app, "ani")}).location == "/toba/masuk"


def test_a_new_password_ends_what_was_begun(half_way: Client, app: Flask) -> None:
    with app.app_context(), regency_scope(None):
        set_password(account("ani"), "kucing-makan-lampu")
    assert half_way.post(ASK, {"code": code_now(app, "ani")}).location == "/toba/masuk"


def test_a_one_time_link_asks_for_it_too(
    codes: list[str], visitor: Client, toba: RegencyRef, in_regency: InRegency, app: Flask
) -> None:
    with in_regency(toba):
        token = issue_token(account("ani"))
    assert visitor.post(f"/undangan/{token}").location == f"/toba{ASK}"
    assert visitor.get("/akun").status_code == 302
    assert visitor.post(ASK, {"code": code_now(app, "ani")}).location == "/toba/akun/mulai"


def test_new_recovery_codes_end_the_old_ones(codes: list[str], ani: Client, app: Flask) -> None:
    assert ani.post(PATH, {"code": "000000", "act": "codes"}).status_code == 422
    fresh = RECOVERY.findall(ani.post(PATH, {"code": codes[0], "act": "codes"}).text)
    assert len(fresh) == 10
    assert ani.post(PATH, {"code": codes[1], "act": "codes"}).status_code == 422
    assert ani.post(PATH, {"code": fresh[0], "act": "codes"}).status_code == 200


def test_switching_it_off_takes_a_code(codes: list[str], ani: Client, app: Flask, toba: RegencyRef) -> None:
    assert ani.post(PATH, {"code": "000000", "act": "off"}).status_code == 422
    assert ani.post(PATH, {"code": codes[0], "act": "off"}).location == "/toba/akun"
    browser = Client(app, toba)
    answer = browser.post("/masuk", {"email": "ani@toba.test", "password": PASSWORD})
    assert answer.location == "/toba/akun/mulai"


def test_wrong_codes_wait_longer_and_longer(
    codes: list[str], another_app: Callable[..., Flask], toba: RegencyRef, app: Flask
) -> None:
    browser = Client(another_app(KAWASAN_RATELIMIT_ENABLED=True), toba)
    browser.post("/masuk", {"email": "ani@toba.test", "password": PASSWORD})
    statuses = [browser.post(ASK, {"code": "000000"}).status_code for _ in range(6)]
    assert statuses == [422] * 5 + [429]
    assert browser.post(ASK, {"code": code_now(app, "ani")}).status_code == 429
    stranger = Client(browser.app, toba)
    stranger.post("/masuk", {"email": "ani@toba.test", "password": "salah sama sekali"})
    assert stranger.post(ASK, {"code": "000000"}).location == "/toba/masuk", "without the password none is counted"


@pytest.fixture
def demanding(another_app: Callable[..., Flask]) -> Flask:
    """An installation that demands it of its staff."""
    return another_app(KAWASAN_TWO_FACTOR="staff")


def test_administrators_and_operators_work_once_they_have_it(demanding: Flask, toba: RegencyRef) -> None:
    for member, desk, where in ((ADMIN, "/kelola/anggota", toba), (OPERATOR, "/operator/", None)):
        client = Client(demanding, where, member)
        assert client.get(desk).location == f"{client.root}{PATH}"
        assert client.get("/akun/mulai").location == f"{client.root}{PATH}"
        assert "menyalakan masuk dua langkah" in client.get("/akun").text
        with demanding.app_context(), regency_scope(None):
            account(member.name).second_step = "nonce"
        assert client.get(desk).status_code == 200


def test_officers_and_owners_are_not_asked(demanding: Flask, toba: RegencyRef) -> None:
    budi = Client(demanding, toba, next(member for member in CAST if member.name == "budi"))
    assert budi.get("/kelola/").status_code == 200
    assert Client(demanding, toba, ANI).get("/akun").status_code == 200
    assert budi.get("/kelola/anggota").status_code == 403


def test_where_it_is_demanded_it_stays_on(demanding: Flask, toba: RegencyRef) -> None:
    with demanding.app_context(), regency_scope(None):
        user = account("admin")
        codes = switch_on(user, "nonce", str(key_of(user, "nonce").generate(utcnow().timestamp()).token))
    admin = Client(demanding, toba, ADMIN)
    assert "tidak dapat mematikannya" in admin.get(PATH).text
    assert admin.post(PATH, {"code": codes[0], "act": "off"}).status_code == 200
    with demanding.app_context(), regency_scope(None, writes=False):
        assert account("admin").second_step == "nonce"
