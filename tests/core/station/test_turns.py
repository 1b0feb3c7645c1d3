"""Officers take turns at a station: a name, a PIN, and whoever sat there before is out."""

from __future__ import annotations

import pytest
from counter_computer import ADMIN_PIN, Computer
from flask import Flask
from sqlalchemy import func, select

from kawasan.auth import LoginSession, User, add_member, remove_member, set_pin, switch_account
from kawasan.auth.members import find_account
from kawasan.auth.stations import COOKIE
from kawasan.db import regency_scope
from kawasan.tenancy import RegencyRef
from kawasan.testing import Answers, Client, InRegency

Officers = dict[str, int]
HERE = "/loket-bersama/"


def turns(app: Flask) -> int:
    with app.app_context(), regency_scope(None, writes=False) as session:
        return int(session.scalar(select(func.count()).where(LoginSession.station_id.is_not(None))))


def test_an_officer_chooses_their_name_and_types_their_pin(computer: Computer, officers: Officers) -> None:
    page = computer.get(HERE).text
    assert "Loket depan" in page
    assert f"{HERE}{officers['budi']}" in page
    assert "k-station" not in page, "nobody sits there"
    asked = computer.get(f"{HERE}{officers['budi']}").text
    for part in ('inputmode="numeric"', 'autocomplete="off"', 'maxlength="6"', 'type="text"'):
        assert part in asked
    assert computer.enter(officers["budi"]).location == "/toba/kelola/"
    assert computer.sits_there == "Budi"
    assert computer.get("/kelola/").status_code == 200


def test_it_is_in_english_too(computer: Computer, officers: Officers) -> None:
    assert "Who is the officer?" in computer.get(f"{HERE}?lang=en").text
    assert "PIN of Budi" in computer.get(f"{HERE}{officers['budi']}").text


def test_the_next_one_sits_down_and_the_one_before_is_out_on_the_server(
    computer: Computer, officers: Officers, app: Flask
) -> None:
    computer.enter(officers["budi"])
    kept = computer.browser.get_cookie("session")
    assert kept is not None
    page = computer.get("/antrean/loket/").text
    assert "Ganti petugas" in page
    answer = computer.post("/loket-bersama/ganti", {"next": "/toba/antrean/loket/"})
    assert answer.location == "/toba/loket-bersama/?next=/toba/antrean/loket/"
    assert turns(app) == 0
    computer.browser.set_cookie("session", kept.value)
    assert computer.get("/kelola/").status_code == 302, "a copy of the cookie opens nothing"
    assert f"{officers['admin']}?next=/toba/antrean/loket/" in computer.get(answer.location.removeprefix("/toba")).text
    path = f"/loket-bersama/{officers['admin']}?next=/toba/antrean/loket/"
    assert computer.post(path, {"pin": ADMIN_PIN}).location == "/toba/antrean/loket/"
    assert computer.sits_there == "Admin"


def test_one_sits_there_at_a_time(computer: Computer, officers: Officers, app: Flask, toba: RegencyRef) -> None:
    second = Computer(app, toba).be(computer)
    computer.enter(officers["budi"])
    second.enter(officers["admin"], ADMIN_PIN)
    assert (computer.sits_there, second.sits_there) == ("", "Admin")
    assert turns(app) == 1


def test_nothing_of_the_one_before_is_left_in_the_browser(computer: Computer, officers: Officers) -> None:
    computer.enter(officers["budi"])
    page = computer.get("/kelola/")
    assert page.headers["Cache-Control"] == "no-store"
    with computer.browser.session_transaction() as cookie:
        cookie["second_step_nonce"] = "of budi"
    computer.post("/loket-bersama/ganti")
    with computer.browser.session_transaction() as cookie:
        assert dict(cookie) == {}


def test_next_leads_nowhere_else(computer: Computer, officers: Officers) -> None:
    for path in ("https://evil.example/", "//evil.example/", "javascript:alert(1)"):
        answer = computer.post(f"{HERE}{officers['budi']}", {"pin": "204060"}, query_string={"next": path})
        assert answer.location == "/toba/kelola/"
        computer.post("/loket-bersama/ganti")


def test_only_officers_with_a_pin_of_this_regency_are_shown(
    computer: Computer, toba: RegencyRef, samosir: RegencyRef, in_regency: InRegency
) -> None:
    with in_regency(samosir):
        citra, ani = find_account("citra@samosir.test"), find_account("ani@toba.test")
        assert citra is not None
        assert ani is not None
        set_pin(citra, "204060")
        others = [citra.id, ani.id]
    page = computer.get(HERE).text
    assert "Budi" in page
    assert "Citra" not in page
    assert "Ani<" not in page
    assert [computer.enter(one).status_code for one in others] == [404, 404]
    with in_regency(toba):
        budi = find_account("budi@toba.test")
        assert budi is not None
        budi.active = False
    assert "Budi" not in computer.get(HERE).text


