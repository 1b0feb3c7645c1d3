"""For whoever watches the installation: does this process live, and may it be sent visitors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint

from kawasan.auth import public, scope
from kawasan.checks import missing_parts

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

bp = Blueprint("health", __name__)
NOT_KEPT = {"Cache-Control": "no-store"}


@bp.get("/healthz")
@scope("platform")
@public
def healthz() -> ResponseReturnValue:
    """The process lives. Asks nobody else, so that a database that is away restarts no process."""
    return {"status": "ok"}, NOT_KEPT


@bp.get("/readyz")
@scope("platform")
@public
def readyz() -> ResponseReturnValue:
    """Database, migrations and, where it is set, Redis are as they should be; else 503 names what is missing."""
    if missing := missing_parts():
        return {"status": "not ready", "missing": missing}, 503, NOT_KEPT
    return {"status": "ready"}, NOT_KEPT
