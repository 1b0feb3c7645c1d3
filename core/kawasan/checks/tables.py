"""Whether both walls stand: every table of core and of plugins belongs to regencies in each of its keys, and on
PostgreSQL has its policy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, Table, UniqueConstraint, inspect

from kawasan.checks.findings import Finding
from kawasan.db import Base
from kawasan.migrations.walls import WALL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CORE = "core_"
PLATFORM = frozenset({
    "core_user", "core_regency", "core_membership", "core_login_session", "core_access_token", "core_regency_program",
    "core_published_entry", "core_platform_audit_entry", "core_audit_head", "core_recovery_code", "core_failed_job",
    "core_daily_run", "core_account_place", "core_hook_cost", "core_pin",
})  # fmt: skip
"""Tables outside the row filter, read by core alone."""
KEY = ["regency_id", "id"]
MODEL_IT = "Derive the model from RegencyOwned and write its migration with `kawasan db revision`"
BY_OWNED_KEY = "Write it with owned_key(…)"

WALLS_THAT_STAND = """
    SELECT relname FROM pg_class JOIN pg_policy ON polrelid = pg_class.oid
    WHERE relnamespace = current_schema()::regnamespace AND relrowsecurity AND relforcerowsecurity AND polname = %s
"""


def check_tables(connection: Connection, plugins: Iterable[str]) -> list[Finding]:
    """All that is wrong with the tables of core and of these plugins, in the models and in the database."""
    prefixes = (CORE, *(f"{plugin}_" for plugin in plugins))
    ours = [table for table in Base.metadata.sorted_tables if table.name.startswith(prefixes)]
    found = [finding for table in ours if table.name not in PLATFORM for finding in _check_model(table)]
    return [*found, *_check_database(connection, prefixes)]


def _check_model(table: Table) -> Iterator[Finding]:
    if not table.info.get("owned"):
        yield Finding(table.name, "its rows belong to no regency", MODEL_IT)
        return
    if [column.name for column in table.primary_key] != KEY:
        yield Finding(table.name, "its primary key is not (regency_id, id)", MODEL_IT)
    unique = [c for c in table.constraints if isinstance(c, UniqueConstraint)]
    for columns in (*(c.columns for c in unique), *(i.columns for i in table.indexes if i.unique)):
        if next(iter(columns)).name != "regency_id":
            fault = f"what is unique over ({', '.join(column.name for column in columns)}) is so across regencies"
            yield Finding(table.name, fault, "Begin it with regency_id")
    for key in table.foreign_key_constraints:
        pairs = [(element.parent.name, element.column.name) for element in key.elements]
        if key.referred_table.name not in PLATFORM and pairs[0] != ("regency_id", "regency_id"):
            yield Finding(table.name, f"a key into {key.referred_table.name} is without regency_id", BY_OWNED_KEY)


def _check_database(connection: Connection, prefixes: tuple[str, ...]) -> Iterator[Finding]:
    there = [name for name in inspect(connection).get_table_names() if name.startswith(prefixes)]
    for name in sorted(set(there) - PLATFORM):
        key = inspect(connection).get_pk_constraint(name)["constrained_columns"]
        if key[:1] != ["regency_id"]:
            yield Finding(name, "its primary key in the database does not begin with regency_id", MODEL_IT)
    if connection.dialect.name == "postgresql":
        yield from _check_walls(connection, set(there) - PLATFORM)


def _check_walls(connection: Connection, owned: set[str]) -> Iterator[Finding]:
    up = set(connection.exec_driver_sql(WALLS_THAT_STAND, (WALL,)).scalars())
    for name in sorted(owned - up):
        remedy = "Run `kawasan db upgrade`; a migration that makes the table calls op.regency_owned"
        yield Finding(name, "the second wall is not up (row-level security, forced, with its policy)", remedy)
