"""A's rows, many more of them: what a page costs must not depend on how many there are.

Each row is copied TIMES times together with its parents, its photo and its children; and, for each parent, TIMES times
beside its own, so that a list of all of them and the list of one parent both grow, and no two copies share what a page
shows beside them. Afterwards they are gone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Column, Connection, ForeignKeyConstraint, String, Table, delete, insert, select
from sqlalchemy.exc import DBAPIError, StatementError

from kawasan.conformance.world import A, World
from kawasan.db import new_id
from kawasan.media import Media
from kawasan.testing.columns import choices, in_unique

TIMES = 8
MOST_COPIED = 12
"""Rows of one table."""
MOST_READ = 500
MEDIA: Any = Media.__table__


@contextmanager
def grown(world: World, tables: list[Table]) -> Iterator[None]:
    """With many more rows at A while the block runs. `tables`: those that others point to first."""
    garden = _Garden(world.regency(A).id, [table for table in tables if table.info.get("owned")])
    with world.engine.begin() as connection:
        garden.grow(connection)
    try:
        yield
    finally:
        with world.engine.begin() as connection:
            garden.clear(connection)


class _Garden:
    def __init__(self, regency_id: int, tables: list[Table]) -> None:
        self._regency_id, self._tables = regency_id, tables
        self._rows: dict[Table, dict[int, dict[str, Any]]] = {}
        self._copied: dict[tuple[Table, int, int], int] = {}
        self._made: list[tuple[Table, int]] = []

    def grow(self, connection: Connection) -> None:
        """Copy one row of each table many times, then all, then one again: a page shows the first or the last."""
        self._connection = connection
        self._rows = {table: self._read(table) for table in [MEDIA, *self._tables]}
        for number in range(3 * TIMES):
            for table in self._tables:
                found = list(self._rows[table].values())[:MOST_COPIED]
                if TIMES <= number < 2 * TIMES:
                    self._copy_all(table, found, number)
                elif found:
                    self._copy(table, found[number % len(found)], number)

    def clear(self, connection: Connection) -> None:
        """Take the copies away."""
        for table, id_ in reversed(self._made):
            connection.execute(delete(table).where(table.c.regency_id == self._regency_id, table.c.id == id_))

    def _read(self, table: Table) -> dict[int, dict[str, Any]]:
        here = select(table).where(table.c.regency_id == self._regency_id).order_by(table.c.id.desc())
        return {row["id"]: dict(row) for row in self._connection.execute(here.limit(MOST_READ)).mappings()}

    def _copy_all(self, table: Table, found: list[dict[str, Any]], number: int) -> None:
        for row in found:
            self._copy(table, row, number)
        for key in _parents(table):
            for row in found[:1]:  # more of them would fill the first page
                self._insert(table, row, number, kept=key)

    def _copy(self, table: Table, row: dict[str, Any], number: int) -> int:
        """The id of the row's copy of this number; its own where there can be none."""
        key = (table, row["id"], number)
        if key not in self._copied:
            self._copied[key] = row["id"]  # for rows that point to each other in a ring
            self._copied[key] = self._insert(table, row, number)
        return self._copied[key]

    def _insert(self, table: Table, row: dict[str, Any], number: int, kept: ForeignKeyConstraint | None = None) -> int:
        values = {c.name: _varied(table, c, row[c.name], number, beside=kept is not None) for c in table.c}
        values["id"] = new_id()
        for key in table.foreign_key_constraints - {kept}:
            column, pointed = key.elements[-1].parent.name, self._rows.get(key.referred_table, {})
            if (parent := pointed.get(row[column])) is not None:
                values[column] = self._copy(key.referred_table, parent, number)
        try:
            with self._connection.begin_nested():
                self._connection.execute(insert(table).values(values))
        except (DBAPIError, StatementError):
            return int(row["id"])  # a constraint that is not understood: there are fewer rows then
        self._made.append((table, values["id"]))
        return int(values["id"])


def _parents(table: Table) -> list[ForeignKeyConstraint]:
    """References to rows of regencies, but photos: each row has its own."""
    keys = [key for key in table.foreign_key_constraints if key.referred_table.info.get("owned")]
    return sorted(
        (key for key in keys if key.referred_table is not MEDIA), key=lambda key: key.elements[-1].parent.name
    )


def _varied(table: Table, column: Column[Any], value: Any, number: int, *, beside: bool) -> Any:
    """Another value where two rows may not have the same."""
    if column.foreign_keys or not in_unique(table, column) or choices(table, column):
        return value
    step = 2 * number + 1 + beside
    if isinstance(value, str):
        return _ending(value, f"-{step}", column)
    if isinstance(value, date):
        return value + timedelta(days=step)
    return value + 1000 * step if isinstance(value, int) and not isinstance(value, bool) else value


def _ending(text: str, ending: str, column: Column[Any]) -> str:
    length = column.type.length if isinstance(column.type, String) else None
    return f"{text[: length - len(ending)]}{ending}" if length else f"{text}{ending}"
