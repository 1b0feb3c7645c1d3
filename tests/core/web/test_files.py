"""Colours, cards, icons and what search engines are told."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest
from flask import Flask
from PIL import Image

from kawasan.media import save_photo
from kawasan.plugin_api import RegencyRef
from kawasan.testing import Client, InRegency, PhotoFile
from kawasan.web.theme import card_url, card_words

HOSTS = ("http://localhost", "http://toba.localhost")


def theme_address(visitor: Client) -> str:
    """Where a page of toba takes its colours from."""
    found = re.search(r'href="(/tema/toba-\w+\.css)"', visitor.get("/").text)
    assert found
    return found.group(1)


@pytest.mark.parametrize("host", HOSTS)
def test_colours_are_at_the_root_of_every_host_for_ever(host: str, visitor: Client) -> None:
    answer = visitor.browser.get(theme_address(visitor), base_url=host)
    assert answer.mimetype == "text/css"
    assert "--k-brand:#0b5a6f" in answer.text
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_an_old_address_gives_todays_colours_for_now(visitor: Client) -> None:
    answer = visitor.browser.get("/tema/toba-000000000000.css")
    assert "--k-brand:#0b5a6f" in answer.text
    assert "immutable" not in answer.headers["Cache-Control"]


@pytest.mark.parametrize("name", ["nowhere-000000000000.css", "toba-0.css", "nowhere-000000000000.id.png", "x.png"])
def test_colours_of_nobody_are_not_found(name: str, visitor: Client) -> None:
    assert visitor.browser.get(f"/tema/{name}").status_code == 404


@pytest.mark.parametrize("host", HOSTS)
def test_photos_are_at_the_root_of_every_host(
    host: str, visitor: Client, toba: RegencyRef, in_regency: InRegency, photo_file: Callable[..., PhotoFile]
) -> None:
    with in_regency(toba):
        media = save_photo(photo_file())
        path = f"/media/{toba.id}/{media.id}-{media.widths[0]}.webp"
    answer = visitor.browser.get(path, base_url=host)
    assert answer.mimetype == "image/webp"
    assert "immutable" in answer.headers["Cache-Control"]
    answer.close()


@pytest.mark.parametrize(
    ("host", "below", "status"),
    [
        ("samosir.localhost", "", 404),
        ("localhost", "/samosir", 404),
        ("toba.localhost", "", 200),
        ("localhost", "", 200),
    ],
)
def test_a_regencys_address_has_its_own_photos_only(
    host: str, below: str, status: int, visitor: Client, toba: RegencyRef, in_regency: InRegency,
    photo_file: Callable[..., PhotoFile],
) -> None:  # fmt: skip
    with in_regency(toba):
        media = save_photo(photo_file())
        path = f"{below}/media/{toba.id}/{media.id}-{media.widths[0]}.webp"
    answer = visitor.browser.get(path, base_url=f"http://{host}")
    assert answer.status_code == status
    answer.close()


@pytest.mark.parametrize(
    "path", ["/media/1212/1-320.webp", "/media/1212/..%2f..%2fsecret_key", "/media/1212/1-320.png"]
)
def test_other_files_are_not_found(path: str, visitor: Client) -> None:
    assert visitor.browser.get(path).status_code == 404


@pytest.mark.parametrize("host", HOSTS)
def test_a_bookmark_has_an_icon(host: str, visitor: Client) -> None:
    answer = visitor.browser.get("/favicon.ico", base_url=host)
    assert answer.mimetype == "image/vnd.microsoft.icon"
    assert (32, 32) in Image.open(io.BytesIO(answer.data)).info["sizes"]


def test_a_card_has_the_size_that_messengers_show(visitor: Client) -> None:
    answer = visitor.browser.get("/tema/toba-000000000000.id.png")
    assert Image.open(io.BytesIO(answer.data)).size == (1200, 630)


def test_a_card_speaks_the_language_of_its_page(app: Flask, toba: RegencyRef) -> None:
    with app.app_context():
        assert card_words(toba, "id").greeting == "Selamat datang di Toba"
        assert card_words(toba, "en").greeting == "Welcome to Toba"
        assert card_url(toba, "id") != card_url(toba, "en")


def test_a_demonstration_is_not_for_search_engines(visitor: Client) -> None:
    assert visitor.browser.get("/robots.txt").text == "User-agent: *\nDisallow: /\n"


@pytest.mark.parametrize("host", HOSTS)
def test_a_real_installation_keeps_its_desks_from_search_engines(
    host: str, another_app: Callable[..., Flask], toba: RegencyRef
) -> None:
    text = Client(another_app(KAWASAN_MODE="production"), None).browser.get("/robots.txt", base_url=host).text
    assert "Disallow: /\n" not in text
    for line in ("Disallow: /kelola/", "Disallow: /*/kelola/", "Disallow: /*/undangan/", "Disallow: /operator/"):
        assert line in text.splitlines()
