"""Errors of the API as problem documents (RFC 9457)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import jsonify

if TYPE_CHECKING:
    from flask import Response
    from werkzeug.exceptions import HTTPException


def problem(error: HTTPException) -> Response:
    """The document for an HTTP error. What a view put into `error.data` is carried along: `messages` as `errors`."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": error.name,
        "status": error.code,
        "detail": error.description,
    }
    data: dict[str, Any] = getattr(error, "data", None) or {}
    if data.get("messages"):
        body["errors"] = data["messages"]
    if data.get("message"):
        body["detail"] = data["message"]
    response = jsonify(body)
    response.status_code = error.code or 500
    response.mimetype = "application/problem+json"
    for name, value in (data.get("headers") or {}).items():
        response.headers[name] = value
    retry = getattr(error, "retry_after", None)
    if retry:
        response.headers["Retry-After"] = str(retry)
    return response
