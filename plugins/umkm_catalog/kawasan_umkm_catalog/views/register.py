"""The officer's list of all businesses, registering one on its owner's behalf, and handing over the way in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from kawasan.plugin_api import qr_svg, require
from kawasan_umkm_catalog.forms.business import OwnerForm, RegistrationForm
from kawasan_umkm_catalog.forms.fields import one_line
from kawasan_umkm_catalog.forms.filters import page_number
from kawasan_umkm_catalog.forms.refusals import HANDOVER
from kawasan_umkm_catalog.models import Business
from kawasan_umkm_catalog.services import registration
from kawasan_umkm_catalog.services.catalogue import districts_in_use
from kawasan_umkm_catalog.services.claims import statuses_of
from kawasan_umkm_catalog.services.program import REGISTER
from kawasan_umkm_catalog.services.storefront import photo_or_none
from kawasan_umkm_catalog.views.blueprints import found, officer
from kawasan_umkm_catalog.views.presentation import register_badges

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


@officer.get("/kelola/usaha")
@require(REGISTER)
def businesses() -> str:
    """All businesses in any state, with a search."""
    query = one_line(request.args.get("q"))
    page = registration.all_businesses(query, page_number(request.args.get("page")))
    return render_template(
        "umkm_catalog/officer/businesses.html", page=page, query=query, register_badges=register_badges
    )


@officer.get("/kelola/usaha/<slug>")
@require(REGISTER)
def business(slug: str) -> str:
    """One business: its claims, its owner's account."""
    return _business_page(found(registration.any_business(slug)), OwnerForm(formdata=None))


@officer.route("/kelola/usaha-baru", methods=["GET", "POST"])
@require(REGISTER)
def register() -> ResponseReturnValue:
    """Register a business for an owner who stands at the counter."""
    form = RegistrationForm()
    if form.validate_on_submit():
        added = registration.register_business(
            form.draft(),
            owner_name=form.owner_name.data,
            owner_phone=form.owner_phone.data,
            published=form.published.data,
        )
        flash(_("Usaha terdaftar. Cetak lembar masuk dan serahkan kepada pemilik."), "success")
        return redirect(url_for("umkm_catalog_officer.business", slug=added.slug), 303)
    page = render_template("umkm_catalog/officer/register.html", form=form, districts=districts_in_use())
    return page, 422 if form.errors else 200


@officer.post("/kelola/usaha/<slug>/pemilik")
@require(REGISTER)
def link_owner(slug: str) -> ResponseReturnValue:
    """Give a business that has none an owner's account."""
    shown, form = found(registration.any_business(slug)), OwnerForm()
    if form.validate():
        try:
            registration.link_owner(shown, owner_name=form.owner_name.data, owner_phone=form.owner_phone.data)
        except registration.HandoverRefused as refused:
            flash(HANDOVER[refused.code], "warning")
        else:
            flash(_("Akun pemilik tercatat. Cetak lembar masuk dan serahkan kepada pemilik."), "success")
        return redirect(url_for("umkm_catalog_officer.business", slug=slug), 303)
    return _business_page(shown, form), 422


@officer.post("/kelola/usaha/<slug>/lembar-masuk")
@require(REGISTER)
def handover_sheet(slug: str) -> ResponseReturnValue:
    """A sheet with a fresh one-time QR, to be printed and handed over. Not stored, hence shown by the POST itself."""
    shown = found(registration.any_business(slug))
    try:
        token = registration.way_in(shown)
    except registration.HandoverRefused as refused:
        flash(HANDOVER[refused.code], "warning")
        return redirect(url_for("umkm_catalog_officer.business", slug=slug), 303)
    address = url_for("account.invitation", token=token, _external=True)
    title = _("Kode QR untuk masuk pertama kali")
    page = render_template(
        "umkm_catalog/officer/handover_sheet.html",
        business=shown,
        address=address,
        qr=qr_svg(address, title),
        days=registration.WAY_IN_DAYS,
    )
    return page, 200, {"Cache-Control": "no-store"}


def _business_page(shown: Business, form: OwnerForm) -> str:
    return render_template(
        "umkm_catalog/officer/business.html",
        business=shown,
        photo=photo_or_none(shown.photo, shown.name),
        statuses=statuses_of(shown),
        form=form,
    )
