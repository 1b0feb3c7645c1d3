"""A visitor takes a number on the phone, an officer calls it, the page and the board follow."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from kawasan.testing.browser import DESK, Open

SERVICE = "/toba/antrean/rsud-porsea/pendaftaran/"
COUNTER = "/toba/antrean/loket/rsud-porsea/1/"
BOARD = "/toba/antrean/rsud-porsea/layar"
OFFICER = "petugas@toba.test"


def take_number(open_page: Open, *, javascript: bool = True) -> Page:
    """A phone with a number of its own."""
    phone = open_page(SERVICE, javascript=javascript)
    phone.get_by_role("button", name="Ambil nomor").click()
    phone.wait_for_url("**/antrean/tiket/*")
    return phone


def number_on(phone: Page) -> str:
    return phone.locator(".k-ticket-number").inner_text()


def sit_down(open_page: Open, *, javascript: bool = True) -> Page:
    """An officer at counter 1, which has nobody."""
    desk = open_page(COUNTER, DESK, javascript=javascript, who=OFFICER)
    for name in ("Buka loket", "Ambil alih loket"):
        if (button := desk.get_by_role("button", name=name, exact=True)).count():
            button.click()
            expect(button).to_have_count(0)
    if (finish := desk.get_by_role("button", name="Selesai")).is_enabled():
        finish.click()
    expect(desk.get_by_role("button", name="Panggil berikutnya")).to_be_enabled()
    return desk


def call_until(desk: Page, number: str) -> None:
    """Serve everyone before this number, then call it."""
    following, finish = (desk.get_by_role("button", name=name) for name in ("Panggil berikutnya", "Selesai"))
    for _ in range(40):
        following.click()
        expect(finish).to_be_enabled()
        if desk.locator(".q-current-number").inner_text() == number:
            return
        finish.click()
        expect(following).to_be_enabled()
    message = f"{number} was never called"
    raise AssertionError(message)


def test_a_number_taken_on_a_phone_is_called_and_shown(open_page: Open) -> None:
    phone = take_number(open_page)
    number = number_on(phone)
    board = open_page(BOARD, {"width": 1920, "height": 1080})
    desk = sit_down(open_page)
    call_until(desk, number)

    expect(phone.locator(".q-state")).to_have_text("Nomor Anda dipanggil. Silakan ke Loket 1.")
    assert phone.title() == f"{number} · Nomor Anda dipanggil. Silakan ke Loket 1."
    expect(board.locator(".q-board-number")).to_have_text(number)
    expect(board.locator(".q-board-to")).to_contain_text("Loket 1")
    said = board.locator("[data-spoken]").last.get_attribute("data-say") or ""
    assert re.fullmatch(r"Nomor antrean A, [a-z ]+, silakan ke loket satu", said)

    desk.get_by_role("button", name="Mulai layani").click()
    expect(phone.locator(".q-state")).to_have_text("Anda sedang dilayani di Loket 1.")
    desk.get_by_role("button", name="Selesai").click()
    expect(phone.locator(".q-state")).to_contain_text("Selesai dilayani.")
    expect(phone.get_by_role("link", name="Ambil nomor baru")).to_be_visible()


def test_keys_work_the_desk_until_they_are_switched_off(open_page: Open) -> None:
    take_number(open_page)
    desk = sit_down(open_page)
    desk.keyboard.press("1")
    expect(desk.locator(".q-current--called")).to_be_visible()
    desk.keyboard.press("2")
    expect(desk.locator(".q-current")).to_contain_text("Dipanggil 2 kali")
    assert desk.evaluate("document.activeElement.dataset.act") == "recall"
    desk.keyboard.press("3")
    expect(desk.locator(".q-current--serving")).to_be_visible()
    desk.get_by_label("Pintasan tombol 1–6").uncheck()
    desk.locator("h1").click()
    desk.keyboard.press("5")
    desk.wait_for_timeout(500)
    expect(desk.locator(".q-current--serving")).to_be_visible()
    desk.get_by_role("button", name="Selesai").click()
    expect(desk.get_by_role("button", name="Panggil berikutnya")).to_be_enabled()


def test_the_desk_works_by_plain_forms(open_page: Open) -> None:
    phone = take_number(open_page, javascript=False)
    number = number_on(phone)
    desk = sit_down(open_page, javascript=False)
    call_until(desk, number)
    phone.reload()
    expect(phone.locator(".q-state")).to_contain_text("Nomor Anda dipanggil.")
    desk.get_by_role("button", name="Tidak hadir").click()
    expect(desk.get_by_role("button", name="Panggil berikutnya")).to_be_enabled()


def test_a_visitor_cancels_without_a_script(open_page: Open) -> None:
    phone = take_number(open_page, javascript=False)
    phone.get_by_text("Batalkan nomor", exact=True).click()
    phone.get_by_role("button", name="Ya, batalkan nomor").click()
    expect(phone.locator(".q-state")).to_have_text("Nomor ini sudah dibatalkan.")


def test_a_number_given_at_the_counter_leads_to_its_slip(open_page: Open) -> None:
    desk = sit_down(open_page)
    desk.get_by_text("Beri nomor di loket").click()
    desk.get_by_label("Prioritas").select_option("elderly")
    desk.get_by_role("button", name="Beri nomor").click()
    first = desk.locator(".q-message a")
    expect(first).to_have_text("Cetak karcis")
    before = first.get_attribute("href")
    desk.get_by_role("button", name="Beri nomor").click()
    expect(first).not_to_have_attribute("href", before or "")
