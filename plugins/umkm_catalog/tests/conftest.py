"""Ani's loom in toba, and what tests put beside it. Rows are made in the regency that is in scope."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from kawasan.plugin_api import RegencyRef, save_photo, session, utcnow
from kawasan.testing import Client, InRegency, UserId, photo_file
from kawasan_umkm_catalog.models import Business, Claim, Product, ProductPhoto
from kawasan_umkm_catalog.services.words import slug_of

Make = Callable[..., Any]


@pytest.fixture
def make_business() -> Make:
    """`make_business("Ulos Ani", …)`: shown, with a phone number; values as of the model."""

    def make(name: str, **values: Any) -> Business:
        defaults = {
            "slug": slug_of(name), "category": "tenun", "district": "Balige", "village": "Balige I",
            "phone": "+6281200000101", "phone_consented_at": utcnow(), "is_published": True,
        }  # fmt: skip
        business = Business(name=name, **(defaults | values))
        session().add(business)
        session().flush()
        return business

    return make


@pytest.fixture
def make_product() -> Make:
    """`make_product(business, "Ulos Sadum", …)`: shown, Rp25.000; `photos=2` adds two; values as of the model."""

    def make(business: Business, name: str, *, photos: int = 0, **values: Any) -> Product:
        defaults = {"slug": slug_of(name), "category": business.category, "price_rupiah": 25_000}
        product = Product(business_id=business.id, name_id=name, **(defaults | values))
        session().add(product)
        session().flush()
        for position in range(photos):
            media = save_photo(photo_file(), square=True)
            session().add(ProductPhoto(product_id=product.id, photo_id=media.id, position=position))
        session().flush()
        return product

    return make


@pytest.fixture
def make_claim() -> Make:
    """`make_claim(business, "nib")`: verified ten days ago, without end; values as of the model."""

    def make(business: Business, kind: str, **values: Any) -> Claim:
        defaults = {"state": "verified", "decided_at": utcnow() - timedelta(days=10)}
        claim = Claim(business_id=business.id, kind=kind, **(defaults | values))
        session().add(claim)
        session().flush()
        return claim

    return make


@pytest.fixture
def loom(
    toba: RegencyRef, in_regency: InRegency, ani: Client, user_id: UserId,
    make_business: Make, make_product: Make, make_claim: Make,
) -> str:  # fmt: skip
    """`ulos-ani`, Ani's: identity verified, NIB waiting; `ulos-sadum` at Rp625.000 with one photo. Answers its slug."""
    owner_id = user_id(ani)
    with in_regency(toba):
        business = make_business(
            "Ulos Ani", owner_id=owner_id, tagline_id="Tenun tangan", tagline_en="Handwoven",
            latitude=2.3331, longitude=99.0649,
        )  # fmt: skip
        make_claim(business, "identity", evidence="Hadir di kantor.")
        make_claim(business, "nib", state="pending", decided_at=None, number="0000001212002")
        make_product(
            business, "Ulos Sadum", name_en="Sadum ulos", price_rupiah=625_000, photos=1,
            unit_id="helai", unit_en="piece", description_id="Benang katun.", description_en="Cotton yarn.",
        )  # fmt: skip
    return "ulos-ani"


@pytest.fixture
def claim_id(toba: RegencyRef, in_regency: InRegency, loom: str) -> Callable[[str], int]:
    """`claim_id("nib")` of Ani's loom."""

    def find(kind: str) -> int:
        with in_regency(toba) as current:
            return next(claim.id for claim in current.query(Claim) if claim.kind == kind)

    return find
