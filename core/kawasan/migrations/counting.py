"""How many rows each table holds: what shows, after a restore, that a backup held them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import inspect

from kawasan.migrations.run import connected
from kawasan.migrations.walls import OWNERS_DOOR

if TYPE_CHECKING:
    from sqlalchemy import Connection

HIDDEN = """
    SELECT relname FROM pg_class
    WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND row_security_active(pg_class.oid)
    AND NOT EXISTS (
        SELECT 1 FROM pg_policy JOIN pg_roles ON pg_roles.oid = ANY (polroles)
        WHERE polrelid = pg_class.oid AND polname = %s AND rolname = current_user
    )
"""
"""Tables of which this role is shown the rows of one regency at most."""


class RowsHidden(RuntimeError):
    """The role sees no row of the tables of regencies, and would count none."""


def count_rows(url: str) -> dict[str, int]:
    """Of each table, by name. Raises RowsHidden."""
    with connected(url) as connection:
        if connection.dialect.name == "postgresql" and connection.exec_driver_sql(HIDDEN, (OWNERS_DOOR,)).first():
            raise RowsHidden
        return {name: _count(connection, name) for name in sorted(inspect(connection).get_table_names())}


def _count(connection: Connection, table: str) -> int:
    name = connection.dialect.identifier_preparer.quote(table)
    return int(connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar_one())  # noqa: S608 - a table's name
