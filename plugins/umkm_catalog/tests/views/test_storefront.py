"""One business, one product, and the way to WhatsApp."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import quote, unquote

import pytest

from kawasan.plugin_api import RegencyRef
from kawasan.testing import Answers, At, Client, InRegency
from kawasan_umkm_catalog.models import Business, Product

Make = Callable[..., Any]
PRODUCT, BUSINESS = "/umkm/produk/ulos-sadum", "/umkm/usaha/ulos-ani"
ORDER = f"{PRODUCT}/pesan"


def change(toba: RegencyRef, in_regency: InRegency, **values: Any) -> None:
    with in_regency(toba) as session:
        product = session.query(Product).one()
        for name, value in values.items():
            setattr(product if hasattr(product, name) else product.business, name, value)


@pytest.mark.usefixtures("loom")
def test_product_and_business_are_for_everyone(answers: Answers) -> None:
    for path in (PRODUCT, BUSINESS):
        answers(path, visitor=200, ani=200, budi=200, citra=200)


@pytest.mark.usefixtures("loom")
def test_a_product_says_price_unit_maker_and_what_was_checked(visitor: Client) -> None:
    page = visitor.get(PRODUCT).text
    for words in (
        "Rp625.000",
        "per helai",
        "Ulos Ani",
        "Balige I, Balige",
        "Identitas pemilik",
        "Diperiksa",
        "bukan anjuran membeli",
    ):
        assert words in page
    assert "Hadir di kantor" not in page
    assert "+6281200000101" not in page


@pytest.mark.usefixtures("loom")
def test_a_shared_product_has_a_preview(visitor: Client) -> None:
    page = visitor.get(f"{PRODUCT}?lang=en").text
    assert '<meta property="og:title" content="Sadum ulos · Rp625.000">' in page
    assert '<meta property="og:image" content="http://localhost/media/1212/' in page
    assert '<meta property="product:price:amount" content="625000">' in page


@pytest.mark.usefixtures("loom")
def test_a_shared_selection_has_a_preview(visitor: Client) -> None:
    page = visitor.get("/umkm/?category=tenun").text
    assert '<meta property="og:title" content="Produk UMKM: Tenun">' in page
    assert '<meta property="og:description" content="Produk usaha kecil di Kabupaten Toba' in page
    image = page.partition('<meta property="og:image" content="http://localhost:8000')[2].partition('"')[0]
    assert visitor.browser.get(image).mimetype == "image/png"


@pytest.mark.usefixtures("loom")
def test_a_business_shows_its_number_through_links_only(visitor: Client) -> None:
    page = visitor.get(BUSINESS).text
    assert "https://wa.me/6281200000101?text=" in page
    assert 'href="tel:+6281200000101"' in page
    assert "0812-0000-0101" not in page


@pytest.mark.usefixtures("loom")
def test_open_now_ends_with_the_opening(toba: RegencyRef, in_regency: InRegency, visitor: Client, at: At) -> None:
    change(toba, in_regency, hours=[["mon", "08:00", "17:00"]])
    with at("2026-03-02 16:59:50"):
        answer = visitor.get(BUSINESS)
        assert "Buka sekarang" in answer.text
        assert "sampai 17.00" in answer.text
        assert answer.expires == datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
    with at("2026-03-02 17:00"):
        assert "buka Senin, 9 Maret 08.00" in visitor.get(PRODUCT).text
    with at("2026-03-08 23:59:50"):
        answer = visitor.get(PRODUCT)
        assert "buka besok 08.00" in answer.text
        assert answer.expires == datetime(2026, 3, 8, 17, 0, tzinfo=UTC)


def test_a_product_ends_when_the_badge_of_a_related_one_lapses(
    toba: RegencyRef, in_regency: InRegency, loom: str, visitor: Client, at: At,
    make_business: Make, make_product: Make, make_claim: Make,
) -> None:  # fmt: skip
    with in_regency(toba):
        other = make_business("Tenun Lain")
        make_claim(other, "place", expires_on=date(2026, 3, 2))
        make_product(other, "Selendang")
    with at("2026-03-02 23:59:50"):
        answer = visitor.get(PRODUCT)
        assert "Alamat" in answer.text
        assert answer.expires == datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
    with at("2026-03-03 00:00"):
        assert "Alamat" not in visitor.get(PRODUCT).text


@pytest.mark.usefixtures("loom")
def test_pages_are_passed_on_without_a_script(visitor: Client) -> None:
    for path, name in ((PRODUCT, "Ulos Sadum · Rp625.000"), (BUSINESS, "Ulos Ani")):
        page = visitor.get(path).text
        assert "Bagikan lewat WhatsApp" in page
        assert quote(f"{name}\nhttp://localhost:8000/toba{path}") in page
    assert "Share on WhatsApp" in visitor.get(f"{PRODUCT}?lang=en").text


@pytest.mark.usefixtures("loom")
def test_what_is_in_stock_and_how_payment_works_is_said(visitor: Client) -> None:
    page = visitor.get(PRODUCT).text
    assert "Tersedia" in page
    assert "Portal ini tidak menerima uang." in page
    assert "https://www.google.com/maps/search/?api=1&amp;query=2.3331,99.0649" in page


@pytest.mark.usefixtures("loom")
@pytest.mark.parametrize("hidden", [{"is_published": False}, {"business": "hidden"}], ids=["product", "business"])
def test_what_is_hidden_is_not_found(
    toba: RegencyRef, in_regency: InRegency, visitor: Client, hidden: dict[str, Any]
) -> None:
    with in_regency(toba) as session:
        product = session.query(Product).one()
        (product.business if "business" in hidden else product).is_published = False
    assert visitor.get(PRODUCT).status_code == 404
    assert visitor.post(ORDER, {"quantity": "1"}).status_code == 404


@pytest.mark.usefixtures("loom")
def test_another_regencys_product_is_not_found(visitor: Client, samosir: RegencyRef) -> None:
    assert visitor.at(samosir).get(PRODUCT).status_code == 404


@pytest.mark.usefixtures("loom")
def test_everyone_may_order(answers: Answers) -> None:
    answers(ORDER, method="POST", data={"quantity": "0"}, visitor=422, ani=422, budi=422, citra=422)


@pytest.mark.usefixtures("loom")
def test_an_order_goes_on_to_whatsapp(visitor: Client) -> None:
    answer = visitor.post(ORDER, {"quantity": "2"})
    assert answer.status_code == 303
    assert answer.location.startswith("https://wa.me/6281200000101?text=Halo%2C%20saya%20ingin%20memesan")
    text = unquote(answer.location)
    assert "Total: Rp1.250.000" in text
    assert "http://localhost/toba/umkm/produk/ulos-sadum" in text


@pytest.mark.usefixtures("loom")
def test_an_order_speaks_the_visitors_language(visitor: Client) -> None:
    assert "I would like to order" in unquote(visitor.post(f"{ORDER}?lang=en", {"quantity": "2"}).location)


@pytest.mark.usefixtures("loom")
@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        ("", "Tulis berapa yang Anda pesan."),
        ("dua", "Tulis angka bulat"),
        ("2", "kurang dari pesanan paling sedikit"),
        ("10.001", "Paling banyak 10.000"),
    ],
)
def test_a_quantity_that_cannot_be_ordered_is_said_and_kept(
    toba: RegencyRef, in_regency: InRegency, visitor: Client, quantity: str, words: str
) -> None:
    change(toba, in_regency, min_order=3)
    answer = visitor.post(ORDER, {"quantity": quantity})
    assert answer.status_code == 422
    assert words in answer.text
    assert f'value="{quantity}"' in answer.text


@pytest.mark.usefixtures("loom")
def test_what_is_sold_out_can_be_asked_for(toba: RegencyRef, in_regency: InRegency, visitor: Client) -> None:
    change(toba, in_regency, stock="out")
    page = visitor.get(PRODUCT).text
    assert "Tanya kapan ada lagi" in page
    assert "Pesan lewat WhatsApp" not in page
    assert visitor.post(ORDER, {"quantity": "1"}).status_code == 422


@pytest.mark.usefixtures("loom")
def test_without_a_number_nothing_is_ordered(toba: RegencyRef, in_regency: InRegency, visitor: Client) -> None:
    with in_regency(toba) as session:
        session.query(Business).one().phone = None
    assert "belum dapat dipesan" in visitor.get(PRODUCT).text
    assert not re.search(r"wa\.me/\d", visitor.get(BUSINESS).text)
    assert visitor.post(ORDER, {"quantity": "1"}).status_code == 422


@pytest.mark.usefixtures("loom")
def test_more_photos_make_a_gallery(
    toba: RegencyRef, in_regency: InRegency, visitor: Client, make_business: Make, make_product: Make
) -> None:
    with in_regency(toba):
        make_product(make_business("Toko"), "Bakul", photos=3)
    page = visitor.get("/umkm/produk/bakul").text
    assert page.count('href="#foto-') == 3
