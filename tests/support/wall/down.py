"""Taking one of the walls down, to see what the other one holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask_sqlalchemy.session import Session as FlaskSession
from sqlalchemy import Engine, event

from kawasan.db import Base, RegencySession, bound_id
from kawasan.db.session import _refuse_foreign, _scope, _stamp

LISTENERS = (("do_orm_execute", _scope), ("before_attach", _refuse_foreign), ("before_flush", _stamp))
METHODS = ("get", "connection", "bulk_save_objects", "bulk_insert_mappings", "bulk_update_mappings")


@contextmanager
def without_first_wall() -> Iterator[None]:
    """The session filters, stamps and refuses nothing; it still tells PostgreSQL its regency."""
    for name, listener in LISTENERS:
        event.remove(RegencySession, name, listener)
    with pytest.MonkeyPatch.context() as patch:
        for method in METHODS:
            patch.setattr(RegencySession, method, getattr(FlaskSession, method))
        patch.setattr(RegencySession, "regency_id", lambda _self: bound_id())
        patch.setattr(RegencySession, "require_regency", lambda _self: bound_id())
        try:
            yield
        finally:
            for name, listener in LISTENERS:
                event.listen(RegencySession, name, listener)


@contextmanager
def without_second_wall(owner: Engine) -> Iterator[None]:
    """Row-level security is off on every table of regencies."""
    tables = [table.name for table in Base.metadata.sorted_tables if table.info.get("owned")]
    try:
        _each(owner, tables, "DISABLE")
        yield
    finally:
        _each(owner, tables, "ENABLE")


def _each(owner: Engine, tables: list[str], change: str) -> None:
    with owner.begin() as connection:
        for table in tables:
            connection.exec_driver_sql(f"ALTER TABLE {table} {change} ROW LEVEL SECURITY")
