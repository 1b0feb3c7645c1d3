"""How each database is opened: durable, with foreign keys, and with write locks taken up front on SQLite."""

from __future__ import annotations

from typing import Any

from flask import Flask, g, has_app_context, has_request_context, request
from sqlalchemy import Connection, Engine, event

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
CONNECT_SECONDS = 5
PRAGMAS = ("journal_mode=WAL", "foreign_keys=ON", "busy_timeout=15000", "synchronous=FULL")


def engine_options(url: str, *, is_pooled: bool = False) -> dict[str, Any]:
    """Options for `create_engine`. Behind a pooler the next transaction may be on a connection of PostgreSQL's that
    does not know what was prepared on the last one.
    """
    if url.startswith("sqlite"):
        return {"connect_args": {"check_same_thread": False}}
    driver: dict[str, Any] = {"connect_timeout": CONNECT_SECONDS}  # of a machine that is gone nothing is heard at all
    if is_pooled:
        driver["prepare_threshold"] = None
    return {"pool_pre_ping": True, "pool_size": 10, "max_overflow": 10, "connect_args": driver}


def prepare(app: Flask, engine: Engine) -> None:
    """Attach what the dialect needs to a fresh engine, and count its statements."""
    event.listen(engine, "before_cursor_execute", _count)
    if engine.dialect.name != "sqlite":
        return
    event.listen(engine, "connect", _open_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    app.logger.debug("SQLite with %s", ", ".join(PRAGMAS))


def queries_so_far() -> int:
    """How many statements this app context has sent."""
    return int(g.get("kawasan_queries", 0)) if has_app_context() else 0


def _count(_connection: Any, _cursor: Any, _statement: str, _values: Any, context: Any, _many: bool) -> None:  # noqa: FBT001 - SQLAlchemy's signature
    if context.compiled is not None and has_app_context():  # not what begins a transaction
        g.kawasan_queries = g.get("kawasan_queries", 0) + 1


def _open_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the driver's own BEGIN would come too late
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # A read that later writes fails when another writer came between; a writer takes the lock at once and waits its
    # turn.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if may_write() else "BEGIN")


def may_write() -> bool:
    """Whether the current unit of work is one that changes things."""
    if has_app_context() and "kawasan_writes" in g:
        return bool(g.kawasan_writes)
    return has_request_context() and request.method not in SAFE_METHODS
