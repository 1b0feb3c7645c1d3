"""A turn ends when nobody has done anything for a while. What a page asks for by itself is nothing done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from counter_computer import Computer
from flask import Flask
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request

from kawasan.auth.turns import is_done_by_hand
from kawasan.db import utcnow
from kawasan.tenancy import RegencyRef
from kawasan.testing import At, Client

Officers = dict[str, int]
DESK = "/kelola/"
OPENED = {"Accept": "text/html,application/xhtml+xml"}
POLLED = {"Accept": "application/json, text/html"}
Later = Callable[[float], None]


@pytest.fixture
def later(at: At) -> Later:
    """`later(5)`: five minutes pass."""
    now = [utcnow()]

    def go_on(minutes: float) -> None:
        now[0] += timedelta(minutes=minutes)
        at(now[0])

    at(now[0])
    return go_on


@pytest.fixture
def desk(later: Later, computer: Computer, officers: Officers) -> Computer:
    """Budi has just sat down; the clock stands."""
    computer.enter(officers["budi"])
    return computer


def test_after_ten_minutes_it_shows_the_names_again(desk: Computer, later: Later) -> None:
    later(9.9)
    assert desk.get(DESK, headers=POLLED).status_code == 200
    later(0.2)
    assert desk.get(DESK).location == "/toba/loket-bersama/?next=/toba/kelola/"
    assert desk.is_open


def test_what_somebody_does_goes_on(desk: Computer, later: Later) -> None:
    for _ in range(4):
        later(6)
        assert desk.get(DESK, headers=OPENED).status_code == 200
    for _ in range(4):
        later(6)
        assert desk.post("/antrean/kelola/baru").status_code == 422, "a form that is refused was filled in by someone"


def test_a_page_that_keeps_itself_fresh_does_not(desk: Computer, later: Later) -> None:
    for _ in range(9):
        later(1)
        assert desk.get(DESK, headers=POLLED).status_code == 200
        assert desk.get(f"{DESK}?otomatis=1", headers=OPENED).status_code == 200
        desk.get("/", headers=OPENED)
    later(1.1)
    assert desk.get(DESK, headers=POLLED).status_code == 302


def test_it_goes_for_who_signed_in_with_the_password_too(computer: Computer, later: Later) -> None:
    computer.sign_in()
    later(10.1)
    assert computer.get("/akun").status_code == 302
    assert computer.is_open, "the station itself stays open for the next"


def test_the_minutes_are_a_setting(
    another_app: Callable[..., Flask], computer: Computer, officers: Officers, toba: RegencyRef, later: Later
) -> None:
    short = Computer(another_app(KAWASAN_STATION_IDLE_MINUTES=3), toba).be(computer)
    short.enter(officers["budi"])
    assert 'data-seconds="180"' in short.get(DESK).text
    later(3.1)
    assert short.get(DESK).status_code == 302


def test_other_browsers_stay_signed_in(desk: Computer, budi: Client, later: Later) -> None:
    later(60)
    assert budi.get(DESK).status_code == 200


def test_a_page_asks_how_long_it_goes_on(desk: Computer, later: Later) -> None:
    later(4)
    assert desk.post("/loket-bersama/hadir", {"active": "0"}).json == {"seconds": 360}
    assert desk.post("/loket-bersama/hadir", {"active": "1"}).json == {"seconds": 600}
    later(4)
    assert desk.post("/loket-bersama/hadir", {"active": "0"}).json == {"seconds": 360}
    later(6.1)
    answer = desk.post("/loket-bersama/hadir", {"active": "1"})
    assert answer.json == {"seconds": 0}, "too late"
    assert answer.headers["Cache-Control"] == "no-store"


def test_asking_is_for_who_sits_at_a_station(desk: Computer, visitor: Client, ani: Client) -> None:
    assert visitor.post("/loket-bersama/hadir").json == {"seconds": 0}
    assert ani.post("/loket-bersama/hadir", {"active": "1"}).json == {"seconds": 0}
    assert desk.post("/loket-bersama/hadir", csrf=False).status_code == 400


NAVIGATED = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-User": "?1"}


@pytest.mark.once
@pytest.mark.parametrize(
    ("method", "path", "headers", "by_hand"),
    [
        ("POST", "/x", {}, True),
        ("GET", "/x", NAVIGATED | OPENED, True),
        ("GET", "/x", {"Sec-Fetch-Mode": "navigate"} | OPENED, False),
        ("GET", "/x", {"Sec-Fetch-Mode": "cors"} | OPENED, False),
        ("GET", "/x", {"Sec-Fetch-Mode": "same-origin"} | POLLED, False),
        ("GET", "/x", OPENED, True),
        ("GET", "/x?otomatis=1", OPENED, False),
        ("GET", "/x", POLLED, False),
        ("GET", "/x", {}, False),
        ("HEAD", "/x", {}, False),
    ],
)
def test_what_a_person_does_with_their_own_hands(
    method: str, path: str, headers: dict[str, str], by_hand: bool
) -> None:
    asked = Request(EnvironBuilder(path, method=method, headers=headers).get_environ())
    assert is_done_by_hand(asked) is by_hand
