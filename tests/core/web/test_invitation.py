"""The one-time way in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from kawasan.auth import find_account, issue_token
from kawasan.plugin_api import RegencyRef
from kawasan.testing import At, Client, InRegency


@pytest.fixture
def path(toba: RegencyRef, in_regency: InRegency) -> str:
    """Ani's link."""
    with in_regency(toba):
        user = find_account("ani@toba.test")
        assert user is not None
        return f"/undangan/{issue_token(user)}"


def test_it_says_whom_it_lets_in(path: str, visitor: Client) -> None:
    page = visitor.get(path).text
    assert "Selamat datang di Kabupaten Toba" in page
    assert "Undangan ini untuk Ani (ani@toba.test)." in page
    assert "This invitation is for Ani" in visitor.get(f"{path}?lang=en").text


def test_opening_uses_nothing_up_so_a_preview_does_not(path: str, visitor: Client) -> None:
    for _ in range(3):
        assert visitor.get(path).status_code == 200
    assert visitor.ask("HEAD", path).status_code == 200


def test_of_two_uses_one_gets_in(path: str, app: Flask, toba: RegencyRef) -> None:
    first, second = Client(app, toba), Client(app, toba)
    assert second.get(path).status_code == 200
    assert first.post(path).location == "/toba/akun/mulai"
    assert second.post(path).status_code == 410
    assert first.get("/akun").status_code == 200
    assert second.get("/akun").status_code == 302


def test_who_came_in_without_a_password_is_asked_to_choose_one(path: str, visitor: Client) -> None:
    visitor.post(path)
    assert "Anda belum memilih kata sandi." in visitor.get("/akun").text


def test_who_chose_a_password_is_not_asked_again(path: str, visitor: Client) -> None:
    visitor.post(path, {"password": "danau-dan-kopi"})
    assert "Anda belum memilih kata sandi." not in visitor.get("/akun").text


def test_a_short_password_is_refused_in_plain_words(path: str, visitor: Client) -> None:
    answer = visitor.post(path, {"password": "pendek"})
    assert answer.status_code == 422
    assert "Paling sedikit 10 huruf." in answer.text
    assert "At least 10 characters." in visitor.post(f"{path}?lang=en", {"password": "pendek"}).text
    assert visitor.get(path).status_code == 200


@pytest.mark.parametrize("name", ["x", "%00", "a" * 5000, "..%2f..", "undangan"])
def test_an_invented_link_says_how_to_get_one(name: str, visitor: Client) -> None:
    answer = visitor.get(f"/undangan/{name}")
    assert answer.status_code in (404, 410)


def test_a_used_or_old_link_says_how_to_get_a_new_one(path: str, visitor: Client, at: At) -> None:
    at("2036-01-01 00:00")
    answer = visitor.get(path)
    assert answer.status_code == 410
    assert "Tautan ini sudah tidak berlaku" in answer.text
    assert "Mintalah yang baru" in answer.text


def test_it_counts_in_its_regency_only(path: str, visitor: Client, samosir: RegencyRef) -> None:
    assert visitor.at(samosir).get(path).status_code == 410
    assert visitor.at(None).get(path).status_code == 410


def test_a_demo_account_has_no_way_into_a_real_installation(
    toba: RegencyRef, in_regency: InRegency, path: str, another_app: Callable[..., Flask]
) -> None:
    with in_regency(toba):
        user = find_account("ani@toba.test")
        assert user is not None
        user.is_demo = True
    real = another_app(KAWASAN_MODE="production")
    assert Client(real, toba).get(path).status_code == 410
