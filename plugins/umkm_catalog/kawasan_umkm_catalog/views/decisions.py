"""The officer's worklist, and deciding one claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _

from kawasan.plugin_api import require, require_regency
from kawasan_umkm_catalog.forms.claim import RefuseForm, VerifyForm
from kawasan_umkm_catalog.forms.refusals import CHANGED, DECISIONS, NUMBERS
from kawasan_umkm_catalog.services import verification
from kawasan_umkm_catalog.services.numbers import NumberRefused, is_unusual
from kawasan_umkm_catalog.services.program import DECIDE
from kawasan_umkm_catalog.services.storefront import photo_or_none
from kawasan_umkm_catalog.views.blueprints import found, me, officer

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from kawasan_umkm_catalog.models import Claim


@officer.get("/kelola/")
@require(DECIDE)
def worklist() -> str:
    """Claims that wait, oldest first."""
    claims = verification.pending_claims()
    return render_template("umkm_catalog/officer/worklist.html", claims=claims, waiting=verification.count_pending())


@officer.get("/kelola/verifikasi/<id:claim_id>")
@require(DECIDE)
def claim(claim_id: int) -> str:
    """One claim, with the two answers to it."""
    shown = found(verification.find_claim(claim_id))
    return _page(shown, _verify_form(shown), _refuse_form())


@officer.post("/kelola/verifikasi/<id:claim_id>/terima")
@require(DECIDE)
def verify(claim_id: int) -> ResponseReturnValue:
    """It is so."""
    shown, form = found(verification.find_claim(claim_id)), VerifyForm(prefix="verify")
    if form.validate():
        try:
            verification.verify_claim(
                claim_id, form.version.data or "", officer_id=me().id, evidence=form.evidence.data or "",
                expires_on=form.expires_on.data,
            )  # fmt: skip
        except verification.AlreadyDecided:
            return _too_late(claim_id)
        except verification.ClaimChanged:
            form.evidence.errors = [CHANGED]
        except verification.DecisionRefused as refused:
            field = form.evidence if refused.code in ("evidence", "own") else form.expires_on
            field.errors = [DECISIONS[refused.code]]
        except NumberRefused as refused:
            form.evidence.errors = [NUMBERS[refused.code]]
        else:
            flash(_("Keputusan disimpan. Pemilik yang punya akun diberi tahu."), "success")
            return redirect(url_for("umkm_catalog_officer.worklist"), 303)
    return _page(shown, form, _refuse_form()), 422


@officer.post("/kelola/verifikasi/<id:claim_id>/tolak")
@require(DECIDE)
def refuse(claim_id: int) -> ResponseReturnValue:
    """It cannot be confirmed."""
    shown, form = found(verification.find_claim(claim_id)), RefuseForm(prefix="refuse")
    if form.validate():
        try:
            verification.refuse_claim(
                claim_id, form.version.data or "", officer_id=me().id, reason=form.reason.data or ""
            )
        except verification.AlreadyDecided:
            return _too_late(claim_id)
        except verification.ClaimChanged:
            form.reason.errors = [CHANGED]
        except verification.DecisionRefused as refused:
            form.reason.errors = [DECISIONS[refused.code]]
        except NumberRefused as refused:
            form.reason.errors = [NUMBERS[refused.code]]
        else:
            flash(_("Keputusan disimpan. Pemilik yang punya akun diberi tahu."), "success")
            return redirect(url_for("umkm_catalog_officer.worklist"), 303)
    return _page(shown, _verify_form(shown), form), 422


def _verify_form(shown: Claim) -> VerifyForm:
    end = verification.usual_end(shown, require_regency().local_day())
    form: Any = VerifyForm  # its constructor carries no annotations
    return form(formdata=None, prefix="verify", expires_on=end)  # type: ignore[no-any-return]  # made above


def _refuse_form() -> RefuseForm:
    form: Any = RefuseForm  # as above
    return form(formdata=None, prefix="refuse")  # type: ignore[no-any-return]  # as above


def _too_late(claim_id: int) -> ResponseReturnValue:
    flash(_("Klaim ini sudah diputuskan petugas lain. Keputusan Anda tidak disimpan."), "warning")
    return redirect(url_for("umkm_catalog_officer.claim", claim_id=claim_id), 303)


def _page(shown: Claim, verify_form: VerifyForm, refuse_form: RefuseForm) -> str:
    verify_form.version.data = refuse_form.version.data = verification.version_of(shown)
    return render_template(
        "umkm_catalog/officer/claim.html",
        claim=shown,
        business=shown.business,
        photo=photo_or_none(shown.business.photo, shown.business.name),
        verify_form=verify_form,
        refuse_form=refuse_form,
        unusual=is_unusual(shown.kind, shown.number),
    )
