"""What visitors see of one business or product."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from kawasan.plugin_api import Media, Photo, session
from kawasan_umkm_catalog.models import Business, Product, ProductPhoto
from kawasan_umkm_catalog.services.cards import shown_business


def find_business(slug: str) -> Business | None:
    """A business that visitors see, with its photo. One query."""
    query = select(Business).options(joinedload(Business.photo)).where(Business.slug == slug, shown_business())
    business: Business | None = session().scalar(query)
    return business


def find_product(slug: str) -> Product | None:
    """A product that visitors see, with its business and photos. Two queries."""
    query = (
        select(Product)
        .join(Product.business)
        .options(contains_eager(Product.business), selectinload(Product.photos).joinedload(ProductPhoto.media))
        .where(Product.slug == slug, Product.is_published, shown_business())
    )
    product: Product | None = session().scalar(query)
    return product


def photos_of(product: Product) -> list[Photo]:
    """A product's photos in their order; the first is the cover."""
    return [Photo.of(photo.media, product.name.text()) for photo in product.photos]


def directions_url(business: Business) -> str | None:
    """The way to it, in a map app; None where its position is not known."""
    if business.latitude is None or business.longitude is None:
        return None
    return f"https://www.google.com/maps/search/?api=1&query={business.latitude},{business.longitude}"


def photo_or_none(media: Media | None, alt: str = "") -> Photo | None:
    """A photo as templates use it, where there is one."""
    return None if media is None else Photo.of(media, alt)
