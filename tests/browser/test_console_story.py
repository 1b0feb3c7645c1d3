"""An administrator switches programs and invites; an operator adds a regency; what they did is in the trail."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from kawasan.testing.browser import DESK, Open

pytestmark = pytest.mark.slow

ADMIN, OPERATOR = "admin@batang.test", "operator@kawasan.test"
PROGRAMS = "/batang/kelola/program"


def switch(page: Page, program: str, label: str) -> None:
    page.goto(PROGRAMS)
    page.locator(f"#{program}").get_by_role("button", name=label).click()
    expect(page.locator(".k-notice--success")).to_be_visible()


def test_a_program_is_switched_off_and_on_in_a_minute(open_page: Open) -> None:
    desk, visitor = open_page(PROGRAMS, DESK, who=ADMIN, javascript=False), open_page("/batang/")
    switch(desk, "umkm_catalog", "Matikan")
    gone = visitor.goto("/batang/umkm/")
    assert gone is not None
    assert gone.status == 404
    desk.locator("#umkm_catalog").get_by_role("link", name="Lihat dan nyalakan").click()
    expect(desk.locator("main")).to_contain_text("Data pribadi yang disimpan")
    desk.get_by_role("button", name="Nyalakan", exact=True).click()
    back = visitor.goto("/batang/umkm/")
    assert back is not None
    assert back.status == 200
    desk.goto("/batang/kelola/jejak")
    expect(desk.locator("main")).to_contain_text(ADMIN)


def test_an_invited_officer_gets_in_once(open_page: Open) -> None:
    desk = open_page("/batang/kelola/anggota", DESK, who=ADMIN)
    desk.fill("[name=identity]", "petugas-baru@batang.test")
    desk.select_option("[name=role]", "officer")
    desk.get_by_role("button", name="Undang", exact=True).click()
    link = desk.locator("a[href*='/undangan/']").first.get_attribute("href") or ""
    phone = open_page(link)
    phone.fill("[name=password]", "gunung-perahu-27")
    phone.get_by_role("button", name="Masuk").click()
    expect(phone).to_have_url(re.compile("/batang/kelola/"))
    again = open_page(link)
    expect(again.get_by_role("heading", level=1)).to_contain_text("tidak berlaku")


def test_an_operator_adds_a_regency_with_its_administrator(open_page: Open) -> None:
    page = open_page("/operator/kabupaten?q=wonosobo", DESK, who=OPERATOR, javascript=False)
    page.get_by_role("link", name=re.compile("^Tambah.*Wonosobo")).click()
    page.fill("[name=slug]", "operator")
    page.get_by_role("button", name="Tambah").click()
    expect(page.locator(".k-field-error").first).to_be_visible()
    page.fill("[name=slug]", "wonosobo")
    page.fill("[name=admin_email]", "admin@wonosobo.test")
    page.get_by_role("button", name="Tambah").click()
    link = page.locator("a[href*='/wonosobo/undangan/']").first.get_attribute("href") or ""
    chief = open_page(link)
    chief.get_by_role("button", name="Masuk").click()
    chief.goto("/wonosobo/kelola/program")
    chief.get_by_role("link", name="Lihat dan nyalakan").first.click()
    chief.get_by_role("button", name="Nyalakan", exact=True).click()
    expect(chief.locator(".k-notice--success")).to_be_visible()
    chief.goto("/wonosobo/kelola/jejak")
    expect(chief.locator("main")).to_contain_text(OPERATOR)


def test_a_visitor_crosses_regencies_from_the_lake(open_page: Open) -> None:
    page = open_page("/", DESK)
    page.locator(".k-region-area").first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/[a-z-]+/$"))
    page.goto("/cari?q=kopi")
    expect(page.locator("main")).to_contain_text("Samosir")
    page.get_by_role("link", name="English").first.click()
    expect(page).to_have_url(re.compile("q=kopi"))
    expect(page.locator("html")).to_have_attribute("lang", "en")
