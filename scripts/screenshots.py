"""Pictures of the demo's pages, in phone and desk width, light and dark: for looking at, and for the README.

    python scripts/screenshots.py [PART OF A NAME ...]

Writes screenshots/<page>-<width>-<light|dark>.png from a demo of its own, so that the pictures never show somebody's
data. Dark pictures are taken in phone width only.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from kawasan.demo.loader import PASSWORD
from kawasan.testing.server import demo_environment, load_demo, served

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "screenshots"
CHROMIUM = "/usr/bin/chromium"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
Scheme = Literal["light", "dark"]
VIEWS: list[tuple[int, int, Scheme]] = [(390, 844, "light"), (1280, 900, "light"), (390, 844, "dark")]


class Page(NamedTuple):
    """A page, and who looks at it: an account's e-mail address, or nobody in particular."""

    name: str
    path: str
    account: str | None = None


ADMIN, OFFICER, OWNER = "admin@toba.test", "petugas@toba.test", "pemilik@toba.test"
PAGES = [
    Page("region", "/"),
    Page("region-map", "/peta/"),
    Page("region-search", "/cari?q=kopi"),
    Page("regency", "/toba/"),
    Page("regency-english", "/toba/?lang=en"),
    Page("regency-without-map", "/batang/"),
    Page("search", "/toba/cari?q=ulos"),
    Page("catalogue", "/toba/umkm/"),
    Page("map", "/toba/peta/"),
    Page("offices", "/toba/antrean/"),
    Page("board", "/toba/antrean/dukcapil/layar"),
    Page("kiosk", "/toba/antrean/dukcapil/kios"),
    Page("sign-in", "/toba/masuk"),
    Page("patterns", "/patterns"),
    Page("api", "/toba/api/v1/"),
    Page("account", "/toba/akun", OWNER),
    Page("console", "/toba/kelola/", ADMIN),
    Page("console-officer", "/toba/kelola/", OFFICER),
    Page("operator", "/operator/", "operator@kawasan.test"),
]


def main(wanted: Sequence[str]) -> None:
    pages = [page for page in PAGES if not wanted or any(part in page.name for part in wanted)]
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        environment = demo_environment(Path(folder)) | {"KAWASAN_RATELIMIT_ENABLED": "0"}  # we sign in often
        load_demo(environment)
        with served(environment, Path(folder) / "serve.log") as site:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
            for width, height, scheme in VIEWS:
                take_all(browser, site, pages, width, height, scheme)
            browser.close()


def take_all(browser: Browser, site: str, pages: Sequence[Page], width: int, height: int, scheme: Scheme) -> None:
    """Each account signs in once per view; what does not answer 200 is named and pictured all the same."""
    for account in dict.fromkeys(page.account for page in pages):
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, locale="id-ID")
        if account is not None:
            sign_in(context, site, account)
        for page in (page for page in pages if page.account == account):
            take(context, site + page.path, PICTURES / f"{page.name}-{width}-{scheme}.png")
        context.close()


def sign_in(context: BrowserContext, site: str, account: str) -> None:
    place = account.partition("@")[2].removesuffix(".test")
    tab = context.new_page()
    tab.goto(f"{site}/masuk" if place == "kawasan" else f"{site}/{place}/masuk")
    tab.fill("[name=email]", account)
    tab.fill("[name=password]", PASSWORD)
    tab.press("[name=password]", "Enter")
    tab.wait_for_url(lambda url: not url.endswith("/masuk"))
    tab.close()


def take(context: BrowserContext, url: str, picture: Path) -> None:
    tab = context.new_page()
    answer = tab.goto(url, wait_until="networkidle")
    tab.screenshot(path=picture, full_page=True)
    tab.close()
    status = "no answer" if answer is None else str(answer.status)
    print(f"{picture.relative_to(ROOT)}{'' if status == '200' else f'  ({status})'}")


if __name__ == "__main__":
    main(sys.argv[1:])
