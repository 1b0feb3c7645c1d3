"""Fixtures for stories in a browser: a served demonstration, and pages at it.

What a page logs as an error fails its test.

A `conftest.py` imports `chromium`, `demo` and `open_page` from here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, ViewportSize, expect, sync_playwright

from kawasan.testing.server import demo_environment, load_demo, served

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
PASSWORD = "horas-danau-toba"
PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 900}
TILES = "tile.openstreetmap.org"
PATIENCE_MS = 30_000
Open = Callable[..., Page]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a demonstration of Toba, Samosir and Batang."""
    folder = tmp_path_factory.mktemp("demonstration")
    environment = demo_environment(folder) | {"KAWASAN_RATELIMIT_ENABLED": "0"}
    load_demo(environment, regencies=("toba", "samosir", "batang"))
    with served(environment, folder / "server.log") as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, headless."""
    if not Path(CHROMIUM).exists():
        pytest.skip("no chromium found")
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(demo: str, chromium: Browser) -> Iterator[Open]:
    """A fresh browser at a path, signed in or not.

    As in `open_page("/toba/", DESK, javascript=False, who="petugas@toba.test")`.
    """
    pages: list[Page] = []
    trouble: list[str] = []

    def open_one(path: str, size: ViewportSize = PHONE, *, javascript: bool = True, who: str | None = None) -> Page:
        context = chromium.new_context(viewport=size, base_url=demo, java_script_enabled=javascript, locale="id-ID")
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        pages.append(page)
        page.on("pageerror", lambda error: trouble.append(f"{page.url}: {error}"))
        page.on("console", lambda said: _listen(said.type, said.text, page.url, trouble))
        page.on("request", lambda request: _stay_home(request, demo, trouble))
        if who is not None:
            sign_in(page, who, path)
        page.goto(path)
        return page

    yield open_one
    for page in pages:
        page.context.close()
    assert not trouble, trouble


def sign_in(page: Page, who: str, path: str) -> None:
    """Through the form, at the regency of the path; operators at the region's."""
    regency = path.strip("/").split("/")[0]
    page.goto("/masuk" if who.startswith("operator") else f"/{regency}/masuk")
    page.fill("input[name=email]", who)
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(lambda url: "/masuk" not in url)


def _listen(kind: str, text: str, url: str, trouble: list[str]) -> None:
    # Tiles cannot be had in a closed network, and a refused form is an answer, not an error of the page.
    expected = ("ERR_NAME_NOT_RESOLVED", "ERR_INTERNET_DISCONNECTED", "ERR_CONNECTION", "status of 4", "ERR_FAILED")
    if kind == "error" and not any(part in text for part in expected):
        trouble.append(f"{url}: {text}")


def _stay_home(request: Request, demo: str, trouble: list[str]) -> None:
    target = urlsplit(request.url)
    if target.scheme in ("http", "https") and target.netloc not in (urlsplit(demo).netloc, TILES, "wa.me"):
        trouble.append(f"a request left for {request.url}")
