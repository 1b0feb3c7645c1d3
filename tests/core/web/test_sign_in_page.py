"""The sign-in page: what it says, and the demonstration's accounts beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask_security import hash_password

from kawasan.auth import add_member, create_account
from kawasan.demo.loader import PASSWORD
from kawasan.plugin_api import RegencyRef
from kawasan.testing import Client, InRegency


@pytest.fixture
def demo_accounts(toba: RegencyRef, in_regency: InRegency) -> None:
    """The demonstration's officer of toba."""
    with in_regency(toba):
        user = create_account(email="petugas@toba.test", is_demo=True)
        user.password = hash_password(PASSWORD)
        add_member(user, "officer")


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("id", ["Untuk petugas, administrator", "Kata sandi", "Lupa kata sandi?", "Kembali ke halaman depan"]),
        ("en", ["For officers, administrators", "Password", "Forgot your password?", "Back to the front page"]),
    ],
)
def test_it_says_for_whom_it_is_and_the_way_back(language: str, texts: list[str], visitor: Client) -> None:
    page = visitor.get(f"/masuk?lang={language}").text
    for text in texts:
        assert text in page


def test_operators_sign_in_at_the_region(visitor: Client) -> None:
    assert "Untuk operator instalasi ini." in visitor.at(None).get("/masuk").text


def test_a_demonstration_lists_its_accounts(demo_accounts: None, visitor: Client) -> None:
    page = visitor.get("/masuk").text
    assert "Coba peragaannya" in page
    assert PASSWORD in page
    assert "petugas@toba.test" in page
    assert "pemilik@toba.test" not in page


def test_one_press_gets_the_curious_in(demo_accounts: None, visitor: Client) -> None:
    answer = visitor.post("/masuk", {"email": "petugas@toba.test", "password": PASSWORD, "next": ""})
    assert answer.location == "/toba/akun/mulai"


def test_the_casts_own_accounts_are_not_the_demonstrations(visitor: Client) -> None:
    assert "Coba peragaannya" not in visitor.get("/masuk").text


def test_a_real_installation_lists_none(
    demo_accounts: None, toba: RegencyRef, another_app: Callable[..., Flask]
) -> None:
    page = Client(another_app(KAWASAN_MODE="production"), toba).get("/masuk").text
    assert "petugas@toba.test" not in page
    assert PASSWORD not in page


def test_the_way_back_travels_with_the_demo_accounts(demo_accounts: None, visitor: Client) -> None:
    page = visitor.get("/masuk?next=/toba/kelola/jejak").text
    assert page.count('name="next"') == 2
    assert page.count('value="/toba/kelola/jejak"') == 2


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("id", ["Tulis e-mail atau nomor telepon Anda.", "Tulis kata sandi Anda."]),
        ("en", ["Write your e-mail address or phone number.", "Write your password."]),
    ],
)
def test_empty_fields_are_named_in_the_pages_language(language: str, texts: list[str], visitor: Client) -> None:
    answer = visitor.post(f"/masuk?lang={language}", {"email": "", "password": ""})
    assert answer.status_code == 422
    for text in texts:
        assert text in answer.text


def test_too_many_tries_say_how_long_to_wait(toba: RegencyRef, another_app: Callable[..., Flask]) -> None:
    browser = Client(another_app(KAWASAN_RATELIMIT_ENABLED=True), toba)
    wrong = {"email": "nobody@toba.test", "password": "wrong-password"}
    answers = [browser.post("/masuk", wrong) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [422] * 5 + [429]
    assert "Terlalu sering" in answers[-1].text
    assert "Tunggu " in answers[-1].text
    assert 0 < int(answers[-1].headers["Retry-After"]) <= 60
    assert '<a class="btn btn-secondary" href="/toba/masuk">' in answers[-1].text


def test_it_is_kept_by_nobody(visitor: Client) -> None:
    assert visitor.get("/masuk").headers["Cache-Control"] == "private, no-store"
