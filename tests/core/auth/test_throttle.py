"""Wrong passwords wait longer and longer, and only where they come from."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from kawasan.auth.throttle import caller
from kawasan.tenancy import RegencyRef
from kawasan.testing import Client

RIGHT = "danau-yang-tenang"
Try = Callable[..., int]


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """`later(60)`: a minute passes on the clock that counts."""
    passed, real = [0], time.time
    monkeypatch.setattr(time, "time", lambda: real() + passed[0])

    def go_on(seconds: int) -> None:
        passed[0] += seconds

    return go_on


@pytest.fixture
def attempt(another_app: Callable[..., Flask], toba: RegencyRef, budi_with_password: str) -> Try:
    """Signs in as budi from an address; answers the status."""
    throttled = another_app(KAWASAN_RATELIMIT_ENABLED=True)

    def do(typed: str = "salah sama sekali", *, address: str = "203.0.113.7", who: str = "budi@toba.test") -> int:
        form = {"email": who, "password": typed}
        return Client(throttled, toba).post("/masuk", form, environ_base={"REMOTE_ADDR": address}).status_code

    return do


def test_each_few_wait_longer(attempt: Try, later: Callable[[int], None]) -> None:
    assert [attempt() for _ in range(6)] == [422] * 5 + [429]
    later(61)
    assert [attempt() for _ in range(6)] == [422] * 5 + [429]
    later(61)
    assert attempt(RIGHT) == 429, "ten in ten minutes: a minute is not enough any more"
    later(600)
    assert [attempt() for _ in range(5)] == [422] * 5
    later(61)
    assert [attempt() for _ in range(6)] == [422] * 5 + [429]
    later(660)
    assert attempt(RIGHT) == 429, "twenty in an hour"
    later(3600)
    assert attempt(RIGHT) == 302


def test_a_stranger_keeps_nobody_out(attempt: Try) -> None:
    assert [attempt(address="198.51.100.9") for _ in range(6)] == [422] * 5 + [429]
    assert attempt(RIGHT) == 302


def test_the_wait_is_not_made_longer_by_asking(attempt: Try, later: Callable[[int], None]) -> None:
    for _ in range(12):
        attempt()
    later(61)
    assert attempt(RIGHT) == 302


def test_who_gets_in_is_not_counted(attempt: Try) -> None:
    assert [attempt(RIGHT) for _ in range(8)] == [302] * 8


def test_one_address_tries_many_accounts_for_a_while_only(attempt: Try) -> None:
    statuses = [attempt(who=f"{n}@toba.test") for n in range(61)]
    assert statuses == [422] * 60 + [429]
    assert attempt(address="198.51.100.9", who="61@toba.test") == 422


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::"),
        ("2001:db8:1:2:bbbb::9", "2001:db8:1:2::"),
        ("unknown", "unknown"),
    ],
)
def test_a_subscribers_many_addresses_count_as_one(address: str, counted: str, app: Flask) -> None:
    with app.test_request_context(environ_base={"REMOTE_ADDR": address}):
        assert caller() == counted


@pytest.mark.parametrize("options", [{"headers": {"Accept": "application/json"}}, {"json": True}])
def test_a_try_that_asks_for_json_is_counted_too(
    options: dict[str, Any], another_app: Callable[..., Flask], toba: RegencyRef, budi_with_password: str
) -> None:
    browser = Client(another_app(KAWASAN_RATELIMIT_ENABLED=True), toba)
    tried = {"email": "budi@toba.test", "password": "salah sama sekali"}
    sent = {"json": tried} if "json" in options else {"data": tried, **options}
    statuses = [browser.browser.post("/toba/masuk", **sent).status_code for _ in range(6)]
    assert statuses == [422] * 5 + [429]


def test_only_a_form_signs_in(app: Flask, toba: RegencyRef, budi_with_password: str) -> None:
    """Its account is what tries are counted for; and no cookie outlives the session."""
    browser, typed = Client(app, toba), {"email": "budi@toba.test", "password": RIGHT, "remember": "y"}
    assert browser.browser.post("/toba/masuk", json=typed).status_code == 422
    assert browser.browser.post("/toba/masuk", data=typed).status_code == 302
    assert browser.browser.get_cookie("remember_token") is None
