"""The regency's consent to share what it has published with the region's own pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from kawasan.auth import require
from kawasan.installation import share
from kawasan.region import count_published
from kawasan.tenancy import require_regency
from kawasan.web.console import bp
from kawasan.web.published_kinds import KINDS

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


@bp.get("/berbagi")
@require("core:identity:edit")
def sharing() -> str:
    """What is shared now, and the button that begins or ends it."""
    counts = count_published(require_regency().id)
    return render_template("web/console/sharing.html", counts=[(KINDS[k], counts[k]) for k in KINDS if k in counts])


@bp.post("/berbagi")
@require("core:identity:edit")
def store_sharing() -> ResponseReturnValue:
    """Consent, or withdraw it: what was shared is gone with this answer."""
    shares = request.form.get("shares") == "1"
    share(shares=shares)
    flash(
        _("Isi portal ini kini ikut tampil di halaman kawasan.")
        if shares
        else _("Persetujuan dicabut. Tidak ada lagi isi portal ini di halaman kawasan."),
        "success",
    )
    return redirect(url_for("console.sharing"))
