"""The visitor's view of one business or product, and ordering over WhatsApp."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from flask import redirect, render_template, request, url_for

from kawasan.plugin_api import cacheable, current_language, expires_at, public, require_regency, throttle
from kawasan_umkm_catalog.forms.product import OrderForm
from kawasan_umkm_catalog.forms.refusals import ORDERS
from kawasan_umkm_catalog.models import Business, Product
from kawasan_umkm_catalog.services import orders, storefront
from kawasan_umkm_catalog.services.badges import Badge, badges_of, first_lapse
from kawasan_umkm_catalog.services.catalogue import products_of_business, related_products
from kawasan_umkm_catalog.services.opening import OpeningState, by_day, state_at
from kawasan_umkm_catalog.views.blueprints import found, visitor
from kawasan_umkm_catalog.views.catalogue import lapse_with

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

MORE_PRODUCTS = 4


@visitor.get("/usaha/<slug>")
@cacheable()
@public
def business(slug: str) -> str:
    """A business: what it is, what was checked, when it is open, what it sells."""
    shown = found(storefront.find_business(slug))
    link = url_for("umkm_catalog.business", slug=slug, _external=True)
    return render_template(
        "umkm_catalog/business.html",
        business=shown,
        photo=storefront.photo_or_none(shown.photo, shown.name),
        products=products_of_business(shown.id),
        week=by_day(shown.hours),
        hello_url=orders.hello_url(shown, link, current_language()),
        directions_url=storefront.directions_url(shown),
        **_now(shown),
    )


@visitor.get("/produk/<slug>")
@cacheable()
@public
def product(slug: str) -> str:
    """A product, with the form to order it."""
    shown = found(storefront.find_product(slug))
    form: Any = OrderForm(quantity=shown.min_order)
    return _product_page(shown, form)


@visitor.post("/produk/<slug>/pesan")
@throttle("60 per minute")
@public
def order(slug: str) -> ResponseReturnValue:
    """On to WhatsApp with the order filled in; the visitor sends it there, or does not."""
    shown, form = found(storefront.find_product(slug)), OrderForm()
    if form.validate():
        try:
            return redirect(orders.order_url(shown, form.quantity.data, _link(shown), current_language()), 303)
        except orders.OrderRefused as refused:
            form.quantity.errors = [ORDERS[refused.code]]
    return _product_page(shown, form), 422


def _product_page(shown: Product, form: OrderForm) -> str:
    related = related_products(shown, MORE_PRODUCTS)
    lapse_with(related)
    return render_template(
        "umkm_catalog/product.html",
        product=shown,
        business=shown.business,
        photos=storefront.photos_of(shown),
        form=form,
        question_url=orders.question_url(shown, _link(shown), current_language()),
        directions_url=storefront.directions_url(shown.business),
        related=related,
        host=request.host_url.rstrip("/"),
        **_now(shown.business),
    )


def _link(shown: Product) -> str:
    return url_for("umkm_catalog.product", slug=shown.slug, _external=True)


def _now(shown: Business) -> dict[str, Any]:
    """What depends on the moment: badges and open hours. The page ends when the first of them changes."""
    regency = require_regency()
    badges: tuple[Badge, ...] = badges_of([shown.id]).get(shown.id, ())
    opening: OpeningState | None = state_at(shown.hours, regency.local_now())
    if (lapse := first_lapse(badges, regency)) is not None:
        expires_at(lapse)
    if opening is not None:
        expires_at(opening.changes_at)
        # "Tomorrow" turns into "today", and the week shows another day, at midnight.
        expires_at(datetime.combine(regency.local_day() + timedelta(days=1), time(), regency.zone))
    return {"badges": badges, "opening": opening, "today": regency.local_day().weekday()}
