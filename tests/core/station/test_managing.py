"""Making a browser a station, the list of them, and removing one."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from counter_computer import Computer
from flask import Flask
from sqlalchemy import select

from kawasan.auth import LoginSession, Station
from kawasan.auth.stations import COOKIE
from kawasan.db import regency_scope, utcnow
from kawasan.tenancy import RegencyRef
from kawasan.testing import Answers, At, Client, InRegency, QueryCount
from kawasan.ui.formats import local_datetime

Officers = dict[str, int]
Trail = Callable[[RegencyRef], list[Any]]
PATH = "/kelola/loket-bersama"
REMOVE = re.compile(r"/toba(/kelola/loket-bersama/\d+/hapus)")


def test_for_administrators(answers: Answers, admin: Client, operator: Client) -> None:
    answers(PATH, visitor="/masuk", ani=403, budi=403, citra=403)
    answers(PATH, method="POST", data={"name": "Loket"}, visitor="/masuk", ani=403, budi=403, citra=403)
    answers(f"{PATH}/1/hapus", method="POST", data={}, visitor="/masuk", ani=403, budi=403, citra=403)
    assert admin.get(PATH).status_code == 200
    assert operator.get(PATH).status_code == 200


def test_an_administrator_makes_this_browser_one(
    admin: Client, app: Flask, toba: RegencyRef, in_regency: InRegency, trail: Trail
) -> None:
    answer = admin.post(PATH, {"name": " Loket depan Dukcapil "})
    assert answer.location == "/toba/kelola/loket-bersama"
    cookie = admin.browser.get_cookie(COOKIE, path="/toba/")
    assert cookie is not None
    assert (cookie.http_only, cookie.secure, cookie.same_site) == (True, False, "Lax")
    assert "Expires" in answer.headers["Set-Cookie"] or "Max-Age" in answer.headers["Set-Cookie"]
    with in_regency(toba) as session:
        station = session.scalars(select(Station)).one()
        assert (station.name, len(station.digest)) == ("Loket depan Dukcapil", 64)
        assert cookie.value not in station.digest
        turn = session.scalars(select(LoginSession).where(LoginSession.station_id == station.id)).one()
        assert turn.by_pin is False
    page = admin.get(PATH).text
    for part in ("Loket depan Dukcapil", "komputer ini</span>", "Terbuka", "oleh Admin"):
        assert part in page
    assert "Make this computer a shared counter computer" in admin.get(f"{PATH}?lang=en").text
    acts = [(actor, action, subject) for actor, action, subject, _before, _after in trail(toba)]
    assert acts[:2] == [
        ("admin@toba.test", "core.station.open", "Loket depan Dukcapil"),
        ("admin@toba.test", "core.station.add", "Loket depan Dukcapil"),
    ]
    assert app


def test_over_tls_its_cookie_is_secure(another_app: Callable[..., Flask], toba: RegencyRef, admin: Client) -> None:
    secure = another_app(KAWASAN_HTTPS=True)
    browser = Client(secure, toba, admin.member)
    tls: dict[str, Any] = {"base_url": "https://localhost", "headers": {"Referer": "https://localhost/"}}
    answer = browser.post(PATH, {"name": "Loket"}, **tls)
    kept = [one for one in answer.headers.getlist("Set-Cookie") if one.startswith(COOKIE)]
    assert "; Secure; HttpOnly; Path=/toba/; SameSite=Lax" in kept[0]


@pytest.mark.parametrize("name", ["", "   ", "x" * 41])
def test_it_needs_a_name(name: str, admin: Client) -> None:
    answer = admin.post(PATH, {"name": name})
    assert answer.status_code == 422
    assert admin.browser.get_cookie(COOKIE, path="/toba/") is None


def test_made_anew_it_is_another_one(admin: Client, toba: RegencyRef, in_regency: InRegency, trail: Trail) -> None:
    admin.post(PATH, {"name": "Lama"})
    assert "Komputer ini sudah bernama Lama." in admin.get(PATH).text
    admin.post(PATH, {"name": "Baru"})
    with in_regency(toba) as session:
        assert [station.name for station in session.scalars(select(Station))] == ["Baru"]
    assert trail(toba)[2][1] == "core.station.remove"
    assert "Baru</strong>" in admin.get(PATH).text, "who renames it goes on working there"
    with in_regency(toba) as session:
        assert session.scalars(select(LoginSession).where(LoginSession.station_id.is_not(None))).one()


def test_the_list_says_when_it_was_used_and_whether_it_is_open(
    computer: Computer, officers: Officers, admin: Client, at: At
) -> None:
    begin = utcnow() + timedelta(days=2)
    at(begin)
    computer.sign_in()
    began, ends = in_words(begin), in_words(begin + timedelta(hours=12))
    page = admin.get(PATH).text
    for part in (f"terakhir dipakai {began}", f"dibuka {began} oleh Budi", f"sampai {ends}", "Terbuka</span>"):
        assert part in page
    at(begin + timedelta(hours=12))
    page = admin.get(PATH).text
    assert "Terkunci</span>" in page
    assert "Terbuka</span>" not in page


def in_words(moment: datetime) -> str:
    return local_datetime(moment, "Asia/Jakarta", "id")


def test_removed_it_ends_at_once_on_the_server(
    computer: Computer, officers: Officers, admin: Client, toba: RegencyRef, trail: Trail, app: Flask
) -> None:
    computer.enter(officers["budi"])
    (path,) = REMOVE.findall(admin.get(PATH).text)
    answer = admin.post(path, follow_redirects=True)
    assert "Komputer itu bukan komputer loket bersama lagi." in answer.text
    with app.app_context(), regency_scope(None, writes=False) as session:
        assert session.scalars(select(LoginSession).where(LoginSession.by_pin)).all() == []
    assert (computer.get("/kelola/").location or "").startswith("/toba/masuk?")
    assert computer.get("/loket-bersama/").location == "/toba/masuk"
    assert computer.browser.get_cookie(COOKIE, path="/toba/") is None
    assert computer.enter(officers["budi"]).location == "/toba/loket-bersama/"
    assert trail(toba)[0] == ("admin@toba.test", "core.station.remove", "Loket depan", None, None)
    assert "Komputer itu sudah dihapus." in admin.post(path, follow_redirects=True).text


def test_another_regencys_is_out_of_reach(
    computer: Computer, admin: Client, operator: Client, samosir: RegencyRef
) -> None:
    (path,) = REMOVE.findall(admin.get(PATH).text)
    assert "<strong>Loket depan</strong>" not in operator.at(samosir).get(PATH).text
    assert "Komputer itu sudah dihapus." in operator.at(samosir).post(path, follow_redirects=True).text
    assert "<strong>Loket depan</strong>" in admin.get(PATH).text
    assert computer.is_open


def test_the_desk_counts_them(computer: Computer, admin: Client) -> None:
    assert "1 komputer" in admin.get("/kelola/").text
    assert "1 computer" in admin.get("/kelola/?lang=en").text


def test_the_list_asks_as_often_for_many(
    computer: Computer, admin: Client, query_count: QueryCount, toba: RegencyRef, in_regency: InRegency
) -> None:
    with query_count() as one:
        admin.get(PATH)
    with in_regency(toba) as session:
        session.add_all(Station(name=f"Loket {n}", digest=str(n), made_at=utcnow()) for n in range(5))
    with query_count() as many:
        admin.get(PATH)
    assert many.total == one.total


def test_a_person_sees_their_turn_among_their_devices(
    computer: Computer, officers: Officers, budi: Client, at: At
) -> None:
    computer.enter(officers["budi"])
    page = budi.get("/akun").text
    assert "Komputer loket bersama: Loket depan" in page
    assert "dengan PIN" in page
    assert "Shared counter computer: Loket depan" in budi.get("/akun?lang=en").text
    budi.post("/akun/perangkat/keluarkan-lainnya")
    assert computer.sits_there == ""
    computer.enter(officers["budi"])
    at(utcnow() + timedelta(minutes=11))
    assert "Loket depan" not in budi.get("/akun").text, "a turn that is over is none"
