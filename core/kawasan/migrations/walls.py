"""The second wall, on PostgreSQL: row-level security on each table of regencies, and what the server's role may do.

A transaction sees and writes the rows of the regency it has named (`app.regency_id`, set by the session), and no row
where it has named none. FORCE binds the tables' owner too; a policy of the owner's lets migrations, backup and restore
see every row. The wall stands only where the server signs in as another role than the owner.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, make_url

if TYPE_CHECKING:
    from collections.abc import Iterable

WALL = "regency_wall"
OWNERS_DOOR = "owner_all"
OF_REGENCY = "regency_id = nullif(current_setting('app.regency_id', true), '')::integer"
APPEND_ONLY = frozenset({"core_audit_entry", "core_platform_audit_entry"})
"""Tables whose rows the server may add, and never change or remove."""
VERSIONS = "alembic_version_"


def raise_wall(connection: Connection, table: str) -> None:
    """Put the wall up on a table whose first key column is `regency_id`; nothing on a database without such a wall."""
    if connection.dialect.name != "postgresql":
        return
    name = _quoted(connection, table)
    for statement in (
        f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY",
        f"DROP POLICY IF EXISTS {WALL} ON {name}",
        f"CREATE POLICY {WALL} ON {name} USING ({OF_REGENCY}) WITH CHECK ({OF_REGENCY})",
        f"DROP POLICY IF EXISTS {OWNERS_DOOR} ON {name}",
        f"CREATE POLICY {OWNERS_DOOR} ON {name} TO CURRENT_USER USING (true) WITH CHECK (true)",
    ):
        connection.exec_driver_sql(statement.replace("%", "%%"))


def server_role(owner_url: str, server_url: str) -> str | None:
    """The role the server signs in as, where it is another than the owner of the tables; None: there is one role."""
    owner, server = make_url(owner_url), make_url(server_url)
    if owner.get_backend_name() != "postgresql" or owner.username == server.username:
        return None
    return server.username


def let_in(connection: Connection, role: str, names: Iterable[str]) -> None:
    """Let the server's role read and write the tables of these namespaces (core and plugins); more it may not."""
    quoted_role = _quoted(connection, role)
    connection.exec_driver_sql(f"GRANT USAGE ON SCHEMA public TO {quoted_role}")
    prefixes = tuple(f"{name}_" for name in names)
    for table in inspect(connection).get_table_names():
        if table.startswith(VERSIONS):
            allowed = "SELECT"
        elif not table.startswith(prefixes):
            continue
        else:
            allowed = "SELECT, INSERT" if table in APPEND_ONLY else "SELECT, INSERT, UPDATE, DELETE"
        name = _quoted(connection, table)
        connection.exec_driver_sql(f"REVOKE ALL ON {name} FROM {quoted_role}")
        connection.exec_driver_sql(f"GRANT {allowed} ON {name} TO {quoted_role}")


def _quoted(connection: Connection, name: str) -> str:
    return connection.dialect.identifier_preparer.quote(name)
