"""A tourist looks for places on the map and in the list; an officer sets a position by pressing the map."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from kawasan.testing.browser import DESK, PHONE, Open

pytestmark = pytest.mark.slow

MAP = "/toba/peta/"
OFFICER = "petugas@toba.test"
LUMBAN_BULBUL = {"latitude": 2.3490, "longitude": 99.0730}
JAKARTA = {"latitude": -6.2, "longitude": 106.8}


def live(page: Page) -> Page:
    """The page, once the map lives."""
    marks = page.locator("#map_peta.leaflet-container .leaflet-marker-pane > *")
    expect(marks.first).to_be_visible()
    return page


def rows(page: Page) -> list[str]:
    return page.locator(".peta-list .k-row-title").all_inner_texts()


def test_map_has_water_names_marks_and_clusters_without_any_tile(open_page: Open) -> None:
    page = live(open_page(MAP, DESK))
    expect(page.locator("path.peta-water")).to_be_visible()
    expect(page.locator(".peta-name--town:visible").first).to_be_visible()
    assert page.locator(".peta-cluster").count()
    assert page.locator(".peta-pin").count()
    assert page.locator(".peta-drawing").count() == 0, "the drawn map has made room"


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_regions_map_names_the_lake_whatever_lies_on_it(open_page: Open, size: ViewportSize) -> None:
    page = live(open_page("/peta/", size))
    expect(page.locator(".peta-name--water:visible").first).to_have_text("Danau Toba")


def test_search_and_categories_change_map_list_and_address(open_page: Open) -> None:
    page = live(open_page(MAP, DESK))
    assert len(rows(page)) == 24
    page.get_by_role("searchbox").fill("air terjun")
    expect(page.get_by_text("2 tempat", exact=True)).to_be_visible()
    assert all("Air Terjun" in name for name in rows(page))
    assert page.url.endswith("/toba/peta/?q=air+terjun")
    page.get_by_role("searchbox").fill("")
    page.get_by_text("Kuliner").click()
    expect(page.get_by_text("2 tempat", exact=True)).to_be_visible()
    assert page.url.endswith("/toba/peta/?kategori=kuliner")
    page.reload()
    assert sorted(rows(live(page))) == ["Damar Toba Lakeside Eatery & Stay", "Tepi Danau Bistro Balige"]
    page.get_by_role("searchbox").fill("zzz")
    expect(page.get_by_role("heading", name="Tidak ada tempat yang cocok")).to_be_visible()


def test_list_and_map_go_on_after_24(open_page: Open) -> None:
    page = live(open_page("/peta/", DESK))
    page.locator(".peta-chip", has_text="Wisata").click()
    page.get_by_role("button", name="Tampilkan lebih banyak").click()
    expect(page.locator(".peta-row")).to_have_count(48)
    assert page.evaluate("document.activeElement.closest('.peta-row') !== null"), "the focus is at the first new row"


def test_mark_opens_by_keyboard_and_leads_to_the_place(open_page: Open) -> None:
    page = live(open_page(f"{MAP}?q=bukit+gibeon", DESK))
    mark = page.get_by_role("button", name="Bukit Gibeon")
    mark.focus()
    page.keyboard.press("Enter")
    link = page.locator(".peta-popup").get_by_role("link", name="Bukit Gibeon")
    expect(link).to_be_focused()
    page.keyboard.press("Escape")
    expect(link).to_have_count(0)
    expect(mark).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/toba/peta/bukit-gibeon$"))


def test_cluster_opens_into_its_places(open_page: Open) -> None:
    page = live(open_page(MAP, DESK))
    before = page.locator(".peta-cluster").count()
    page.locator(".peta-cluster").last.click()
    page.wait_for_timeout(900)
    assert page.locator(".peta-pin, .peta-cluster").count()
    assert before


def test_businesses_are_chosen_as_the_categories_are(open_page: Open) -> None:
    page = live(open_page(f"{MAP}?q=tenun", DESK))
    business = page.locator(".peta-pin--lapisan")
    expect(business.first).to_be_visible()
    page.locator(".peta-chip", has_text="Wisata").click()
    expect(business).to_have_count(0)
    page.locator(".peta-chip", has_text="Wisata").click()
    page.locator(".peta-chip", has_text="UMKM").click()
    expect(business.first).to_be_visible()
    expect(page.locator(".peta-pin--wisata")).to_have_count(0)
    assert page.url.endswith("/toba/peta/?q=tenun&lapisan=umkm")
    links = page.locator(".peta-list .k-row-title a")
    expect(links.first).to_have_attribute("href", re.compile("^/toba/umkm/"))
    before = links.all_inner_texts()
    page.reload()
    expect(live(page).get_by_role("checkbox", name="UMKM")).to_be_checked()
    expect(links).to_have_text(before)


def test_near_me_sorts_by_distance(open_page: Open) -> None:
    page = live(open_page(MAP, PHONE))
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation(LUMBAN_BULBUL)  # type: ignore[arg-type]  # a TypedDict
    page.get_by_role("button", name="Di dekat saya").click()
    expect(page.get_by_text("Diurutkan dari yang terdekat dengan Anda.")).to_be_visible()
    assert rows(page)[0] == "Pantai Pasir Putih Lumban Bulbul"
    assert page.locator(".peta-away").first.inner_text() == "60 m"


def test_from_far_away_it_says_how_far(open_page: Open) -> None:
    page = live(open_page(MAP, PHONE))
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation(JAKARTA)  # type: ignore[arg-type]  # as above
    page.get_by_role("button", name="Di dekat saya").click()
    expect(page.get_by_text(re.compile(r"Anda sekitar 1\d\d\d km dari tempat terdekat"))).to_be_visible()


def test_a_refused_position_is_said_plainly(open_page: Open) -> None:
    page = live(open_page(MAP, PHONE))
    page.get_by_role("button", name="Di dekat saya").click()
    expect(page.get_by_text("Posisi Anda tidak dapat dibaca karena izinnya ditolak.")).to_be_visible()
    assert len(rows(page)) == 24


def test_without_javascript_there_is_a_drawn_map_and_the_list(open_page: Open) -> None:
    page = open_page(MAP, PHONE, javascript=False)
    expect(page.locator("svg.peta-drawing")).to_be_visible()
    expect(page.get_by_role("button", name="Di dekat saya")).to_be_hidden()
    page.get_by_role("searchbox").fill("museum")
    page.get_by_role("button", name="Cari").click()
    assert rows(page) == ["Museum Batak TB Silalahi Center"]
    page.get_by_role("link", name="Museum Batak TB Silalahi Center").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Museum Batak TB Silalahi Center")


def test_officer_sets_the_position_by_pressing_the_map(open_page: Open) -> None:
    page = open_page(f"{MAP}kelola/baru", DESK, who=OFFICER)
    canvas = page.locator("#map_peta.leaflet-container")
    expect(canvas).to_be_visible()
    canvas.click(position={"x": 120, "y": 90})
    expect(page.get_by_label("Lintang")).to_have_value(re.compile(r"^2\.\d{5}$"))
    pressed = page.get_by_label("Bujur").input_value()
    page.get_by_role("button", name="Pakai titik tengah peta").click()
    expect(page.get_by_label("Bujur")).not_to_have_value(pressed)
    page.get_by_label("Lintang").fill("2.5376, 99.0080")
    page.get_by_label("Lintang").press("Tab")
    expect(page.get_by_label("Bujur")).to_have_value("99.0080")
    page.get_by_label("Nama", exact=True).fill("Tempat dari peta")
    page.get_by_label("Jenis", exact=True).fill("pantai")
    page.get_by_label("Ringkasan", exact=True).fill("Ditambahkan lewat peta.")
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_text("Tempat dari peta ditambahkan.")).to_be_visible()
