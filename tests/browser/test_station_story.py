"""A counter's computer that two officers share: made, switched by PIN, left alone, locked."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from kawasan.demo.loader import PIN
from kawasan.testing.browser import DESK, PHONE, Open

COUNTER = "/toba/antrean/loket/rsud-porsea/2/"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def make_station(open_page: Open, *, javascript: bool = True) -> Page:
    """The administrator makes the browser a station, and goes on to a counter."""
    page = open_page("/toba/kelola/loket-bersama", DESK, who="admin@toba.test", javascript=javascript)
    page.get_by_label("Nama komputer ini").fill("Loket IGD")
    page.get_by_role("button", name="Jadikan komputer ini komputer loket bersama").click()
    expect(page.get_by_text("Komputer ini sekarang komputer loket bersama")).to_be_visible()
    page.goto(COUNTER)
    return page


def test_two_officers_share_a_counter(open_page: Open) -> None:
    page = make_station(open_page)
    strip, switch = page.locator(".k-station"), page.get_by_role("button", name="Ganti petugas")
    expect(strip).to_contain_text("Administrator Toba")
    switch.click()
    page.get_by_role("link", name="Petugas Toba").click()
    field = page.get_by_label("PIN", exact=True)
    expect(field).to_be_focused()
    expect(field).to_have_css("-webkit-text-security", "disc")
    for digit in PIN:
        page.get_by_role("button", name=digit, exact=True).click()
    expect(field).to_have_value(PIN)
    page.get_by_role("button", name="Masuk", exact=True).click()
    expect(page).to_have_url(re.compile(f"{COUNTER}$"))
    expect(strip).to_contain_text("Petugas Toba")
    page.go_back()
    expect(page.get_by_label("PIN", exact=True)).to_have_count(0)
    page.goto("/toba/kelola/anggota")
    expect(page.get_by_role("heading", name="Perlu kata sandi")).to_be_visible()
    page.goto("/toba/peta/kelola/baru")
    page.locator("input[type=text]").first.fill("Rahasia petugas")
    switch.click()
    expect(page.get_by_role("heading", name="Siapa petugasnya?")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Siapa petugasnya?")).to_be_visible()
    page.get_by_text("Kunci komputer ini").first.click()
    page.get_by_role("button", name="Ya, kunci komputer ini").click()
    expect(page.get_by_role("heading", name="Komputer ini terkunci")).to_be_visible()


def test_left_alone_the_page_warns_and_goes_to_the_names(open_page: Open) -> None:
    page = make_station(open_page)
    page.clock.install()
    page.goto("/toba/kelola/")
    warning = page.locator("[data-warning]")
    expect(warning).to_be_hidden()
    page.clock.run_for(9 * 60_000 + 10_000)
    expect(warning).to_contain_text("Sebentar lagi")
    page.keyboard.press("Shift")
    expect(warning).to_be_hidden()
    page.context.clear_cookies(name="session")  # as if the server had ended the turn
    page.clock.run_for(10 * 60_000 + 10_000)
    expect(page.get_by_role("heading", name="Siapa petugasnya?")).to_be_visible()


def test_it_works_without_a_script_and_on_a_narrow_screen(open_page: Open) -> None:
    page = make_station(open_page, javascript=False)
    page.set_viewport_size({"width": 320, "height": PHONE["height"]})
    assert page.evaluate(OVERFLOW) <= 0
    page.get_by_role("button", name="Ganti petugas").click()
    assert page.evaluate(OVERFLOW) <= 0
    page.get_by_role("link", name="Petugas Toba").click()
    expect(page.locator("[data-pad]")).to_be_hidden()
    assert page.evaluate(OVERFLOW) <= 0
    page.keyboard.type(PIN)
    page.keyboard.press("Enter")
    expect(page.locator(".k-station")).to_contain_text("Petugas Toba")
    refresh = page.locator("meta[http-equiv=refresh]").get_attribute("content") or ""
    assert refresh.endswith("otomatis=1"), "a page that loads itself anew says so"
