"""Error pages: a plain sentence and a way on; problem documents for the API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Flask, g, render_template, request
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException, InternalServerError, ServiceUnavailable

from kawasan.api import problem
from kawasan.db import rollback

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

RETRY_SECONDS = 3


def init_app(app: Flask) -> None:
    """Answer every error."""
    app.register_error_handler(HTTPException, show)
    app.register_error_handler(OperationalError, busy)


def show(error: HTTPException) -> ResponseReturnValue:
    """The page or document for an HTTP error."""
    if error.response is not None:
        return error.response
    if request.path.startswith("/api/"):
        return problem(error)
    if isinstance(error, InternalServerError):
        rollback()
    return render_template("web/error.html", error=error), error.code or 500


def busy(error: OperationalError) -> ResponseReturnValue:
    """The database did not answer in time, or is away: say so, and when to try again."""
    rollback()
    g.kawasan_database_away = True
    unavailable = ServiceUnavailable(retry_after=RETRY_SECONDS)
    unavailable.__cause__ = error
    return show(unavailable)
