"""Rows in tables as a migration left them: what is there when the next one comes.

They are made from the tables as the database has them, and from the words and least numbers that the models of today
allow. Two rows of a table differ only where they must, so that a unique constraint that comes later meets both. A table
whose constraints are not understood stays empty: what is not known is not held against a plugin.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Connection, MetaData, Table, func, insert, select
from sqlalchemy.exc import DBAPIError, StatementError

from kawasan.db import Base
from kawasan.testing.columns import choices, in_unique, made_value

ROWS = 2
FIRST_ID = 10**6
NOTHING = object()
"""There is no value for this column, and there must be one."""


def fill(connection: Connection, plugin: str) -> None:
    """Put rows into each table of a plugin that has none, and into those of core that they point to."""
    found = MetaData()
    found.reflect(connection)
    seen: set[Table] = set()
    for name, table in sorted(found.tables.items()):
        if name.startswith(f"{plugin}_"):
            _fill(connection, table, seen)


def _fill(connection: Connection, table: Table, seen: set[Table]) -> None:
    if table in seen:
        return
    seen.add(table)
    for target in sorted({target for column in table.c for target in _targets(column)}, key=lambda one: one.name):
        _fill(connection, target, seen)
    if connection.scalar(select(func.count()).select_from(table)):
        return
    for number in range(1, ROWS + 1):
        for is_whole in (True, False):
            if _insert(connection, table, number, is_whole=is_whole):
                break


def _insert(connection: Connection, table: Table, number: int, *, is_whole: bool) -> bool:
    values = dict(_values(connection, table, number, is_whole=is_whole))
    if NOTHING in values.values():
        return False
    try:
        with connection.begin_nested():
            connection.execute(insert(table).values(values))
    except (DBAPIError, StatementError):
        return False
    return True


def _values(connection: Connection, table: Table, number: int, *, is_whole: bool) -> Iterator[tuple[str, Any]]:
    for column in table.c:
        value = _value(connection, table, column, number)
        may_lack = column.nullable or column.server_default is not None
        if value is not None and (is_whole or not may_lack or column.primary_key):
            yield column.name, value
        elif not may_lack:
            yield column.name, NOTHING


def _value(connection: Connection, table: Table, column: Column[Any], number: int) -> Any:
    if targets := _targets(column):
        return _referred(connection, table, column, min(targets, key=lambda target: target.name != "core_regency"))
    if column.primary_key:
        return FIRST_ID + number
    now = Base.metadata.tables.get(table.name)
    if now is not None and column.name in now.c and choices(now, now.c[column.name]):
        return choices(now, now.c[column.name])[0]
    return made_value(table, column, number if in_unique(table, column) else 1)


def _referred(connection: Connection, table: Table, column: Column[Any], target: Table) -> Any:
    """The id of the first row there; None where the table points to itself, or where there is none."""
    if target is table:
        return None
    name = next(key.column.name for key in column.foreign_keys if key.column.table is target)
    return connection.scalar(select(target.c[name]).order_by(target.c[name]).limit(1))


def _targets(column: Column[Any]) -> set[Table]:
    return {key.column.table for key in column.foreign_keys}
