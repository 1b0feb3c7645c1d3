"""An owner asks for something to be verified."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _

from kawasan.plugin_api import require
from kawasan_umkm_catalog.forms.claim import NUMBER_HINTS, ClaimForm
from kawasan_umkm_catalog.forms.refusals import NUMBERS
from kawasan_umkm_catalog.services.claims import ClaimUnchanged, statuses_of, submit_claim
from kawasan_umkm_catalog.services.numbers import NumberRefused, is_unusual
from kawasan_umkm_catalog.services.program import EDIT_OWN
from kawasan_umkm_catalog.services.terms import KINDS
from kawasan_umkm_catalog.views.blueprints import found, owner
from kawasan_umkm_catalog.views.my_businesses import mine

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from kawasan_umkm_catalog.models import Business


@owner.route("/milik-saya/usaha/<slug>/verifikasi/<kind>", methods=["GET", "POST"])
@require(EDIT_OWN)
def submit(slug: str, kind: str) -> ResponseReturnValue:
    """Submit a claim of one kind, for the first time or again."""
    own = mine(slug)
    status = found(next((status for status in statuses_of(own) if status.kind == kind), None))
    form = ClaimForm(obj=status.claim)
    if not KINDS[kind].has_number:
        del form.number
    if form.validate_on_submit() and _submitted(form, own, kind):
        return redirect(url_for("umkm_catalog_owner.business", slug=slug, _anchor="verifikasi"), 303)
    page = render_template(
        "umkm_catalog/owner/claim_form.html", form=form, business=own, status=status, hint=NUMBER_HINTS.get(kind)
    )
    return page, 422 if form.errors else 200


def _submitted(form: ClaimForm, own: Business, kind: str) -> bool:
    """False, with the error at its field, where the service refuses it."""
    try:
        claim = submit_claim(own, kind, number=form.number.data if form.number else "", note=form.note.data or "")
    except NumberRefused as refused:
        field = form.note if refused.code == "identity" or not form.number else form.number
        field.errors = [NUMBERS[refused.code]]
        return False
    except ClaimUnchanged:
        flash(_("Tidak ada yang berubah, jadi tidak ada yang diajukan lagi."), "info")
        return True
    flash(_("Diajukan. Petugas memeriksanya, lalu Anda diberi tahu di portal ini."), "success")
    if is_unusual(kind, claim.number):
        flash(
            _("Bentuk nomor halal ini tidak lazim. Bila salah ketik, perbaiki sebelum petugas memeriksanya."), "warning"
        )
    return True
