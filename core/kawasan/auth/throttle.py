"""Throttles: how often one address may do something. Counted in Redis where several processes serve."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from flask import Flask
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

if TYPE_CHECKING:
    from collections.abc import Callable

V = TypeVar("V", bound="Callable[..., Any]")
limiter = Limiter(get_remote_address)
SIGN_IN_LIMIT = "10 per minute; 60 per hour"


def throttle(limit: str) -> Callable[[V], V]:
    """Allow a view so often per address, as in `"30 per minute"`; beyond that it answers 429."""
    return limiter.limit(limit)  # type: ignore[return-value]  # the decorator returns the view


def init_app(app: Flask) -> None:
    """Set up counting; `KAWASAN_RATELIMIT_ENABLED=0` switches it off."""
    app.config["RATELIMIT_ENABLED"] = app.config["KAWASAN_RATELIMIT_ENABLED"]
    app.config["RATELIMIT_STORAGE_URI"] = app.config["KAWASAN_REDIS_URL"] or "memory://"
    app.config["RATELIMIT_HEADERS_ENABLED"] = False
    limiter.init_app(app)
    login: Any = app.view_functions["security.login"]
    app.view_functions["security.login"] = limiter.limit(SIGN_IN_LIMIT, methods=["POST"])(login)
