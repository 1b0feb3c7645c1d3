"""Taking one of the walls down, to see what the other one holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest
from flask_sqlalchemy.session import Session as FlaskSession
from sqlalchemy import Engine, event, inspect

from kawasan.db import Base, RegencyOwned, RegencySession, bound_id
from kawasan.db.session import _refuse_foreign, _scope, _stamp

LISTENERS = (("do_orm_execute", _scope), ("before_attach", _refuse_foreign), ("before_flush", _stamp))
METHODS = ("get", "connection", "bulk_save_objects", "bulk_insert_mappings", "bulk_update_mappings")


def _fill_in(session: Any, *_: Any) -> None:
    """New rows still get the regency they do not name: without it no application could write at all."""
    for row in session.new:
        if isinstance(row, RegencyOwned) and row.regency_id is None:
            row.regency_id = bound_id()


def _fill_in_rows(state: Any) -> None:
    if state.is_insert and state.bind_mapper is not None and issubclass(state.bind_mapper.class_, RegencyOwned):
        given = state.parameters or {}
        for row in [given] if isinstance(given, Mapping) else given:
            row.setdefault("regency_id", bound_id())


STAMPS = (("before_flush", _fill_in), ("do_orm_execute", _fill_in_rows))


@contextmanager
def without_first_wall() -> Iterator[None]:
    """The session filters and refuses nothing; it still stamps, and tells PostgreSQL its regency."""
    for name, listener in LISTENERS:
        event.remove(RegencySession, name, listener)
    for name, stamp in STAMPS:
        event.listen(RegencySession, name, stamp)
    with pytest.MonkeyPatch.context() as patch:
        for method in METHODS:
            patch.setattr(RegencySession, method, getattr(FlaskSession, method))
        patch.setattr(RegencySession, "regency_id", lambda _self: bound_id())
        patch.setattr(RegencySession, "require_regency", lambda _self: bound_id())
        try:
            yield
        finally:
            for name, stamp in STAMPS:
                event.remove(RegencySession, name, stamp)
            for name, listener in LISTENERS:
                event.listen(RegencySession, name, listener)


@contextmanager
def without_second_wall(owner: Engine) -> Iterator[None]:
    """Row-level security is off on every table of regencies."""
    there = inspect(owner).get_table_names()
    tables = [name for name in there if name in Base.metadata.tables and Base.metadata.tables[name].info.get("owned")]
    try:
        _each(owner, tables, "DISABLE")
        yield
    finally:
        _each(owner, tables, "ENABLE")


def _each(owner: Engine, tables: list[str], change: str) -> None:
    with owner.begin() as connection:
        for table in tables:
            connection.exec_driver_sql(f"ALTER TABLE {table} {change} ROW LEVEL SECURITY")
