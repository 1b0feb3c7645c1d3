"""Pages that say "now": they are good until the next moment at which they would say something else."""

from __future__ import annotations

from datetime import datetime, timedelta

from flask import Response, g

from kawasan.db import utcnow

LONGEST_SECONDS = 15
"""Pages that say "now" also count people who wait, so none is kept for longer."""
PAGE = "text/html"
REVALIDATED = "private, no-cache"
"""Browsers keep a page and ask each time whether it still holds: a program switched off is gone at the next look."""


def expires_at(moment: datetime | None) -> None:
    """The page being made turns wrong at `moment` (aware). The earliest of several counts; None: no such moment is
    known.
    """
    current = g.get("kawasan_expires")
    g.kawasan_has_now = True
    if moment is not None and (current is None or moment < current):
        g.kawasan_expires = moment


def seconds_left() -> int | None:
    """How long caches may keep this page: None where nothing on it depends on the time of day."""
    if "kawasan_has_now" not in g:
        return None
    moment = g.get("kawasan_expires")
    if moment is None:
        return LONGEST_SECONDS
    return max(0, min(LONGEST_SECONDS, int((moment - utcnow()).total_seconds())))


def set_headers(response: Response) -> Response:
    """Tell browsers and proxies. Pages are private to the browser: language and person are in cookies."""
    if (
        response.mimetype not in (PAGE, "application/json", "application/geo+json")
        or "Cache-Control" in response.headers
    ):
        return response
    left = seconds_left()
    if left is not None and response.mimetype != PAGE:
        response.headers["Cache-Control"] = f"private, max-age={left}"
        return response
    response.headers["Cache-Control"] = REVALIDATED
    if left is not None:
        response.expires = utcnow() + timedelta(seconds=left)
    return response