def test_a_pin_of_elsewhere_is_no_pin_here(
    computer: Computer, officers: Officers, toba: RegencyRef, samosir: RegencyRef, in_regency: InRegency
) -> None:
    with in_regency(samosir):
        budi = find_account("budi@toba.test")
        assert budi is not None
        add_member(budi, "officer")
        set_pin(budi, "731942")
    assert computer.enter(officers["budi"], "731942").status_code == 422
    assert computer.enter(officers["budi"]).status_code == 302


def test_what_a_pin_opened_stays_in_its_regency(
    computer: Computer, officers: Officers, samosir: RegencyRef, in_regency: InRegency
) -> None:
    with in_regency(samosir):
        budi = find_account("budi@toba.test")
        assert budi is not None
        add_member(budi, "officer")
    computer.enter(officers["budi"])
    assert computer.browser.get("/samosir/kelola/").status_code == 302
    assert computer.browser.get("/akun").status_code == 302
    assert computer.get("/kelola/").status_code == 200


def test_a_pin_is_worth_nothing_in_another_browser(visitor: Client, officers: Officers) -> None:
    assert visitor.get(HERE).location == "/toba/masuk"
    assert visitor.post(f"{HERE}{officers['budi']}", {"pin": "204060"}).location == "/toba/loket-bersama/"
    visitor.browser.set_cookie(COOKIE, "guessed", path="/toba/")
    assert visitor.post(f"{HERE}{officers['budi']}", {"pin": "204060"}).location == "/toba/loket-bersama/"
    assert visitor.get("/kelola/").location.startswith("/toba/masuk?")


def test_a_stations_cookie_is_worth_nothing_elsewhere(
    computer: Computer, officers: Officers, samosir: RegencyRef
) -> None:
    token = computer.browser.get_cookie(COOKIE, path="/toba/")
    assert token is not None
    assert (token.http_only, token.same_site, token.path) == (True, "Lax", "/toba/")
    computer.browser.set_cookie(COOKIE, token.value, path="/samosir/")
    answer = computer.browser.post(f"/samosir/loket-bersama/{officers['budi']}", data={"pin": "204060"})
    assert answer.location == "/samosir/loket-bersama/"
    assert computer.browser.get("/samosir/loket-bersama/").location == "/samosir/masuk"


def test_whoever_is_not_signed_in_is_led_to_the_names(computer: Computer, visitor: Client) -> None:
    assert computer.get("/kelola/?x=1").location == "/toba/loket-bersama/?next=/toba/kelola/?x%3D1"
    assert visitor.get("/kelola/").location.startswith("/toba/masuk?")
    assert "Kembali ke daftar petugas" in computer.get("/masuk").text
    assert "Kembali ke daftar petugas" not in visitor.get("/masuk").text


def test_a_role_that_ends_ends_the_turn(
    computer: Computer, officers: Officers, toba: RegencyRef, samosir: RegencyRef, in_regency: InRegency
) -> None:
    with in_regency(samosir):
        budi = find_account("budi@toba.test")
        assert budi is not None
        add_member(budi, "officer")
    computer.enter(officers["budi"])
    with in_regency(toba):
        remove_member(officers["budi"], "officer")
    assert computer.get("/kelola/").status_code == 302
    assert "Budi" not in computer.get(HERE).text
    with in_regency(toba) as session:
        add_member(session.get(User, officers["budi"]), "officer")
    assert computer.is_open, "the turn does not come back with the role"
    assert "Budi" not in computer.get(HERE).text, "nor does the PIN"


def test_an_account_that_is_switched_off_is_out(
    computer: Computer, officers: Officers, toba: RegencyRef, in_regency: InRegency
) -> None:
    computer.enter(officers["budi"])
    with in_regency(toba):
        budi = find_account("budi@toba.test")
        assert budi is not None
        switch_account(budi, on=False)
    assert computer.sits_there == ""
    assert "Budi" not in computer.get(HERE).text


def test_signing_out_ends_the_turn(computer: Computer, officers: Officers, app: Flask) -> None:
    computer.enter(officers["budi"])
    computer.post("/keluar")
    assert turns(app) == 0


def test_forms_from_elsewhere_are_refused(computer: Computer, officers: Officers) -> None:
    headers = {"Origin": "https://evil.example"}
    assert computer.enter(officers["budi"], headers=headers).status_code == 403
    assert computer.post("/loket-bersama/kunci", headers=headers).status_code == 403
    computer.enter(officers["budi"])
    assert computer.post("/loket-bersama/ganti", csrf=False).status_code == 400


def test_a_browser_that_is_no_station_has_none_of_its_pages(answers: Answers, officers: Officers) -> None:
    desk, page = "/kelola/", f"{HERE}{officers['budi']}"
    answers(HERE, visitor="/masuk", ani=desk, budi=desk, citra=desk)
    answers(page, visitor=HERE, ani=HERE, budi=HERE, citra=HERE)
    answers("/loket-bersama/kata-sandi", visitor="/masuk", ani="/masuk", budi="/masuk", citra="/masuk")


@pytest.mark.parametrize("act", ["ganti", "kunci"])
def test_where_there_is_no_station_these_lead_back(act: str, answers: Answers) -> None:
    answers(f"{HERE}{act}", method="POST", data={}, visitor=HERE, ani=HERE, budi=HERE, citra=HERE)
