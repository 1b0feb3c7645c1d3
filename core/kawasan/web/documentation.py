"""The API's specification and its readable page, and the page of all components."""

from __future__ import annotations

from flask import Blueprint, Response, current_app, render_template

from kawasan.api import KawasanApi
from kawasan.auth import public, scope
from kawasan.ui import patterns as samples
from kawasan.web.context import outline_of

bp = Blueprint("documentation", __name__)


@bp.get("/api/v1/")
@public
def api() -> str:
    """The API of this regency, to read."""
    kawasan_api: KawasanApi = current_app.extensions["kawasan_api"]
    return render_template("web/api.html", spec=kawasan_api.filtered())


@bp.get("/api/v1/openapi.json")
@public
def openapi() -> Response:
    """The same for programs."""
    kawasan_api: KawasanApi = current_app.extensions["kawasan_api"]
    return kawasan_api._openapi_json()  # noqa: SLF001 - smorest's own name for it


@bp.get("/patterns")
@scope("both")
@public
def patterns() -> str:
    """Every component of the design system in all its states."""
    shape = outline_of("lake_toba")
    return render_template("ui/patterns.html", **samples.sample_context(shape.drawing[1] if shape else None))
