"""New passwords: long enough, and not the first that somebody tries."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from kawasan.auth import PasswordRefused, User, find_account, judge_password, set_password
from kawasan.db import regency_scope
from kawasan.testing import Client

OWNER = User(email="rotua.siregar@kain-balige.id", phone="+6281200000103", name="Rotua Siregar")


def verdict(app: Flask, password: str) -> str:
    with app.app_context():
        try:
            judge_password(password, OWNER)
        except PasswordRefused as refused:
            return refused.code
        return ""


@pytest.mark.parametrize("password", ["", "123456789", "perahu-ku", "éééééééé9"])
def test_fewer_than_ten_characters_are_refused(password: str, app: Flask) -> None:
    assert verdict(app, password) == "short_password"


@pytest.mark.parametrize(
    "password",
    [
        "rahasia123", "Rahasia-2026", "r4h4s14!!!!1", "P@ssw0rd123", "kata-sandi-baru", "Indonesia Merdeka 1945",
        "sayangsayang", "bismillah99", "qwertyuiop", "qwerty12345", "1q2w3e4r5t", "asdfghjkl;1", "1234567890",
        "0987654321", "abcdefghij", "administrator", "petugas.portal", "abababababab", "aaaaaaaaaaaa",
        "17081945170845", "letmein-2025",
    ],
)  # fmt: skip
def test_what_everybody_tries_is_refused(password: str, app: Flask) -> None:
    assert verdict(app, password) == "easy_password"


@pytest.mark.parametrize(
    "password",
    [
        "rotua.siregar", "Rotua Siregar 1980", "SiregarRotua!", "081200000103", "+6281200000103", "kain-balige.id",
        "rotua-sayang-1",
    ],
)  # fmt: skip
def test_what_is_known_of_the_account_is_refused(password: str, app: Flask) -> None:
    assert verdict(app, password) == "easy_password"


@pytest.mark.parametrize(
    "password",
    ["Kabupaten Toba", "tapanuli-utara-2026", "TapanuliUtara1", "Kota Batam 29432", "sumaterautara", "danau-toba-12"],
)
def test_the_name_of_a_regency_is_refused(password: str, app: Flask) -> None:
    assert verdict(app, password) == "easy_password"


@pytest.mark.parametrize(
    "password",
    ["perahu-kecil-biru", "kucing makan lampu", "danau-yang-tenang", "vT7#qm2Lx9", "café-di-balige", "kkkupu-miring"],
)
def test_a_few_unrelated_words_are_good(password: str, app: Flask) -> None:
    assert verdict(app, password) == ""


def test_the_demonstrations_password_is_for_demonstrations(app: Flask, another_app: Callable[..., Flask]) -> None:
    assert verdict(app, "horas-danau-toba") == ""
    assert verdict(another_app(KAWASAN_MODE="production"), "horas-danau-toba") == "easy_password"
    assert verdict(another_app(KAWASAN_MODE="development"), "Horas Danau Toba 2026") == "easy_password"


def test_a_very_long_password_is_judged_quickly(app: Flask) -> None:
    assert verdict(app, "perahu kecil biru " * 20_000) == ""


def test_a_refused_password_changes_nothing(app: Flask, budi_with_password: str) -> None:
    with app.app_context(), regency_scope(None):
        user = find_account("budi@toba.test")
        assert user is not None
        before = user.password
        with pytest.raises(PasswordRefused):
            set_password(user, "rahasia-2026")
        assert user.password == before


def test_the_page_says_what_to_do_instead(ani: Client) -> None:
    answer = ani.post("/akun/kata-sandi", {"password": "rahasia-2026"})
    assert answer.status_code == 422
    assert "Kata sandi ini mudah ditebak." in answer.text
    assert "easily guessed" in ani.post("/akun/kata-sandi?lang=en", {"password": "ani@toba.test"}).text
