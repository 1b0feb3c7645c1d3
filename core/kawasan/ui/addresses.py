"""Addresses of the page being shown, with other arguments."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from flask import request

PATH_SAFE = "/:@!$&'()*+,;=~"  # RFC 3986, pchar and the slash


def same_page(*without: str, **arguments: str) -> str:
    """This page from the root of its host, with these query arguments set, those in `without` left out, the rest kept.

    Made by hand: `url_for` would take arguments called `_anchor` or `endpoint` for its own.
    """
    kept = [(name, value) for name, value in request.args.items(multi=True) if name not in {*arguments, *without}]
    # Two slashes at the beginning would name another host.
    path = "/" + (request.script_root + request.path).lstrip("/")
    query = urlencode([*kept, *arguments.items()])
    return quote(path, safe=PATH_SAFE) + (f"?{query}" if query else "")
