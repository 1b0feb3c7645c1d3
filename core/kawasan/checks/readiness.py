"""Whether this process may be sent visitors: what it cannot work without answers."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING

from flask import Flask, current_app
from sqlalchemy import literal, select
from sqlalchemy.exc import SQLAlchemyError

from kawasan.db import regency_scope
from kawasan.migrations import pending

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger(__name__)
PATIENCE_SECONDS = 2
READ_AGAIN_SECONDS = 30
"""So long migrations once found current are believed: reading them all takes far more than a query."""
SEEN_CURRENT = "kawasan_migrations_seen_current"


def missing_parts() -> list[str]:
    """Which of `database`, `migrations` and `redis` is missing; why is in the log, not in the answer."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001 - documented by Flask
    if not _answers("database", _ask_database):
        return ["database", *([] if _answers("redis", lambda: _ask_redis(app)) else ["redis"])]
    missing = [] if _answers("migrations", lambda: _compare_migrations(app)) else ["migrations"]
    return missing if _answers("redis", lambda: _ask_redis(app)) else [*missing, "redis"]


class NotReady(RuntimeError):
    """A part answers, and is not as it should be."""


def _answers(part: str, ask: Callable[[], None]) -> bool:
    try:
        ask()
    except (SQLAlchemyError, OSError, NotReady) as error:
        log.warning("not ready: %s (%s)", part, error if isinstance(error, NotReady) else type(error).__name__)
        return False
    return True


def _ask_database() -> None:
    with regency_scope(None, writes=False) as unit:
        unit.execute(select(literal(1)))


def _compare_migrations(app: Flask) -> None:
    seen = app.extensions.get(SEEN_CURRENT)
    if seen is not None and time.monotonic() - seen < READ_AGAIN_SECONDS:
        return
    app.extensions.pop(SEEN_CURRENT, None)
    if late := pending(app.config["KAWASAN_DATABASE_URL"]):
        raise NotReady(f"run `kawasan db upgrade` for {', '.join(name for name, *_ in late)}")
    app.extensions[SEEN_CURRENT] = time.monotonic()


def _ask_redis(app: Flask) -> None:
    """Where Redis is set, it answers; without a setting there is nothing to ask."""
    if not (url := app.config["KAWASAN_REDIS_URL"]):
        return
    try:
        from redis import Redis, RedisError  # noqa: PLC0415 - an optional dependency
    except ImportError as error:
        raise NotReady("the package redis is not installed") from error
    try:
        with Redis.from_url(url, socket_connect_timeout=PATIENCE_SECONDS, socket_timeout=PATIENCE_SECONDS) as redis:
            redis.ping()
    except (RedisError, ValueError) as error:
        raise NotReady(type(error).__name__) from error
