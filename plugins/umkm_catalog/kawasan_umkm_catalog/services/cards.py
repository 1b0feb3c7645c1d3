"""Products and businesses as lists show them: a card each, read without building whole rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import and_, func, or_, select

from kawasan.plugin_api import Bilingual, Media, Photo, require_regency
from kawasan_umkm_catalog.models import Business, Product, ProductPhoto
from kawasan_umkm_catalog.services.badges import Badge, badges_of, is_live
from kawasan_umkm_catalog.services.preferences import preferences

_PHOTO = (Media.regency_id, Media.id, Media.width, Media.height, Media.widths)


@dataclass(frozen=True)
class ProductCard:
    """A product as lists show it."""

    slug: str
    name: Bilingual
    price_rupiah: int
    unit: Bilingual
    category: str
    stock: str
    business_id: int
    business_slug: str
    business_name: str
    photo: Photo | None = None
    badges: tuple[Badge, ...] = ()


@dataclass(frozen=True)
class BusinessCard:
    """A business as lists show it."""

    id: int
    slug: str
    name: str
    tagline: Bilingual
    category: str
    district: str
    photo: Photo | None = None
    badges: tuple[Badge, ...] = ()


_IS_COVER = and_(
    ProductPhoto.product_id == Product.id, ProductPhoto.regency_id == Product.regency_id, ProductPhoto.position == 0
)
_PRODUCTS = (
    select(
        Product.slug, Product.name_id, Product.name_en, Product.price_rupiah, Product.unit_id, Product.unit_en,
        Product.category, Product.stock, Business.id, Business.slug, Business.name, *_PHOTO,
    )
    .join(Product.business)
    .outerjoin(ProductPhoto, _IS_COVER)
    .outerjoin(Media, and_(Media.id == ProductPhoto.photo_id, Media.regency_id == ProductPhoto.regency_id))
)  # fmt: skip
_BUSINESSES = (
    select(
        Business.id, Business.slug, Business.name, Business.tagline_id, Business.tagline_en, Business.category,
        Business.district, *_PHOTO,
    )
    .outerjoin(Business.photo)
)  # fmt: skip


def shown_business() -> Any:
    """The condition under which visitors see a business: published, and verified where the regency asks for that."""
    return Business.is_published if preferences().unverified_allowed else and_(Business.is_published, has_badge())


def has_badge() -> Any:
    """The condition that at least one claim of the business is verified and has not lapsed."""
    return Business.claims.any(is_live(require_regency().local_day()))


def shown_products() -> Any:
    """All products visitors see, as cards still to be filtered and sorted."""
    return _PRODUCTS.where(Product.is_published, shown_business())


def shown_businesses() -> Any:
    """All businesses visitors see, as cards still to be filtered and sorted."""
    return _BUSINESSES.where(shown_business())


def mentions(term: str) -> Any:
    """The condition that a product is found by a lower-case word: its own texts, or who makes it where.

    Not the maker's tagline: that would find everything of whoever also mentions coffee.
    """
    texts = (Product.found_by, func.lower(Business.name), func.lower(Business.district), func.lower(Business.village))
    return or_(*(text.contains(term, autoescape=True) for text in texts))


def product_cards(rows: Any, *, with_badges: bool = True) -> list[ProductCard]:
    """Cards of rows of `shown_products()`; their badges cost one query."""
    cards = [_product_card(*row) for row in rows]
    badges = badges_of(card.business_id for card in cards) if with_badges else {}
    return [replace(card, badges=badges.get(card.business_id, ())) for card in cards]


def business_cards(rows: Any, *, with_badges: bool = True) -> list[BusinessCard]:
    """Cards of rows of `shown_businesses()`; their badges cost one query."""
    cards = [_business_card(*row) for row in rows]
    badges = badges_of(card.id for card in cards) if with_badges else {}
    return [replace(card, badges=badges.get(card.id, ())) for card in cards]


def _product_card(  # noqa: PLR0913, PLR0917 - the columns of _PRODUCTS, in their order
    slug: str, name_id: str, name_en: str, price: int, unit_id: str, unit_en: str, category: str, stock: str,
    business_id: int, business_slug: str, business_name: str, *photo: Any,
) -> ProductCard:  # fmt: skip
    return ProductCard(
        slug, Bilingual(name_id, name_en), price, Bilingual(unit_id, unit_en), category, stock,
        business_id, business_slug, business_name, _photo(*photo),
    )  # fmt: skip


def _business_card(
    key: int, slug: str, name: str, tagline_id: str, tagline_en: str, category: str, district: str, *photo: Any
) -> BusinessCard:
    return BusinessCard(key, slug, name, Bilingual(tagline_id, tagline_en), category, district, _photo(*photo))


def _photo(regency_id: int | None, key: int, width: int, height: int, widths: list[int]) -> Photo | None:
    return None if regency_id is None else Photo(regency_id, key, width, height, tuple(widths))
