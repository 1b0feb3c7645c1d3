"""Errors of the API as problem documents (RFC 9457)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import abort, jsonify, request

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Response
    from werkzeug.exceptions import HTTPException


LOCATIONS = ("json", "query", "headers", "form", "files", "path")
PROBLEM_TYPE = "application/problem+json"


def require_json() -> None:
    """Before each request: a body sent to the API is JSON and says so; otherwise 415, rather than "missing data"."""
    if "/api/v1/" in request.path and request.content_length and not request.is_json:
        abort(415, "Send the body as application/json.")


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
        body["detail"] = "; ".join(_sentences(data["messages"]))
    if data.get("message"):
        body["detail"] = data["message"]
    response = jsonify(body)
    response.status_code = error.code or 500
    response.mimetype = PROBLEM_TYPE
    for name, value in (*error.get_headers(), *(data.get("headers") or {}).items()):
        if name.lower() != "content-type":
            response.headers[name] = value
    return response


def _sentences(messages: Any, name: str = "") -> Iterator[str]:
    """Webargs' nested messages as `field: what is wrong`."""
    if isinstance(messages, dict):
        for key, inner in messages.items():
            yield from _sentences(inner, name if key in LOCATIONS else str(key))
    else:
        for message in messages if isinstance(messages, list) else [messages]:
            yield f"{name}: {message}" if name else str(message)
