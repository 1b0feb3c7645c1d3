"""The operator's pages: regencies of the installation, what was changed for it as a whole, the outbox of a demo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy import func, select

from kawasan import mail
from kawasan.audit import PlatformAuditEntry
from kawasan.auth import Membership, operator_only, scope
from kawasan.db import session
from kawasan.plugins import registry
from kawasan.tenancy import all_regencies
from kawasan.ui.pagination import paginate
from kawasan.web.console.trail_words import in_words

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

bp = Blueprint("operator", __name__, url_prefix="/operator")
ON_A_PAGE = 50


@bp.get("/")
@scope("platform")
@operator_only
def home() -> str:
    """The installation's regencies."""
    counts = dict(session().execute(select(Membership.regency_id, func.count()).group_by(Membership.regency_id)).all())
    plugins = registry()
    return render_template(
        "web/operator/home.html",
        regencies=all_regencies(),
        counts=counts,
        titles={name: plugin.program.title for name, plugin in plugins.plugins.items()},
        broken=plugins.broken,
    )


@bp.get("/jejak")
@scope("platform")
@operator_only
def trail() -> str:
    """What was changed for the installation as a whole; changes within a regency are in its own trail."""
    query = select(PlatformAuditEntry).order_by(PlatformAuditEntry.at.desc(), PlatformAuditEntry.id.desc())
    page = paginate(query, request.args.get("page", 1, type=int), ON_A_PAGE)
    return render_template("web/operator/trail.html", page=page, lines=[in_words(entry) for entry in page.items])


@bp.get("/surat")
@scope("platform")
@operator_only
def outbox() -> ResponseReturnValue:
    """Mail that a demo wrote instead of sending it."""
    if current_app.config["KAWASAN_MODE"] != "demo":
        flash(_("Kotak surat hanya dapat dibaca pada instalasi demo."), "info")
        return redirect(url_for("operator.home"))
    letters = [(m["Date"].datetime, m["To"], m["Subject"], m.get_content()) for m in mail.read_outbox()]
    return render_template("web/operator/outbox.html", letters=letters)
