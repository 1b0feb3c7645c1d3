"""Pictures of the demo's pages, in phone and desk width, light and dark: for looking at, and for the documentation.

    python scripts/screenshots.py [PART OF A NAME ...]

Writes screenshots/<page>-<width>-<light|dark>.png from a demo of its own, so that the pictures never show somebody's
data; dark ones in phone width only. Without a part of a name also docs/pictures/*.webp (see doc_pictures.py).
"""

from __future__ import annotations

import json
import sys
import tempfile
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from playwright.sync_api import Browser, BrowserContext, sync_playwright

import doc_pictures
from kawasan.demo.loader import PASSWORD
from kawasan.testing.server import demo_environment, load_demo, served

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "screenshots"
CHROMIUM = "/usr/bin/chromium"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
BAD = 400
Scheme = Literal["light", "dark"]
VIEWS: list[tuple[int, int, Scheme]] = [(390, 844, "light"), (1280, 900, "light"), (390, 844, "dark")]


class Page(NamedTuple):
    """A page, and who looks at it: an account's e-mail address, or nobody in particular."""

    name: str
    path: str
    account: str | None = None


ADMIN, OFFICER, OWNER = "admin@toba.test", "petugas@toba.test", "pemilik@toba.test"
OPERATOR = "operator@kawasan.test"
TICKET = "/toba/antrean/tiket/{code}"
PAGES = [
    Page("region", "/"),
    Page("region-map", "/peta/"),
    Page("region-search", "/cari?q=kopi"),
    Page("regency", "/toba/"),
    Page("regency-without-map", "/batang/"),
    Page("search", "/toba/cari?q=ulos"),
    Page("catalogue", "/toba/umkm/"),
    Page("businesses", "/toba/umkm/usaha"),
    Page("map", "/toba/peta/"),
    Page("map-list", "/toba/peta/daftar"),
    Page("offices", "/toba/antrean/"),
    Page("office", "/toba/antrean/rsud-porsea/"),
    Page("service", "/toba/antrean/rsud-porsea/pendaftaran/"),
    Page("ticket", TICKET),
    Page("plan", "/toba/rencana-induk/"),
    Page("plan-program", "/toba/rencana-induk/program/desa-pintar"),
    Page("plan-report", "/toba/rencana-induk/laporan"),
    Page("board", "/toba/antrean/rsud-porsea/layar"),
    Page("kiosk", "/toba/antrean/rsud-porsea/kios"),
    Page("sign-in", "/toba/masuk"),
    Page("not-found", "/toba/tidak-ada"),
    Page("patterns", "/patterns"),
    Page("api", "/toba/api/v1/"),
    Page("regency-english", "/toba/?lang=en"),  # the last of the visitor's: the language is remembered
    Page("account", "/toba/akun", OWNER),
    Page("owner", "/toba/umkm/milik-saya/", OWNER),
    Page("desk", "/toba/kelola/", OFFICER),
    Page("counter", "/toba/antrean/loket/rsud-porsea/1/", OFFICER),
    Page("worklist", "/toba/umkm/kelola/", OFFICER),
    Page("places", "/toba/peta/kelola/", OFFICER),
    Page("plan-progress", "/toba/rencana-induk/kelola/", OFFICER),
    Page("programs", "/toba/kelola/program", ADMIN),
    Page("settings", "/toba/kelola/program/service_queue/pengaturan", ADMIN),
    Page("members", "/toba/kelola/anggota", ADMIN),
    Page("identity", "/toba/kelola/identitas", ADMIN),
    Page("trail", "/toba/kelola/jejak", ADMIN),
    Page("operator", "/operator/", OPERATOR),
    Page("operator-choose", "/operator/kabupaten?q=toba", OPERATOR),
]


def main(wanted: Sequence[str]) -> None:
    pages = [page for page in PAGES if not wanted or any(part in page.name for part in wanted)]
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        environment = demo_environment(Path(folder)) | {"KAWASAN_RATELIMIT_ENABLED": "0"}  # we sign in often
        load_demo(environment)
        with served(environment, Path(folder) / "serve.log") as site:
            pages = [page._replace(path=page.path.format(code=take_ticket(site))) for page in pages]
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
            for width, height, scheme in VIEWS:
                take_all(browser, site, pages, width, height, scheme)
            if not wanted:
                take_for_docs(browser, site, {page.name: page for page in pages})
            browser.close()


def take_ticket(site: str) -> str:
    """The code of a number at the office that is always open."""
    request = urllib.request.Request(  # noqa: S310 - our own server
        f"{site}/toba/api/v1/antrean/tickets",
        json.dumps({"service": "pendaftaran"}).encode(),
        {"Content-Type": "application/json", "Idempotency-Key": "screenshots"},
    )
    with urllib.request.urlopen(request) as answer:  # noqa: S310 - as above
        return str(json.load(answer)["code"])


def take_all(browser: Browser, site: str, pages: Sequence[Page], width: int, height: int, scheme: Scheme) -> None:
    """Each account signs in once per view; what does not answer 200 is named and pictured all the same."""
    for account in dict.fromkeys(page.account for page in pages):
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, locale="id-ID")
        if account is not None:
            sign_in(context, site, account)
        for page in (page for page in pages if page.account == account):
            take(context, site + page.path, PICTURES / f"{page.name}-{width}-{scheme}.png", full_page=True)
        context.close()


def take_for_docs(browser: Browser, site: str, pages: dict[str, Page]) -> None:
    """The pictures of the documentation: what one sees first, not the whole page."""
    for picture in doc_pictures.PICTURES:
        parts = []
        for name in picture.pages:
            context = browser.new_context(
                viewport={"width": picture.width, "height": picture.height}, color_scheme="light", locale="id-ID"
            )
            if (account := pages[name].account) is not None:
                sign_in(context, site, account)
            parts.append(take(context, site + pages[name].path))
            context.close()
        doc_pictures.write(picture, parts)


def sign_in(context: BrowserContext, site: str, account: str) -> None:
    place = account.partition("@")[2].removesuffix(".test")
    tab = context.new_page()
    tab.goto(f"{site}/masuk" if place == "kawasan" else f"{site}/{place}/masuk")
    tab.fill("[id=email]", account)
    tab.fill("[id=password]", PASSWORD)
    tab.press("[id=password]", "Enter")
    tab.wait_for_url(lambda url: not url.endswith("/masuk"))
    tab.close()


def take(context: BrowserContext, url: str, picture: Path | None = None, *, full_page: bool = False) -> bytes:
    """The picture as PNG; written to a file as well, if one is given. A page that lacks a part of it ends the run."""
    tab = context.new_page()
    missing: list[str] = []
    tab.on("response", lambda part: missing.append(part.url) if part.status >= BAD and part.url != url else None)
    answer = tab.goto(url, wait_until="networkidle")
    taken = tab.screenshot(path=picture, full_page=full_page)
    tab.close()
    if missing:
        raise SystemExit(f"{url} lacks {', '.join(missing)}: was the front end built anew meanwhile?")
    status = "no answer" if answer is None else str(answer.status)
    if picture is not None:
        print(f"{picture.relative_to(ROOT)}{'' if status == '200' else f'  ({status})'}")
    return taken


if __name__ == "__main__":
    main(sys.argv[1:])
