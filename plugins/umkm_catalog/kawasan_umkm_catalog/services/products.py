"""What an owner does with the products of a business."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, selectinload

from kawasan.plugin_api import content_changed, discard_photo, record, session
from kawasan_umkm_catalog.models import Business, Product, ProductPhoto
from kawasan_umkm_catalog.services.preferences import PROGRAM
from kawasan_umkm_catalog.services.words import free_slug, same_as

_IN_THE_TRAIL = ("name_id", "category", "price_rupiah", "min_order", "stock")
_WITH_PHOTOS = selectinload(Product.photos).joinedload(ProductPhoto.media)


@dataclass(frozen=True)
class ProductDraft:
    """What is written down of a product. The price is whole rupiah for one `unit`."""

    name_id: str
    category: str
    price_rupiah: int
    name_en: str = ""
    unit_id: str = ""
    unit_en: str = ""
    min_order: int = 1
    stock: str = "ready"
    description_id: str = ""
    description_en: str = ""


def products_of(business: Business) -> list[Product]:
    """All products of a business with their photos, hidden ones too, newest first. Two queries."""
    query = select(Product).options(_WITH_PHOTOS).where(Product.business_id == business.id)
    return list(session().scalars(query.order_by(Product.created_at.desc(), Product.id.desc())))


def own_product(owner_id: int, business_slug: str, slug: str) -> Product | None:
    """A product of a business of this account; None for anyone else's."""
    query = (
        select(Product)
        .join(Product.business)
        .options(contains_eager(Product.business), _WITH_PHOTOS)
        .where(Business.owner_id == owner_id, Business.slug == business_slug, Product.slug == slug)
    )
    found: Product | None = session().scalar(query)
    return found


def add_product(business: Business, draft: ProductDraft) -> Product:
    """Add a product; visitors see it with its business.

    Sent once more, as after a lost answer, it is not added again.
    """
    values = _values(draft)
    slug = free_slug(Product, draft.name_id)  # first: one added since then has this slug too, and two are refused
    alike = select(Product).where(Product.business_id == business.id, Product.name_id == draft.name_id)
    there: Product | None = same_as(session().scalars(alike), values)
    if there:
        return there
    product = Product(business_id=business.id, slug=slug, **values)
    session().add(product)
    session().flush()
    record(
        "umkm_catalog.product.add", f"{business.name}: {product.name_id}", after={"price_rupiah": draft.price_rupiah}
    )
    content_changed(PROGRAM)
    return product


def edit_product(product: Product, draft: ProductDraft) -> bool:
    """Change a product; its address stays. False: nothing changed."""
    new = _values(draft)
    changed = {key for key, value in new.items() if getattr(product, key) != value}
    if not changed:
        return False
    told = [key for key in _IN_THE_TRAIL if key in changed]
    if told:
        before = {key: getattr(product, key) for key in told}
        record("umkm_catalog.product.edit", product.name_id, before=before, after={key: new[key] for key in told})
    for key in changed:
        setattr(product, key, new[key])
    content_changed(PROGRAM)
    return True


def show_product(product: Product, *, on: bool) -> None:
    """Show a product to visitors, or hide it from them."""
    if product.is_published == on:
        return
    record("umkm_catalog.product.show", product.name_id, before={"shown": not on}, after={"shown": on})
    product.is_published = on
    content_changed(PROGRAM)


def delete_product(product: Product) -> None:
    """Remove a product and its photos for good."""
    record("umkm_catalog.product.delete", product.name_id, before={"price_rupiah": product.price_rupiah})
    photo_ids = [photo.photo_id for photo in product.photos]
    session().delete(product)
    for photo_id in photo_ids:
        discard_photo(photo_id)
    content_changed(PROGRAM)


def _values(draft: ProductDraft) -> dict[str, Any]:
    return {field.name: getattr(draft, field.name) for field in fields(draft)}
