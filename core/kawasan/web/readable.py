"""What no page can read is refused before a view sees it: characters no database stores, numbers beyond ids, more than
anyone sends.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from flask import abort, request
from flask_login import current_user
from werkzeug.routing import IntegerConverter, Map

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST_INTEGER = 2**31 - 1
LARGEST_ID = 2**63 - 1
MOST_BYTES_OF_VISITORS = 1024 * 1024
UNREADABLE = re.compile("[\x00\ud800-\udfff]")
"""PostgreSQL stores no NUL, and UTF-8 has no lone surrogates (JSON can smuggle them in)."""


class BoundedInteger(IntegerConverter):
    """`<int:…>` in a route: what fits into an `Integer` column. A larger number is no page rather than an error."""

    largest = LARGEST_INTEGER
    regex = rf"\d{{1,{len(str(LARGEST_INTEGER))}}}"

    def __init__(self, url_map: Map, *arguments: Any, **options: Any) -> None:
        super().__init__(url_map, *arguments, **{"max": self.largest, **options})


class IdInteger(BoundedInteger):
    """`<id:…>` in a route: the id of a row."""

    largest = LARGEST_ID
    regex = rf"\d{{1,{len(str(LARGEST_ID))}}}"


def limit_body() -> None:
    """Photos come from people who are signed in; no visitor's form is as long as one. It runs before anything reads the
    form.
    """
    if request.method == "POST" and not current_user.is_authenticated:
        request.max_content_length = MOST_BYTES_OF_VISITORS


def refuse_unreadable() -> None:
    """404 for such a path, 400 for such a query, form or JSON body."""
    if UNREADABLE.search(request.path):
        abort(404)
    if any(UNREADABLE.search(text) for text in _texts()):
        abort(400)


def _texts() -> Iterator[str]:
    for name, value in request.args.items(multi=True):
        yield from (name, value)
    if request.is_json:
        yield from _strings(request.get_json(silent=True))
        return
    for name, value in request.form.items(multi=True):
        yield from (name, value)


def _strings(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from (key, *_strings(value))
    elif isinstance(node, list):
        for value in node:
            yield from _strings(value)
