"""The WhatsApp order."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from kawasan.plugin_api import RegencyRef
from kawasan.testing import InRegency, save_settings
from kawasan_umkm_catalog.models import Product
from kawasan_umkm_catalog.services.orders import OrderRefused, hello_url, order_url, question_url

LINK = "http://toba.test/umkm/produk/ulos-sadum"


def order(in_regency: InRegency, toba: RegencyRef, quantity: int = 3, language: str = "id", **values: object) -> str:
    with in_regency(toba) as session:
        product = session.query(Product).one()
        for name, value in values.items():
            setattr(product if hasattr(product, name) else product.business, name, value)
        return order_url(product, quantity, LINK, language)


def text_of(url: str) -> str:
    return parse_qs(urlsplit(url).query)["text"][0]


@pytest.mark.usefixtures("loom")
def test_an_order_names_product_quantity_total_and_link(toba: RegencyRef, in_regency: InRegency) -> None:
    url = order(in_regency, toba)
    assert url.startswith("https://wa.me/6281200000101?text=")
    assert text_of(url) == (
        "Halo, saya ingin memesan dari katalog UMKM Kabupaten Toba:\n\n*Ulos Sadum*\nJumlah: 3 × helai\n"
        f"Harga satuan: Rp625.000\nTotal: Rp1.875.000\n\n{LINK}"
    )


@pytest.mark.usefixtures("loom")
def test_an_english_visitor_writes_in_english(toba: RegencyRef, in_regency: InRegency) -> None:
    text = text_of(order(in_regency, toba, language="en"))
    assert text.startswith("Hello, I would like to order from the catalogue of Kabupaten Toba:")
    assert "*Sadum ulos*\nQuantity: 3 × piece\n" in text


@pytest.mark.usefixtures("loom")
def test_the_regency_chooses_the_greeting(toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        save_settings("umkm_catalog", {"greeting_id": "Horas"})
    assert text_of(order(in_regency, toba)).startswith("Horas, saya ingin memesan")


@pytest.mark.usefixtures("loom")
def test_a_product_made_to_order_asks_when(toba: RegencyRef, in_regency: InRegency) -> None:
    assert "kapan selesai?" in text_of(order(in_regency, toba, stock="preorder"))


@pytest.mark.usefixtures("loom")
@pytest.mark.parametrize(
    ("quantity", "values", "code"),
    [
        (1, {"stock": "out"}, "out"),
        (1, {"phone": None}, "no_phone"),
        (2, {"min_order": 3}, "too_few"),
        (10_001, {}, "too_many"),
    ],
)
def test_an_order_that_cannot_be_made_is_refused(
    toba: RegencyRef, in_regency: InRegency, quantity: int, values: dict[str, object], code: str
) -> None:
    with pytest.raises(OrderRefused) as refused:
        order(in_regency, toba, quantity, **values)
    assert refused.value.code == code


@pytest.mark.usefixtures("loom")
def test_one_can_write_without_ordering(toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba) as session:
        product = session.query(Product).one()
        assert "kapan Ulos Sadum ada lagi?" in text_of(question_url(product, LINK, "id") or "")
        assert "I found Ulos Ani" in text_of(hello_url(product.business, LINK, "en") or "")
        product.business.phone = None
        assert question_url(product, LINK, "id") is None
        assert hello_url(product.business, LINK, "id") is None
