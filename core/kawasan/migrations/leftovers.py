"""Tables of plugins that are not installed any more: found by their version table, removed whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import MetaData, Table, func, inspect, select

from kawasan.migrations.run import CORE, connected, sources
from kawasan.migrations.walls import VERSIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

MEDIA = "core_media"
REGENCY = "regency_id"
NAMED_BY_PROGRAM = ("core_regency_program", "core_published_entry")


@dataclass(frozen=True)
class Leftover:
    """What a plugin left: rows by regency (its id) and table; photos as (regency, id)."""

    name: str
    rows: Mapping[int, Mapping[str, int]]
    photos: frozenset[tuple[int, int]]


def leftover_names(connection: Connection) -> list[str]:
    """Plugins that have tables here and are not installed."""
    known = {name.removeprefix(VERSIONS) for name in _names(connection) if name.startswith(VERSIONS)}
    return sorted(known - {CORE, *sources()})


def plugins_that_are_gone(url: str) -> list[str]:
    """The same for whoever has only an address; the server's own will do."""
    with connected(url) as connection:
        return leftover_names(connection)


def leftover(connection: Connection, name: str) -> Leftover:
    """What is there of one of them. `connection` is the owner's: it sees every regency."""
    rows: dict[int, dict[str, int]] = {}
    photos: set[tuple[int, int]] = set()
    for table in _tables(connection, name):
        counted = connection.execute(select(table.c[REGENCY], func.count()).group_by(table.c[REGENCY]))
        for regency_id, count in counted:
            rows.setdefault(regency_id, {})[table.name] = count
        for column in _photo_columns(table):
            found = connection.execute(select(table.c[REGENCY], column).where(column.is_not(None)).distinct())
            photos.update((regency_id, photo_id) for regency_id, photo_id in found)
    return Leftover(name, rows, frozenset(photos))


def remove_leftover(url: str, name: str, regency_id: int | None = None) -> Leftover:
    """Remove what it left of one regency; without, of all, and its tables. Answers what there was: whoever calls
    removes the photos' files. `url` is the owner's.
    """
    with connected(url) as connection:
        there = leftover(connection, name)
        tables = list(reversed(_tables(connection, name)))
        for table in tables:
            connection.execute(_of(table.delete(), table, regency_id))
        media = _core(connection, MEDIA)
        for owner_id, photo_id in there.photos:
            if regency_id in {None, owner_id}:
                connection.execute(media.delete().where(media.c[REGENCY] == owner_id, media.c.id == photo_id))
        for table in (_core(connection, known) for known in NAMED_BY_PROGRAM):
            connection.execute(_of(table.delete().where(table.c.program == name), table, regency_id))
        if regency_id is None:
            for table in tables:
                table.drop(connection)
            Table(VERSIONS + name, MetaData()).drop(connection, checkfirst=True)
    return there


def _of(statement: Any, table: Table, regency_id: int | None) -> Any:
    return statement if regency_id is None else statement.where(table.c[REGENCY] == regency_id)


def _core(connection: Connection, name: str) -> Table:
    return Table(name, MetaData(), autoload_with=connection)


def _tables(connection: Connection, name: str) -> list[Table]:
    """Its tables, each after those it points to. Tables of another plugin whose name begins alike are not its own."""
    others = [f"{other}_" for other in (*sources(), *leftover_names(connection)) if other.startswith(f"{name}_")]
    own = [n for n in _names(connection) if n.startswith(f"{name}_") and not n.startswith(tuple(others))]
    found = MetaData()
    found.reflect(connection, only=own)
    return [table for table in found.sorted_tables if table.name in own]


def _photo_columns(table: Table) -> list[Any]:
    return [
        element.parent
        for key in table.foreign_key_constraints
        for element in key.elements
        if element.target_fullname == f"{MEDIA}.id"
    ]


def _names(connection: Connection) -> list[str]:
    return inspect(connection).get_table_names()
