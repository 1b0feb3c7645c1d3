"""The visitor's lists: products, and businesses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import render_template, request, url_for
from flask_babel import gettext as _

from kawasan.plugin_api import cacheable, expires_at, public, require_regency, rupiah
from kawasan_umkm_catalog.forms.fields import one_line
from kawasan_umkm_catalog.forms.filters import FilterForm, page_number, read_filters
from kawasan_umkm_catalog.services import catalogue
from kawasan_umkm_catalog.services.badges import first_lapse
from kawasan_umkm_catalog.services.terms import CATEGORIES
from kawasan_umkm_catalog.views.blueprints import visitor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kawasan_umkm_catalog.services.cards import BusinessCard, ProductCard


@visitor.get("/")
@cacheable("q", "category", "district", "lowest", "highest", "verified", "sort", "page")
@public
def products() -> str:
    """The catalogue, narrowed by what was asked for."""
    form = read_filters(request.args, catalogue.districts_in_use())
    page = catalogue.find_products(form.chosen(), page_number(request.args.get("page")))
    lapse_with(page.items)
    return render_template(
        "umkm_catalog/products.html",
        form=form,
        page=page,
        used_categories=catalogue.categories_in_use(),
        active=chosen_filters(form),
        address=without,
    )


@visitor.get("/usaha")
@cacheable("q", "category", "page")
@public
def businesses() -> str:
    """All businesses, by name."""
    query, category = one_line(request.args.get("q")), request.args.get("category", "")
    page = catalogue.find_businesses(query, category, page_number(request.args.get("page")))
    lapse_with(page.items)
    return render_template(
        "umkm_catalog/businesses.html",
        page=page,
        query=query,
        category=category,
        address=without,
        all_categories=CATEGORIES,
    )


def lapse_with(cards: Iterable[ProductCard | BusinessCard]) -> None:
    """Let the page end, in every cache, when the first of its badges lapses."""
    lapse = first_lapse((badge for card in cards for badge in card.badges), require_regency())
    if lapse is not None:
        expires_at(lapse)


def without(*names: str, **instead: str) -> str:
    """The address of this list without some of its filters, with others instead; always from its first page."""
    kept = {key: value for key, value in request.args.items() if value and key not in (*names, "page", "lang")}
    arguments: dict[str, Any] = {key: value for key, value in {**kept, **instead}.items() if value}
    return url_for(request.endpoint or "", **arguments)


def chosen_filters(form: FilterForm) -> dict[str, str]:
    """What narrows the list now, by name of the field, each in words."""
    words: dict[str, Callable[[Any], str]] = {
        "q": lambda query: f"“{query}”",
        "category": lambda key: str(CATEGORIES.get(key, key)),
        "district": lambda name: str(_("Kecamatan %(name)s", name=name)),
        "lowest": lambda amount: str(_("dari %(price)s", price=rupiah(amount))),
        "highest": lambda amount: str(_("sampai %(price)s", price=rupiah(amount))),
        "verified": lambda _chosen: str(_("ada verifikasinya")),
    }
    return {name: word(form[name].data) for name, word in words.items() if form[name].data}
