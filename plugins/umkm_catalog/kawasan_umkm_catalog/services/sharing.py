"""What other pages are told: the region's shared copy, the layer of businesses on a map, a figure. Data only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from kawasan.plugin_api import Bilingual, Photo, Published, require_regency, session
from kawasan_umkm_catalog.models import Business, Claim
from kawasan_umkm_catalog.services.badges import Badge, badges_of, is_live
from kawasan_umkm_catalog.services.cards import product_cards, shown_business, shown_products
from kawasan_umkm_catalog.services.catalogue import newest_verified
from kawasan_umkm_catalog.services.terms import CATEGORIES

LAYER = "umkm"
FEATURED = 8
LAYER_TITLE = Bilingual("UMKM", "Local businesses")


def published_things() -> Iterator[Published]:
    """Every business and product visitors see. Without badges: they lapse by the day, the copy does not.

    Featured are the products with a photo that the regency's own front page begins with.
    """
    for business in _businesses():
        yield Published(
            kind="business", key=f"business/{business.slug}", title=Bilingual(business.name),
            summary=_summary(business), path=business_path(business), category=business.category,
            latitude=business.latitude, longitude=business.longitude, photo_id=business.photo_id,
            words=business.found_by,
        )  # fmt: skip
    first = {card.slug for card in newest_verified(FEATURED) if card.photo}
    for card in product_cards(session().execute(shown_products()), with_badges=False):
        yield Published(
            kind="product", key=f"product/{card.slug}", title=card.name, summary=Bilingual(card.business_name),
            path=f"umkm/produk/{card.slug}", category=card.category, photo_id=card.photo.id if card.photo else None,
            is_featured=card.slug in first, words=" ".join(CATEGORIES.get(card.category, ())),
            detail={"price_rupiah": card.price_rupiah},
        )  # fmt: skip


def map_layer() -> dict[str, Any]:
    """Businesses with a position, as the map's hook wants them.

    Without badges that lapse: maps keep their copy until something is changed here.
    """
    businesses = [b for b in _businesses() if b.latitude is not None and b.longitude is not None]
    badges = badges_of(business.id for business in businesses)
    features = [_feature(business, badges.get(business.id, ())) for business in businesses]
    return {"key": LAYER, "title": LAYER_TITLE, "features": features}


def verified_figure() -> dict[str, Any]:
    """How many shown businesses have a badge today, as the hook `live_figures` wants it. One query."""
    today = require_regency().local_day()
    query = select(func.count(Claim.business_id.distinct())).join(Claim.business)
    return {
        "key": "umkm_catalog.businesses_verified",
        "title": Bilingual("usaha dengan lencana verifikasi", "businesses with a verified badge"),
        "unit": Bilingual("usaha", "businesses"),
        "value": int(session().scalar(query.where(shown_business(), is_live(today))) or 0),
        "path": "umkm/usaha",
    }


def business_path(business: Business) -> str:
    """Its page, below the regency's root."""
    return f"umkm/usaha/{business.slug}"


def _feature(business: Business, badges: tuple[Badge, ...]) -> dict[str, Any]:
    return {
        "id": business.slug,
        "title": Bilingual(business.name),
        "subtitle": _summary(business),
        "latitude": business.latitude,
        "longitude": business.longitude,
        "path": business_path(business),
        "photo": None if business.photo is None else Photo.of(business.photo, business.name),
        "badge": next((badge.label for badge in badges if badge.expires_on is None), None),
    }


def _summary(business: Business) -> Bilingual:
    return business.tagline if business.tagline_id else CATEGORIES.get(business.category, Bilingual(business.category))


def _businesses() -> list[Business]:
    query = select(Business).options(joinedload(Business.photo)).where(shown_business())
    return list(session().scalars(query.order_by(Business.name)))
