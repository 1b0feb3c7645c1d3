"""The lists visitors choose from: products and businesses, filtered, sorted, in pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import Any

from sqlalchemy import Select, case, func, or_, select

from kawasan.plugin_api import Page, session
from kawasan_umkm_catalog.models import Business, Product
from kawasan_umkm_catalog.services.cards import (
    BusinessCard,
    ProductCard,
    business_cards,
    has_badge,
    mentions,
    product_cards,
    shown_business,
    shown_businesses,
    shown_products,
)
from kawasan_umkm_catalog.services.terms import CATEGORIES
from kawasan_umkm_catalog.services.words import terms_of

PAGE_SIZE = 24
SORTS = ("newest", "cheapest", "dearest", "name")
_NEWEST = (Product.created_at.desc(), Product.id.desc())
_ORDERS: dict[str, tuple[Any, ...]] = {
    "newest": _NEWEST,
    "cheapest": (Product.price_rupiah, *_NEWEST),
    "dearest": (Product.price_rupiah.desc(), *_NEWEST),
    "name": (func.lower(Product.name_id), Product.id),
}


@dataclass(frozen=True)
class Filters:
    """What a visitor looks for. Prices are whole rupiah; an empty field does not narrow."""

    query: str = ""
    category: str = ""
    district: str = ""
    lowest_rupiah: int | None = None
    highest_rupiah: int | None = None
    only_verified: bool = False
    sort: str = "newest"


def find_products(filters: Filters, number: int = 1, size: int = PAGE_SIZE) -> Page[ProductCard]:
    """One page of the products that match; a number past the end gives an empty page. Three queries."""
    statement = _narrowed(shown_products(), filters)
    total = _count(statement)
    rows = session().execute(_sorted(statement, filters).limit(size).offset((number - 1) * size))
    return Page(product_cards(rows), number, max(1, ceil(total / size)), total)


def newest_verified(limit: int) -> list[ProductCard]:
    """The newest products of businesses with a badge, that can be had. Two queries."""
    statement = shown_products().where(has_badge(), Product.stock != "out")
    return product_cards(session().execute(statement.order_by(*_NEWEST).limit(limit)))


def products_of_business(business_id: int, limit: int = 100) -> list[ProductCard]:
    """What a business sells, newest first. Two queries."""
    statement = shown_products().where(Product.business_id == business_id)
    return product_cards(session().execute(statement.order_by(*_NEWEST).limit(limit)))


def related_products(product: Product, limit: int) -> list[ProductCard]:
    """What the same business sells besides, then the same category of others, then anything: no row ends in a hole.

    Two queries.
    """
    nearness = case((Product.business_id == product.business_id, 0), (Product.category == product.category, 1), else_=2)
    statement = shown_products().where(Product.id != product.id)
    ordered = statement.order_by(nearness, *_NEWEST)
    return product_cards(session().execute(ordered.limit(limit)))


def find_businesses(query: str = "", category: str = "", number: int = 1, size: int = PAGE_SIZE) -> Page[BusinessCard]:
    """One page of the businesses that match, by name. Three queries."""
    statement = shown_businesses()
    for term in terms_of(query):
        statement = statement.where(Business.found_by.contains(term, autoescape=True))
    if category:
        statement = statement.where(Business.category == category)
    total = _count(statement)
    rows = session().execute(statement.order_by(func.lower(Business.name)).limit(size).offset((number - 1) * size))
    return Page(business_cards(rows), number, max(1, ceil(total / size)), total)


def categories_in_use() -> list[str]:
    """Categories in which visitors find a product, in the order of CATEGORIES."""
    used = set(session().scalars(_facet(Product.category)))
    return [key for key in CATEGORIES if key in used]


def districts_in_use() -> list[str]:
    """Districts in which visitors find a product, by name."""
    return list(session().scalars(_facet(Business.district)))


def _narrowed(statement: Select[Any], filters: Filters) -> Select[Any]:
    statement = statement.where(*_conditions(filters))
    return statement.where(*(mentions(term) for term in terms_of(filters.query)))


def _conditions(filters: Filters) -> Iterator[Any]:
    if filters.category:
        yield Product.category == filters.category
    if filters.district:
        yield Business.district == filters.district
    if filters.lowest_rupiah is not None:
        yield Product.price_rupiah >= filters.lowest_rupiah
    if filters.highest_rupiah is not None:
        yield Product.price_rupiah <= filters.highest_rupiah
    if filters.only_verified:
        yield has_badge()


def _sorted(statement: Select[Any], filters: Filters) -> Select[Any]:
    order = _ORDERS.get(filters.sort, _NEWEST)
    phrase = " ".join(terms_of(filters.query))
    if phrase and filters.sort == "newest":
        # What carries the words in its name comes before what mentions them.
        named = or_(
            *(func.lower(name).contains(phrase, autoescape=True) for name in (Product.name_id, Product.name_en))
        )
        order = (case((named, 0), else_=1), *order)
    return statement.order_by(*order)


def _count(statement: Select[Any]) -> int:
    return int(session().scalar(statement.with_only_columns(func.count(), maintain_column_froms=True)) or 0)


def _facet(column: Any) -> Select[Any]:
    statement = select(column).join(Product.business).where(Product.is_published, shown_business())
    return statement.distinct().order_by(column)
