"""What the program brings to pages that are not its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kawasan.plugin_api import RegencyRef, call_hook
from kawasan.testing import Client, InRegency, registry, save_settings
from kawasan_umkm_catalog.services.preferences import Preferences

Make = Callable[..., Any]


@pytest.mark.usefixtures("loom")
def test_the_front_page_shows_the_newest_verified_products(visitor: Client) -> None:
    page = visitor.get("/").text
    assert "Produk terbaru" in page
    assert "/toba/umkm/produk/ulos-sadum" in page
    assert "Newest products" in visitor.get("/?lang=en").text


def test_products_of_unverified_businesses_are_not_put_forward(
    toba: RegencyRef, in_regency: InRegency, visitor: Client, make_business: Make, make_product: Make
) -> None:
    with in_regency(toba):
        make_product(make_business("Toko"), "Bakul")
    assert "Produk terbaru" not in visitor.get("/").text


def test_rows_of_the_front_page_are_full(
    toba: RegencyRef, in_regency: InRegency, visitor: Client, make_business: Make, make_product: Make, make_claim: Make
) -> None:
    with in_regency(toba):
        business = make_business("Toko")
        make_claim(business, "nib")
        for number in range(6):
            make_product(business, f"Bakul {number}")
    assert visitor.get("/").text.count('href="/toba/umkm/produk/') == 4
    with in_regency(toba):
        save_settings("umkm_catalog", {"front_rows": 0})
    assert "/toba/umkm/produk/" not in visitor.get("/").text


@pytest.mark.usefixtures("loom")
def test_the_menu_and_the_search_lead_here(visitor: Client) -> None:
    assert 'href="/toba/umkm/"' in visitor.get("/").text
    page = visitor.get("/cari?q=sadum").text
    assert "/toba/umkm/produk/ulos-sadum" in page
    assert "/toba/umkm/usaha/ulos-ani" in visitor.get("/cari?q=ulos+ani").text


@pytest.mark.usefixtures("loom")
def test_officers_see_what_waits_on_their_desk(budi: Client) -> None:
    page = budi.get("/kelola/").text
    assert "Verifikasi UMKM" in page
    assert "/toba/umkm/kelola/" in page


@pytest.mark.usefixtures("loom")
def test_the_map_is_given_a_layer(toba: RegencyRef, in_regency: InRegency, app: Any) -> None:
    with in_regency(toba):
        layers = call_hook("map_layers", regency=toba)
        assert "umkm" in [layer["key"] for layer in layers]


def test_a_map_without_businesses_gets_no_layer(toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        assert "umkm" not in [layer["key"] for layer in call_hook("map_layers", regency=toba)]


def test_settings_have_defaults_an_administrator_understands(app: Any) -> None:
    with app.app_context():
        assert registry().plugins["umkm_catalog"].settings is Preferences
    assert Preferences().unverified_allowed
