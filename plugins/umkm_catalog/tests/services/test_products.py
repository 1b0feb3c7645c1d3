"""Products and their photos."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from kawasan.plugin_api import PhotoRefused, RegencyRef
from kawasan.testing import Client, InRegency, PhotoFile, UserId
from kawasan_umkm_catalog.models import Business, Product, ProductPhoto
from kawasan_umkm_catalog.services import photos, products
from kawasan_umkm_catalog.services.products import ProductDraft

DRAFT = ProductDraft("Syal", "tenun", 185_000)
Make = Callable[..., Any]


def positions(product: Product) -> list[int]:
    return [photo.position for photo in product.photos]


@pytest.mark.usefixtures("loom")
def test_a_product_is_added_with_an_address_of_its_own(toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba) as session:
        business = session.query(Business).one()
        slugs = [
            products.add_product(business, replace(DRAFT, name_id=name)).slug
            for name in ("Syal", "Syal!", "Ulos Sadum")
        ]
        assert slugs == ["syal", "syal-2", "ulos-sadum-2"]


@pytest.mark.usefixtures("loom")
def test_one_that_comes_in_between_is_not_added_again(
    toba: RegencyRef, in_regency: InRegency, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same form, sent twice, is stored by another process just before this one looks for a free address."""
    free_slug = products.free_slug

    def with_the_other_first(*about: Any) -> str:
        monkeypatch.setattr(products, "free_slug", free_slug)
        products.add_product(business, DRAFT)
        return free_slug(*about)

    monkeypatch.setattr(products, "free_slug", with_the_other_first)
    with in_regency(toba) as session:
        business = session.query(Business).one()
        assert products.add_product(business, DRAFT).slug == "syal"
        assert session.query(Product).filter(Product.name_id == "Syal").count() == 1


@pytest.mark.usefixtures("loom")
def test_an_address_stays_when_the_name_changes(toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba) as session:
        product = session.query(Product).one()
        assert products.edit_product(product, replace(DRAFT, name_id="Ulos Sadum Merah"))
        assert (product.slug, product.price_rupiah) == ("ulos-sadum", 185_000)
        assert not products.edit_product(product, replace(DRAFT, name_id="Ulos Sadum Merah"))


@pytest.mark.usefixtures("loom")
def test_deleting_takes_the_photos_along(toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba) as session:
        products.delete_product(session.query(Product).one())
        session.flush()
        assert session.query(ProductPhoto).count() == 0


def test_nobody_else_finds_it(
    toba: RegencyRef, in_regency: InRegency, loom: str, budi: Client, user_id: UserId
) -> None:
    stranger = user_id(budi)
    with in_regency(toba):
        assert products.own_product(stranger, loom, "ulos-sadum") is None


@pytest.mark.usefixtures("loom")
def test_photos_keep_their_order(toba: RegencyRef, in_regency: InRegency, photo_file: Callable[..., PhotoFile]) -> None:
    with in_regency(toba) as session:
        product = session.query(Product).one()
        assert photos.add_photos(product, [photo_file(), photo_file()]) == 2
        first, second, third = (photo.id for photo in product.photos)
        assert photos.move_photo(product, third, to=0)
        assert [photo.id for photo in product.photos] == [third, first, second]
        assert photos.remove_photo(product, third)
        assert [photo.id for photo in product.photos] == [first, second]
        assert positions(product) == [0, 1]
        assert not photos.remove_photo(product, third)
        assert not photos.move_photo(product, third, to=0)


@pytest.mark.usefixtures("loom")
def test_a_sixth_photo_is_refused(
    toba: RegencyRef, in_regency: InRegency, photo_file: Callable[..., PhotoFile]
) -> None:
    with in_regency(toba) as session:
        product = session.query(Product).one()
        with pytest.raises(photos.TooManyPhotos):
            photos.add_photos(product, [photo_file() for _ in range(5)])
        assert positions(product) == [0]


@pytest.mark.usefixtures("loom")
def test_a_file_that_is_no_photo_is_refused(toba: RegencyRef, in_regency: InRegency) -> None:
    broken = PhotoFile(b"not a photo")
    with in_regency(toba) as session, pytest.raises(PhotoRefused):
        photos.set_business_photo(session.query(Business).one(), broken)
