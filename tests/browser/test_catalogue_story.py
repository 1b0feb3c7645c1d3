"""A visitor orders, an owner adds a product, an officer decides; on a phone or at a desk, as they do it."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, Route, expect

from kawasan.testing import photo_file
from kawasan.testing.browser import DESK, Open

OWNER, OFFICER = "pemilik@samosir.test", "petugas@samosir.test"


def asked_whatsapp(page: Page) -> list[str]:
    """Addresses at wa.me that the page is led to; answered here, since nothing leaves this machine."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=200, content_type="text/html", body="<h1>WhatsApp</h1>")

    page.route("https://wa.me/**", answer)
    return asked


def test_a_visitor_finds_a_product_and_orders_it(open_page: Open) -> None:
    page = open_page("/toba/umkm/?q=ulos")
    asked = asked_whatsapp(page)
    page.locator(".k-card-title a").first.click()
    price = int(re.sub(r"\D", "", page.locator(".umkm-price").inner_text()))
    page.fill("[name=quantity]", "3")
    page.get_by_role("button", name="Pesan lewat WhatsApp").click()
    expect(page.get_by_role("heading", name="WhatsApp")).to_be_visible()
    order = urlsplit(asked[0])
    message = parse_qs(order.query)["text"][0]
    assert re.fullmatch(r"/628\d+", order.path)
    assert f"Rp{3 * price:,}".replace(",", ".") in message
    assert "/toba/umkm/produk/" in message


def test_an_owner_adds_a_product_that_visitors_then_see(open_page: Open) -> None:
    page = open_page("/samosir/umkm/milik-saya/", who=OWNER)
    if "/usaha/" not in page.url:
        page.locator("main a[href*='/milik-saya/usaha/']").first.click()
    page.locator("main a[href$='/produk-baru']").first.click()
    page.fill("[name=name_id]", "Gantungan kunci gorga")
    page.fill("[name=price_rupiah]", "Rp 15.000,-")
    page.fill("[name=unit_id]", "buah")
    page.select_option("[name=category]", index=1)
    page.set_input_files(
        "[name=photos]", {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": photo_file(900, 700).read()}
    )
    page.get_by_role("button", name="Simpan").click()
    expect(page).to_have_url(re.compile("/produk/gantungan-kunci-gorga"))
    visitor = open_page("/samosir/umkm/?q=gantungan")
    visitor.get_by_role("link", name="Gantungan kunci gorga").click()
    expect(visitor.get_by_text("Rp15.000").first).to_be_visible()
    assert visitor.locator("main img").first.evaluate("image => image.decode().then(() => image.naturalWidth)") >= 320


def test_an_officer_refuses_a_claim_and_the_owner_reads_why(open_page: Open) -> None:
    reason = "Foto nomornya buram; mohon kirim yang jelas."
    desk = open_page("/samosir/umkm/kelola/", DESK, who=OFFICER)
    claims = desk.locator("main .k-row-action a")
    waiting = claims.count()
    claims.first.click()
    desk.fill("[name$=reason]", reason)
    desk.get_by_role("button", name="Tolak dengan alasan").click()
    expect(desk).to_have_url(re.compile("/umkm/kelola/"))
    desk.goto("/samosir/umkm/kelola/")
    expect(claims).to_have_count(waiting - 1)


def test_an_officer_verifies_with_what_they_saw(open_page: Open) -> None:
    desk = open_page("/toba/umkm/kelola/", DESK, who="petugas@toba.test", javascript=False)
    desk.locator("main .k-row-action a").first.click()
    desk.get_by_role("button", name="Verifikasi").click()
    expect(desk.locator(".k-field-error").first).to_be_visible()
    desk.fill("[name$=evidence]", "Sertifikat asli diperlihatkan di kantor.")
    if (expiry := desk.locator("[name$=expires_on]")).count():
        expiry.fill("2029-12-31")
    desk.get_by_role("button", name="Verifikasi").click()
    expect(desk.locator(".k-notice--success")).to_be_visible()


def test_a_page_is_shared_by_what_the_device_offers(open_page: Open) -> None:
    page = open_page("/toba/umkm/")
    page.add_init_script("navigator.share = async (data) => { window.shared = data; };")
    page.locator(".k-card-title a").first.click()
    page.get_by_role("link", name="Bagikan", exact=True).click()
    page.wait_for_function("window.shared")
    assert "/toba/umkm/produk/" in page.evaluate("window.shared.url")
    assert "Rp" in page.evaluate("window.shared.title")
