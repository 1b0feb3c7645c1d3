"""The public JSON of the catalogue: the same services as the pages."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin

from flask import request, url_for
from flask_smorest import Blueprint, abort
from marshmallow import EXCLUDE, Schema, fields, pre_load, validate

from kawasan.plugin_api import Page, Photo, current_language, public
from kawasan_umkm_catalog.forms.filters import LAST_PAGE
from kawasan_umkm_catalog.models import Product
from kawasan_umkm_catalog.services import catalogue, storefront
from kawasan_umkm_catalog.services.badges import Badge, badges_of
from kawasan_umkm_catalog.services.cards import BusinessCard, ProductCard
from kawasan_umkm_catalog.services.terms import CATEGORIES
from kawasan_umkm_catalog.services.words import LONGEST_QUERY

IMAGE_WIDTH = 640
bp = Blueprint("umkm_catalog_api", __name__, description="Products and businesses of the catalogue.")


class ListQuery(Schema):
    """What to list; an empty argument counts as none."""

    class Meta:
        unknown = EXCLUDE

    q = fields.String(load_default="", validate=validate.Length(max=LONGEST_QUERY))
    category = fields.String(load_default="", validate=validate.OneOf(["", *CATEGORIES]))
    page = fields.Integer(load_default=1, validate=validate.Range(1, LAST_PAGE))

    @pre_load
    def drop_empty(self, data: Any, **_: Any) -> dict[str, str]:
        """`?page=` is as if it were not there."""
        return {key: value for key, value in data.items() if value != ""}


class BusinessReference(Schema):
    slug = fields.String(required=True)
    name = fields.String(required=True)


class ProductItem(Schema):
    slug = fields.String(required=True)
    name = fields.String(required=True, metadata={"description": "In the language of the request (`?lang=`)."})
    price_rupiah = fields.Integer(required=True, metadata={"description": "Whole rupiah for one unit."})
    business = fields.Nested(BusinessReference, required=True)
    category = fields.String(required=True, validate=validate.OneOf(list(CATEGORIES)))
    url = fields.String(required=True, metadata={"description": "Its page, as a whole address."})
    image_url = fields.String(required=True, allow_none=True, metadata={"description": "WebP, as a whole address."})


class VerifiedClaim(Schema):
    kind = fields.String(required=True)
    label = fields.String(required=True)
    since = fields.DateTime(required=True)
    expires_on = fields.Date(required=True, allow_none=True)


class ProductDetail(ProductItem):
    description = fields.String(required=True)
    unit = fields.String(required=True)
    min_order = fields.Integer(required=True)
    stock = fields.String(required=True, validate=validate.OneOf(["ready", "preorder", "out"]))
    image_urls = fields.List(fields.String(), required=True)
    verified = fields.List(fields.Nested(VerifiedClaim), required=True)


class BusinessItem(Schema):
    slug = fields.String(required=True)
    name = fields.String(required=True)
    category = fields.String(required=True, validate=validate.OneOf(list(CATEGORIES)))
    district = fields.String(required=True)
    verified = fields.List(fields.Nested(VerifiedClaim), required=True)
    url = fields.String(required=True)
    image_url = fields.String(required=True, allow_none=True)


class ProductList(Schema):
    items = fields.List(fields.Nested(ProductItem), required=True)
    total = fields.Integer(required=True)
    page = fields.Integer(required=True)
    pages = fields.Integer(required=True)


class BusinessList(ProductList):
    items = fields.List(fields.Nested(BusinessItem), required=True)


@bp.get("/products")
@bp.arguments(ListQuery, location="query")
@bp.response(200, ProductList)
@public
def products(query: dict[str, Any]) -> dict[str, Any]:
    """Products, newest first, 24 a page; a page past the end is empty."""
    filters = catalogue.Filters(query=query["q"], category=query["category"])
    return _page(catalogue.find_products(filters, query["page"]), _product_item)


@bp.get("/products/<slug>")
@bp.response(200, ProductDetail)
@bp.alt_response(404, description="No such product")
@public
def product(slug: str) -> dict[str, Any]:
    """One product, with what an officer has verified of its business."""
    found = storefront.find_product(slug)
    return abort(404, message="There is no such product.") if found is None else _product_detail(found)


@bp.get("/businesses")
@bp.arguments(ListQuery, location="query")
@bp.response(200, BusinessList)
@public
def businesses(query: dict[str, Any]) -> dict[str, Any]:
    """Businesses by name, 24 a page; a page past the end is empty."""
    return _page(catalogue.find_businesses(query["q"], query["category"], query["page"]), _business_item)


def _page(page: Page[Any], item: Any) -> dict[str, Any]:
    return {"items": [item(card) for card in page.items], "total": page.total, "page": page.number, "pages": page.pages}


def _product_item(card: ProductCard) -> dict[str, Any]:
    return {
        "slug": card.slug,
        "name": card.name.text(current_language()),
        "price_rupiah": card.price_rupiah,
        "business": {"slug": card.business_slug, "name": card.business_name},
        "category": card.category,
        "url": url_for("umkm_catalog.product", slug=card.slug, _external=True),
        "image_url": _image(card.photo),
    }


def _product_detail(found: Product) -> dict[str, Any]:
    photos, language = storefront.photos_of(found), current_language()
    return {
        "slug": found.slug,
        "name": found.name.text(language),
        "price_rupiah": found.price_rupiah,
        "business": {"slug": found.business.slug, "name": found.business.name},
        "category": found.category,
        "url": url_for("umkm_catalog.product", slug=found.slug, _external=True),
        "image_url": _image(photos[0]) if photos else None,
        "description": found.description.text(language),
        "unit": found.unit.text(language),
        "min_order": found.min_order,
        "stock": found.stock,
        "image_urls": [_image(photo) for photo in photos],
        "verified": _verified(badges_of([found.business_id]).get(found.business_id, ())),
    }


def _business_item(card: BusinessCard) -> dict[str, Any]:
    return {
        "slug": card.slug,
        "name": card.name,
        "category": card.category,
        "district": card.district,
        "verified": _verified(card.badges),
        "url": url_for("umkm_catalog.business", slug=card.slug, _external=True),
        "image_url": _image(card.photo),
    }


def _verified(badges: tuple[Badge, ...]) -> list[dict[str, Any]]:
    return [
        {"kind": b.kind, "label": b.label.text(current_language()), "since": b.since, "expires_on": b.expires_on}
        for b in badges
    ]


def _image(photo: Photo | None) -> str | None:
    return None if photo is None else urljoin(request.host_url, photo.src(IMAGE_WIDTH))
