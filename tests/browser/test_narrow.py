"""Nothing overflows on the narrowest phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, ViewportSize

from kawasan.testing.browser import Open

pytestmark = pytest.mark.slow

PUBLIC = [
    "/",
    "/cari?q=kopi",
    "/peta/",
    "/masuk",
    "/toba/",
    "/toba/cari?q=danau",
    "/toba/masuk",
    "/toba/umkm/",
    "/toba/umkm/usaha",
    "/toba/peta/",
    "/toba/antrean/",
    "/toba/antrean/rsud-porsea/",
    "/toba/antrean/rsud-porsea/layar",
    "/toba/antrean/rsud-porsea/kios",
    "/toba/rencana-induk/",
    "/toba/rencana-induk/program",
    "/toba/rencana-induk/program/desa-pintar",
    "/toba/rencana-induk/dewan-dan-tim",
    "/toba/rencana-induk/bimtek-dan-komitmen",
    "/toba/rencana-induk/laporan",
    "/batang/",
    "/toba/api/v1/",
    "/patterns",
    "/toba/nowhere",
]
STAFF = {
    "admin@toba.test": [
        "/toba/kelola/",
        "/toba/kelola/program",
        "/toba/kelola/anggota",
        "/toba/kelola/identitas",
        "/toba/kelola/jejak",
        "/toba/rencana-induk/kelola/rencana",
        "/toba/rencana-induk/kelola/program/",
        "/toba/rencana-induk/kelola/program/baru",
        "/toba/rencana-induk/kelola/anggota/baru",
    ],
    "petugas@toba.test": [
        "/toba/kelola/",
        "/toba/umkm/kelola/",
        "/toba/peta/kelola/",
        "/toba/rencana-induk/kelola/",
        "/toba/antrean/kelola/",
        "/toba/antrean/loket/",
    ],
    "pemilik@toba.test": ["/toba/akun", "/toba/umkm/milik-saya/"],
    "operator@kawasan.test": ["/operator/", "/operator/kabupaten?q=toba", "/operator/surat", "/akun"],
}
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


NARROW: ViewportSize = {"width": 320, "height": 640}


def too_wide(page: Page, paths: list[str]) -> dict[str, int]:
    """Pixels beyond the edge, of the pages that have any."""
    found = {}
    for path in paths:
        page.goto(path)
        if (beyond := page.evaluate(OVERFLOW)) > 0:
            found[path] = beyond
    return found


@pytest.mark.parametrize("language", ["id", "en"])
def test_public_pages_fit_320_pixels(open_page: Open, language: str) -> None:
    page = open_page(f"/?lang={language}", NARROW)
    assert too_wide(page, PUBLIC) == {}


@pytest.mark.parametrize("who", STAFF)
def test_pages_of_staff_fit_320_pixels(open_page: Open, who: str) -> None:
    page = open_page(STAFF[who][0], NARROW, who=who)
    assert too_wide(page, STAFF[who]) == {}
