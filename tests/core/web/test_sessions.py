"""The browsers of an account: listed, signed out one by one or all others at once, and gone with the last role."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from kawasan.auth import LoginSession, add_member, find_account, remove_member, set_password
from kawasan.auth.sessions import label_of
from kawasan.db import regency_scope, session, utcnow
from kawasan.plugin_api import RegencyRef
from kawasan.testing import Answers, At, Client, InRegency, QueryCount, UserId
from kawasan.testing.cast import ANI, session_id

PASSWORD = "perahu-kecil-biru"
PHONE = (
    "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 "
    "Chrome/121.0.0.0 Mobile Safari/537.36"
)
END = re.compile(r"/toba(/akun/perangkat/[0-9a-f]{16}/keluarkan)\"")
OTHERS = "/akun/perangkat/keluarkan-lainnya"


@pytest.fixture
def phone(app: Flask, toba: RegencyRef) -> Client:
    """Ani's telephone, signed in besides the browser that `ani` is."""
    with app.app_context(), regency_scope(None):
        user = find_account("ani@toba.test")
        assert user is not None
        before = user.fs_uniquifier
        set_password(user, PASSWORD)
        user.fs_uniquifier = before
        session_of_ani(user.id)
    browser = Client(app, toba)
    form = {"email": "ani@toba.test", "password": PASSWORD}
    assert browser.post("/masuk", form, headers={"User-Agent": PHONE}).status_code == 302
    return browser


def session_of_ani(user_id: int) -> None:
    """The cast's browser stays signed in, though a password was set."""
    session().add(LoginSession(id=session_id(ANI), user_id=user_id))


def test_each_is_listed_and_this_one_marked(ani: Client, phone: Client) -> None:
    page = ani.get("/akun").text
    assert "Samsung Internet, Android" in page
    assert "Peramban tak dikenal" in page
    assert page.count("perangkat ini</span>") == 1
    assert len(END.findall(page)) == 1
    assert "signed in" in ani.get("/akun?lang=en").text


def test_the_list_names_no_secret(ani: Client, phone: Client, app: Flask) -> None:
    page = ani.get("/akun").text
    with app.app_context(), regency_scope(None, writes=False) as session:
        assert [one for one in session.scalars(select(LoginSession.id)) if one in page] == []


def test_one_is_signed_out(ani: Client, phone: Client) -> None:
    path = END.findall(ani.get("/akun").text)[0]
    assert phone.get("/akun").status_code == 200
    answer = ani.post(path, follow_redirects=True)
    assert "Perangkat itu sudah keluar." in answer.text
    assert phone.get("/akun").status_code == 302
    assert ani.get("/akun").status_code == 200
    assert ani.post(path).status_code == 302, "once more does no harm"


def test_all_others_are_signed_out_at_once(ani: Client, phone: Client) -> None:
    assert ani.post(OTHERS).location == "/toba/akun#perangkat"
    assert phone.get("/akun").status_code == 302
    assert ani.get("/akun").status_code == 200
    assert OTHERS not in ani.get("/akun").text


def test_nobody_signs_out_somebody_else(ani: Client, budi: Client, phone: Client) -> None:
    path = END.findall(ani.get("/akun").text)[0]
    budi.post(path)
    budi.post(OTHERS)
    assert phone.get("/akun").status_code == 200
    assert ani.get("/akun").status_code == 200


@pytest.mark.parametrize("path", [OTHERS, "/akun/perangkat/0123456789abcdef/keluarkan"])
def test_it_is_for_oneself(path: str, answers: Answers) -> None:
    answers(path, method="POST", data={}, visitor="/masuk", ani=302, budi=302, citra=302)


def test_the_region_has_them_too(operator: Client) -> None:
    assert "perangkat ini</span>" in operator.at(None).get("/akun").text
    assert operator.at(None).post(OTHERS).location == "/akun#perangkat"


def test_last_use_is_noted_at_most_once_an_hour(ani: Client, query_count: QueryCount, at: At, app: Flask) -> None:
    seen = [last_seen(app)]
    with query_count() as counted:
        ani.get("/akun/mulai")
    assert counted.total == 2, "the regency, the person"
    at(utcnow() + timedelta(minutes=61))
    for _ in range(2):
        ani.get("/akun/mulai")
        seen.append(last_seen(app))
    assert seen[1] - seen[0] >= timedelta(minutes=61)
    assert seen[2] == seen[1]


def last_seen(app: Flask) -> object:
    with app.app_context(), regency_scope(None, writes=False) as session:
        user = find_account("ani@toba.test")
        assert user is not None
        return session.scalar(select(LoginSession.last_seen_at).where(LoginSession.user_id == user.id))


def test_a_role_that_ends_gives_no_rights_at_the_next_request(
    budi: Client, user_id: UserId, toba: RegencyRef, samosir: RegencyRef, in_regency: InRegency
) -> None:
    with in_regency(samosir):
        user = find_account("budi@toba.test")
        assert user is not None
        add_member(user, "officer")
    assert budi.get("/kelola/").status_code == 200
    with in_regency(toba):
        remove_member(user_id(budi), "officer")
    assert budi.get("/kelola/").status_code == 403
    assert budi.at(samosir).get("/kelola/").status_code == 200


def test_with_the_last_role_the_sessions_end(
    budi: Client, user_id: UserId, toba: RegencyRef, in_regency: InRegency
) -> None:
    with in_regency(toba):
        remove_member(user_id(budi), "officer")
    assert budi.get("/akun").status_code == 302


def test_an_operators_sessions_stay_without_any_role(
    operator: Client, user_id: UserId, toba: RegencyRef, in_regency: InRegency
) -> None:
    with in_regency(toba):
        user = find_account("operator@kawasan.test")
        assert user is not None
        add_member(user, "officer")
    with in_regency(toba):
        remove_member(user_id(operator), "officer")
    assert operator.get("/akun").status_code == 200


@pytest.mark.parametrize(
    ("agent", "label"),
    [
        (PHONE, "Samsung Internet, Android"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Linux"),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0",
            "Edge, Windows",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1",
            "Safari, iPhone",
        ),
        ("Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36", "Chrome, Android"),
        ("curl/8.0", ""),
        ("<script>", ""),
        ("", ""),
    ],
)
def test_a_browser_is_named_shortly(agent: str, label: str) -> None:
    assert label_of(agent) == label
