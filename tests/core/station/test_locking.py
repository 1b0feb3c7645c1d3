"""Opening a station with a password, and what locks it: the button, the hours, and wrong PINs."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from counter_computer import ADMIN_PIN, PIN, Computer, give_password
from flask import Flask

from kawasan.auth import User, issue_token
from kawasan.auth.second_step import key_of, switch_on
from kawasan.db import utcnow
from kawasan.tenancy import RegencyRef
from kawasan.testing import At, Client, InRegency
from kawasan.testing.cast import ANI, CITRA, Member

Officers = dict[str, int]
Trail = Callable[[RegencyRef], list[Any]]
HERE = "/loket-bersama/"
LOCKED = "Komputer ini terkunci"


def test_the_button_locks_it_and_ends_the_turn(
    computer: Computer, officers: Officers, toba: RegencyRef, trail: Trail
) -> None:
    computer.enter(officers["budi"])
    assert computer.post("/loket-bersama/kunci").location == "/toba/loket-bersama/"
    assert LOCKED in computer.get(HERE).text
    assert "Budi" not in computer.get(HERE).text
    assert "This computer is locked" in computer.get(f"{HERE}?lang=en").text
    assert computer.enter(officers["budi"]).location == "/toba/loket-bersama/"
    assert trail(toba)[0] == ("budi@toba.test", "core.station.lock", "Loket depan", None, {"why": "button"})


def test_locked_from_anywhere_it_ends_the_turn_that_is_on(
    computer: Computer, officers: Officers, app: Flask, toba: RegencyRef
) -> None:
    copy = Computer(app, toba).be(computer)
    computer.enter(officers["budi"])
    copy.post("/loket-bersama/kunci")
    assert computer.sits_there == ""


def test_from_the_list_of_names_it_is_locked_without_anybody(
    computer: Computer, toba: RegencyRef, trail: Trail
) -> None:
    computer.post("/loket-bersama/kunci")
    assert LOCKED in computer.get(HERE).text
    assert trail(toba)[0] == ("station", "core.station.lock", "Loket depan", None, {"why": "button"})
    written = len(trail(toba))
    computer.post("/loket-bersama/kunci")
    assert len(trail(toba)) == written, "locked twice it is locked once"


def test_a_password_opens_it_for_the_colleagues(
    computer: Computer, officers: Officers, toba: RegencyRef, trail: Trail
) -> None:
    computer.post("/loket-bersama/kunci")
    answer = computer.sign_in("budi@toba.test", next="/toba/antrean/loket/")
    assert answer.location == "/toba/antrean/loket/"
    assert "Loket depan terbuka: rekan Anda masuk dengan PIN." in computer.get("/antrean/loket/").text
    assert trail(toba)[0] == ("budi@toba.test", "core.station.open", "Loket depan", None, None)
    assert computer.get("/akun").status_code == 200, "who signed in with the password has their own account"
    computer.post("/loket-bersama/ganti")
    assert computer.enter(officers["admin"], ADMIN_PIN).location == "/toba/kelola/"


@pytest.mark.parametrize("who", [ANI, CITRA], ids=["an owner", "an officer of elsewhere"])
def test_who_is_not_of_the_staff_here_does_not_open_it(who: Member, computer: Computer, app: Flask) -> None:
    give_password(app, who)
    computer.post("/loket-bersama/kunci")
    assert computer.sign_in(who.email).status_code == 302
    computer.post("/loket-bersama/ganti")
    assert LOCKED in computer.get(HERE).text


def test_an_administrator_who_lacks_a_second_step_does_not_open_it(
    another_app: Callable[..., Flask], computer: Computer, toba: RegencyRef
) -> None:
    computer.post("/loket-bersama/kunci")
    strict = Computer(another_app(KAWASAN_TWO_FACTOR="staff"), toba).be(computer)
    assert strict.sign_in("admin@toba.test").status_code == 302
    strict.post("/loket-bersama/ganti")
    assert LOCKED in strict.get(HERE).text


def test_with_a_second_step_the_password_alone_does_not_open_it(
    computer: Computer, officers: Officers, toba: RegencyRef, in_regency: InRegency
) -> None:
    computer.post("/loket-bersama/kunci")
    with in_regency(toba) as session:
        budi = session.get(User, officers["budi"])
        earlier = key_of(budi, "nonce").generate(utcnow().timestamp() - 30).token
        codes = switch_on(budi, "nonce", str(earlier))
    assert computer.sign_in().location == "/toba/akun/kode"
    assert LOCKED in computer.get(HERE).text
    assert computer.post("/akun/kode", {"code": codes[0]}).status_code == 302
    computer.post("/loket-bersama/ganti")
    assert computer.is_open


def test_a_one_time_link_does_not_open_it(
    computer: Computer, officers: Officers, toba: RegencyRef, in_regency: InRegency
) -> None:
    computer.post("/loket-bersama/kunci")
    with in_regency(toba) as session:
        token = issue_token(session.get(User, officers["budi"]))
    assert computer.post(f"/undangan/{token}", csrf=False).status_code == 302
    computer.post("/loket-bersama/ganti")
    assert LOCKED in computer.get(HERE).text


def test_it_locks_itself_after_its_hours(computer: Computer, officers: Officers, at: At) -> None:
    begin = utcnow()
    at(begin + timedelta(hours=11, minutes=59))
    computer.enter(officers["budi"])
    assert computer.sits_there == "Budi"
    at(begin + timedelta(hours=12, minutes=1))
    assert computer.sits_there == "", "however busy the turn is"
    assert LOCKED in computer.get(HERE).text
    assert computer.enter(officers["budi"]).location == "/toba/loket-bersama/"
    assert computer.sign_in().status_code == 302
    assert computer.sits_there == "Budi"


def test_the_hours_are_a_setting(
    another_app: Callable[..., Flask], computer: Computer, officers: Officers, toba: RegencyRef, at: At
) -> None:
    short = Computer(another_app(KAWASAN_STATION_HOURS=2), toba).be(computer)
    short.sign_in()
    short.post("/loket-bersama/ganti")
    at(utcnow() + timedelta(hours=2, minutes=1))
    assert LOCKED in short.get(HERE).text


def test_a_wrong_pin_is_refused_in_words_and_not_shown_again(computer: Computer, officers: Officers) -> None:
    answer = computer.enter(officers["budi"], "739154")
    assert answer.status_code == 422
    assert "PIN ini salah. Sesudah 5 kali salah, komputer ini terkunci." in answer.text
    assert "739154" not in answer.text
    assert computer.enter(officers["budi"], "").status_code == 422
    assert computer.sits_there == ""


def test_five_wrong_ones_lock_it_whoever_they_were_typed_for(
    computer: Computer, officers: Officers, toba: RegencyRef, trail: Trail
) -> None:
    budi, admin = officers["budi"], officers["admin"]
    assert [computer.enter(who, "739154").status_code for who in (budi, admin, budi, admin)] == [422] * 4
    assert computer.enter(budi, "739154").location == "/toba/loket-bersama/"
    assert LOCKED in computer.get(HERE).text
    assert computer.enter(budi).location == "/toba/loket-bersama/", "not even the right one"
    assert trail(toba)[0] == ("station", "core.station.lock", "Loket depan", None, {"why": "wrong_pins"})


def test_the_accounts_are_not_locked(computer: Computer, officers: Officers, budi: Client) -> None:
    for _ in range(5):
        computer.enter(officers["budi"], "739154")
    assert budi.get("/kelola/").status_code == 200, "signed in elsewhere"
    assert computer.sign_in().status_code == 302
    computer.post("/loket-bersama/ganti")
    assert computer.enter(officers["budi"]).location == "/toba/kelola/", "the PIN is as good as before"


def test_ones_own_pin_does_not_take_back_what_was_tried_for_a_colleague(computer: Computer, officers: Officers) -> None:
    for _ in range(4):
        computer.enter(officers["budi"], "739154")
        computer.enter(officers["admin"], ADMIN_PIN)
        computer.post("/loket-bersama/ganti")
    computer.enter(officers["budi"], "739154")
    assert LOCKED in computer.get(HERE).text


def test_the_right_one_takes_back_ones_own_wrong_ones(computer: Computer, officers: Officers) -> None:
    for _ in range(3):
        for wrong in ("739154", "739155"):
            computer.enter(officers["budi"], wrong)
        assert computer.enter(officers["budi"]).location == "/toba/kelola/"
        computer.post("/loket-bersama/ganti")


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """`later(60)`: a minute passes on the clock that counts."""
    passed, real = [0], time.time
    monkeypatch.setattr(time, "time", lambda: real() + passed[0])

    def go_on(seconds: int) -> None:
        passed[0] += seconds

    return go_on


def test_each_few_wait_longer_also_when_it_was_opened_anew(
    another_app: Callable[..., Flask],
    computer: Computer,
    officers: Officers,
    toba: RegencyRef,
    later: Callable[[int], None],
) -> None:
    throttled = Computer(another_app(KAWASAN_RATELIMIT_ENABLED=True), toba).be(computer)
    budi = officers["budi"]
    assert [throttled.enter(budi, "739154").status_code for _ in range(4)] == [422] * 3 + [429]
    assert throttled.enter(officers["admin"], "739154").status_code == 422, "each account waits for itself"
    later(61)
    assert throttled.enter(budi, "739154").location == "/toba/loket-bersama/", "the fifth"
    throttled.sign_in()
    throttled.post("/loket-bersama/ganti")
    assert [throttled.enter(budi, "739154").status_code for _ in range(3)] == [422] * 3
    later(61)
    assert throttled.enter(budi, PIN).status_code == 429, "six in ten minutes: a minute is not enough any more"
    assert Client(throttled.app, toba).post("/masuk", {"email": "budi@toba.test", "password": "x"}).status_code == 422
    later(600)
    assert throttled.enter(budi, PIN).status_code == 302


def test_tries_at_once_are_no_more_than_tries_one_after_the_other(
    computer: Computer, officers: Officers, app: Flask, toba: RegencyRef
) -> None:
    def guess(number: int) -> int:
        return Computer(app, toba).be(computer).enter(officers["budi"], f"7391{number}", csrf=False).status_code

    with ThreadPoolExecutor(8) as many:
        statuses = list(many.map(guess, range(50, 66)))
    assert sorted(statuses) == [302] * 12 + [422] * 4
    assert LOCKED in computer.get(HERE).text
