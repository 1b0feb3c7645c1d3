"""The operator's pages."""

from __future__ import annotations

from flask import Blueprint, render_template

from kawasan.auth import operator_only, scope
from kawasan.tenancy import all_regencies

bp = Blueprint("operator", __name__, url_prefix="/operator")


@bp.get("/")
@scope("platform")
@operator_only
def home() -> str:
    """The installation's regencies."""
    return render_template("web/operator/home.html", regencies=all_regencies())
