"""The data layer: base classes, ids, the bound session, and the unit of work."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from kawasan.db.base import Base, RegencyOwned, join_on, owned_key, reference
from kawasan.db.binding import Tenant, bind, bound, bound_id
from kawasan.db.engine import engine_options, may_write, prepare, queries_so_far
from kawasan.db.ids import new_id
from kawasan.db.moments import UtcDateTime, clock, utcnow
from kawasan.db.registries import admitted, forget, mappers
from kawasan.db.session import RegencySession, ScopeError
from kawasan.db.unit import (
    Model,
    after_commit,
    after_rollback,
    commit,
    db,
    insert_of,
    own_unit,
    regency_scope,
    rollback,
    savepoint,
    session,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask

__all__ = [
    "Base", "Model", "RegencyOwned", "RegencySession", "ScopeError", "Tenant", "UtcDateTime", "admitted",
    "after_commit", "after_rollback", "before_serving", "bind", "bound", "bound_id", "clock", "commit", "db",
    "forget", "init_app", "insert_of", "join_on", "mappers", "may_write", "new_id", "own_unit", "owned_key",
    "queries_so_far", "reference", "regency_scope", "rollback", "savepoint", "session", "utcnow",
]  # fmt: skip


@contextmanager
def before_serving(app: Flask) -> Iterator[None]:
    """Read platform tables while the application is made. No connection is kept: processes that the server divides
    into later would share it.
    """
    with app.app_context():
        with regency_scope(None, writes=False):
            yield
        db.engine.dispose()


def init_app(app: Flask) -> None:
    """Open the configured database for this application."""
    url = app.config["KAWASAN_DATABASE_URL"]
    if url.startswith("postgresql://"):
        url = url.replace("postgresql://", "postgresql+psycopg://", 1)
    app.config["SQLALCHEMY_DATABASE_URI"] = url
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = engine_options(url, is_pooled=app.config["KAWASAN_DATABASE_POOLER"])
    db.init_app(app)
    with app.app_context():
        prepare(app, db.engine)
