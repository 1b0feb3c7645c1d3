"""Answers to pages that follow the queue: 204 while nothing has changed, else data and rendered parts as JSON."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Response, get_template_attribute, jsonify, make_response, request
from markupsafe import Markup

Parts = Mapping[str, str]
Data = Mapping[str, str]


def unchanged(version: str) -> Response | None:
    """204 where the page already shows this version, which it names as `?v=`."""
    return unkept(make_response("", 204)) if request.args.get("v") == version else None


def changed(data: Data, parts: Parts, status: int = 200) -> Response:
    """What the page puts in place: attributes of its live part, and the parts by name."""
    response = jsonify(data=dict(data), parts=dict(parts))
    response.status_code = status
    return unkept(response)


def unkept(response: Response) -> Response:
    """For one person and this moment: no cache keeps it, no search engine lists it."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def sentence(template: str, macro: str, *arguments: object) -> str:
    """What a macro says, as plain text: for an attribute or a message."""
    said = str(get_template_attribute(f"service_queue/{template}", macro)(*arguments))
    return " ".join(Markup(said).unescape().split())  # noqa: S704 - unescaped, and escaped again where it is shown
