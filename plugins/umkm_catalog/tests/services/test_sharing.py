"""What the region and the map are told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kawasan.plugin_api import RegencyRef
from kawasan.testing import InRegency
from kawasan_umkm_catalog.services.sharing import map_layer, published_things, verified_figure

Make = Callable[..., Any]


@pytest.mark.usefixtures("loom")
def test_businesses_and_products_are_published(toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        business, product = published_things()
        assert (business.kind, business.path, business.latitude) == ("business", "umkm/usaha/ulos-ani", 2.3331)
        assert (product.kind, product.path) == ("product", "umkm/produk/ulos-sadum")
        assert product.detail == {"price_rupiah": 625_000}
        assert product.photo_id is not None


@pytest.mark.usefixtures("loom")
def test_the_newest_verified_products_with_a_photo_are_featured(
    toba: RegencyRef, in_regency: InRegency, make_business: Make, make_product: Make
) -> None:
    with in_regency(toba):
        make_product(make_business("Belum diperiksa"), "Selendang", photos=1)
        shared = {item.title.id: item.is_featured for item in published_things() if item.kind == "product"}
        assert shared == {"Ulos Sadum": True, "Selendang": False}


def test_what_is_hidden_is_not_published(
    toba: RegencyRef, in_regency: InRegency, make_business: Make, make_product: Make
) -> None:
    with in_regency(toba):
        make_product(make_business("Rahasia", is_published=False, latitude=2.0, longitude=99.0), "Gelap")
        assert list(published_things()) == []
        assert map_layer()["features"] == []


@pytest.mark.usefixtures("loom")
def test_the_map_layer_is_data(toba: RegencyRef, in_regency: InRegency, make_business: Make, make_claim: Make) -> None:
    with in_regency(toba):
        make_business("Tanpa titik")
        lapsed = make_business("Lapsed", latitude=2.0, longitude=99.0)
        make_claim(lapsed, "place", expires_on=date(2020, 1, 1))
        layer = map_layer()
        assert layer["key"] == "umkm"
        by_id = {feature["id"]: feature for feature in layer["features"]}
        assert set(by_id) == {"ulos-ani", "lapsed"}
        assert by_id["ulos-ani"]["badge"] == ("Identitas", "Identity")
        assert by_id["lapsed"]["badge"] is None
        make_claim(lapsed, "halal", expires_on=date(2999, 1, 1))
        assert map_layer()["features"][0]["badge"] is None, "maps keep their copy beyond the day it lapses"
        assert set(by_id["lapsed"]) == {
            "id", "title", "subtitle", "latitude", "longitude", "path", "photo", "badge",
        }  # fmt: skip


@pytest.mark.usefixtures("loom")
def test_the_figure_counts_shown_businesses_with_a_badge_once(
    toba: RegencyRef, in_regency: InRegency, make_business: Make, make_claim: Make
) -> None:
    with in_regency(toba):
        make_claim(make_business("Rahasia", is_published=False), "identity")
        make_claim(make_business("Lapsed"), "halal", expires_on=date(2020, 1, 1))
        make_claim(make_business("Menunggu"), "nib", state="pending")
        badges = make_business("Dua lencana")
        make_claim(badges, "identity")
        make_claim(badges, "place")
        assert verified_figure()["value"] == 2
