"""An owner's businesses: what is still wanted, adding, changing, publishing."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, cast

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.datastructures import FileStorage

from kawasan.plugin_api import PhotoRefused, require
from kawasan_umkm_catalog.forms.business import CONSENT_MISSING, BusinessForm, business_form
from kawasan_umkm_catalog.forms.refusals import PHOTOS
from kawasan_umkm_catalog.models import Business
from kawasan_umkm_catalog.services import businesses, photos
from kawasan_umkm_catalog.services.catalogue import districts_in_use
from kawasan_umkm_catalog.services.claims import statuses_of
from kawasan_umkm_catalog.services.products import products_of
from kawasan_umkm_catalog.services.program import EDIT_OWN
from kawasan_umkm_catalog.services.storefront import photo_or_none
from kawasan_umkm_catalog.services.terms import KINDS
from kawasan_umkm_catalog.services.wants import wants_of
from kawasan_umkm_catalog.views.blueprints import found, me, owner

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


@owner.get("/milik-saya/")
@require(EDIT_OWN)
def home() -> ResponseReturnValue:
    """The businesses of this person; one alone is opened at once."""
    own = businesses.own_businesses(me().id)
    if len(own) == 1:
        return redirect(url_for("umkm_catalog_owner.business", slug=own[0].slug))
    cards = [(business, photo_or_none(business.photo), statuses_of(business)) for business in own]
    return render_template("umkm_catalog/owner/home.html", cards=cards)


@owner.get("/milik-saya/usaha/<slug>")
@require(EDIT_OWN)
def business(slug: str) -> str:
    """One business: what is still wanted, its products, its claims."""
    own = mine(slug)
    products = products_of(own)
    return render_template(
        "umkm_catalog/owner/business.html",
        business=own,
        photo=photo_or_none(own.photo),
        products=products,
        cover=lambda product: photo_or_none(product.photos[0].media) if product.photos else None,
        statuses=statuses_of(own),
        wants=wants_of(own, products),
    )


@owner.route("/milik-saya/baru", methods=["GET", "POST"])
@require(EDIT_OWN)
def add() -> ResponseReturnValue:
    """A new business; it stays hidden until its owner shows it."""
    form = business_form()
    if form.validate_on_submit():
        added = _saved(form, None)
        if added is not None:
            flash(_("Usaha disimpan. Tambahkan produknya, lalu tampilkan usaha Anda."), "success")
            return redirect(url_for("umkm_catalog_owner.business", slug=added.slug), 303)
    return _form_page(form, None)


@owner.route("/milik-saya/usaha/<slug>/ubah", methods=["GET", "POST"])
@require(EDIT_OWN)
def edit(slug: str) -> ResponseReturnValue:
    """Change a business."""
    own = mine(slug)
    form = business_form(own)
    if form.validate_on_submit() and _saved(form, own) is not None:
        flash(_("Perubahan disimpan."), "success")
        return redirect(url_for("umkm_catalog_owner.business", slug=slug), 303)
    return _form_page(form, own)


@owner.post("/milik-saya/usaha/<slug>/tampil")
@require(EDIT_OWN)
def publish(slug: str) -> ResponseReturnValue:
    """Show a business to visitors, or take it away from them."""
    own, on = mine(slug), request.form.get("on") == "1"
    businesses.publish_business(own, on=on)
    flash(
        _("Usaha Anda sekarang tampil di katalog.") if on else _("Usaha Anda tidak lagi tampil di katalog."), "success"
    )
    return redirect(url_for("umkm_catalog_owner.business", slug=slug), 303)


def mine(slug: str) -> Business:
    """The business of this person; for anyone else's, 404."""
    return found(businesses.own_business(me().id, slug))


def _saved(form: BusinessForm, own: Business | None) -> Business | None:
    """Save what was written; None, with the error at its field, where a service refuses it."""
    reopened: list[str] = []
    try:
        if own is None:
            own = businesses.add_business(form.draft(), owner_id=me().id, consents=form.consents.data)
        else:
            reopened = businesses.edit_business(own, form.draft(), consents=form.consents.data)
        photo = form.photo.data
        if isinstance(photo, FileStorage):  # without a new file the field holds the photo that is there
            photos.set_business_photo(own, cast("BinaryIO", photo.stream))
    except businesses.ConsentMissing:
        form.consents.errors = [CONSENT_MISSING]
        return None
    except PhotoRefused as refused:
        form.photo.errors = [PHOTOS[refused.code]]
        return None
    for kind in reopened:
        said = _("%(claim)s diperiksa lagi karena isiannya berubah; lencananya kembali sesudah itu.")
        flash(said % {"claim": KINDS[kind].title}, "warning")
    return own


def _form_page(form: BusinessForm, own: Business | None) -> ResponseReturnValue:
    page = render_template(
        "umkm_catalog/owner/business_form.html", form=form, business=own, districts=districts_in_use()
    )
    return page, 422 if form.errors else 200
