"""Migrations up over rows, down and up again, on both databases."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Connection, inspect

from kawasan.checks import check_tables
from kawasan.conformance.filling import fill
from kawasan.conformance.raising import in_short
from kawasan.conformance.rules import Finding, NotRun, rule
from kawasan.conformance.subject import Subject
from kawasan.migrations import difference, downgrade, upgrade
from kawasan.migrations.run import CORE, connected, steps, upgrade_to

ADMIN_URL = "KAWASAN_TEST_DATABASE_URL"
WHY = "An operator has rows, and must be able to take a plugin's newest version back, and to bring it up again."
MEND = (
    "Write the migration with `kawasan db revision`, and let its downgrade() undo all of its upgrade(). Give a new "
    "column a server_default, or fill it before it must have a value; clear up what a new constraint forbids."
)


@rule(
    "migrations-sqlite",
    "Migrations run up over rows, down and up on SQLite, and make what the models say",
    why=WHY,
    mend=MEND,
)
def check_sqlite(subject: Subject) -> Iterator[Finding]:
    """What they leave, or leave out."""
    _ = subject.folder
    with TemporaryDirectory(prefix="kawasan-check-") as folder:
        yield from _check(subject, f"sqlite:///{Path(folder) / 'migrations.db'}")


@rule(
    "migrations-postgresql",
    "Migrations run up over rows, down and up on PostgreSQL, and make what the models say, with the second wall",
    why=WHY,
    mend=MEND,
)
def check_postgresql(subject: Subject) -> Iterator[Finding]:
    """The same, and tables without their policy."""
    with _postgresql() as url:
        yield from _check(subject, url)


@contextmanager
def _postgresql() -> Iterator[str]:
    try:
        from kawasan.testing import postgres  # noqa: PLC0415 - its driver is an optional dependency
    except ImportError as error:
        raise NotRun(f"no PostgreSQL here: {error}") from error
    name = f"kawasan_check_{os.getpid()}"
    with ExitStack() as stack:
        try:
            admin = os.environ.get(ADMIN_URL) or stack.enter_context(postgres.temporary_cluster())
        except postgres.PostgresUnavailableError as error:
            raise NotRun(f"no PostgreSQL here: {error}; {ADMIN_URL} may name one") from error
        stack.callback(postgres.drop_database, admin, name)
        yield postgres.create_database(admin, name).owner


def _check(subject: Subject, url: str) -> Iterator[Finding]:
    name = subject.plugin.name
    step = "the core's own"
    try:
        upgrade(url, CORE)
        for revision in steps(url, name):
            step = f"the upgrade to {revision}, over rows"
            upgrade_to(url, name, revision)
            with connected(url) as connection:
                fill(connection, name)
        step = "the upgrade"
        upgrade(url, name)
        made = _described(url, name)
        yield from _compared(subject, url)
        step = "the downgrade, over rows"
        downgrade(url, name)
        left = [table for table in _described(url, name) if not table.startswith("alembic_version_")]
        yield from (Finding(table, "is left after the downgrade") for table in left)
        step = "the second upgrade"
        upgrade(url, name)
        again = _described(url, name)
        yield from (
            Finding(t, "is another after down and up") for t in made.keys() | again if made.get(t) != again.get(t)
        )
    except Exception as error:  # noqa: BLE001 - a migration may raise what it likes
        yield Finding(step, in_short(error))


def _compared(subject: Subject, url: str) -> Iterator[Finding]:
    if found := difference(url, subject.name):
        yield Finding("models and migrations", found[:300])
    with connected(url) as connection:
        if connection.dialect.name == "postgresql":
            faults = check_tables(connection, [subject.name])
            walls = [
                fault for fault in faults if "second wall" in fault.fault and fault.subject.startswith(subject.name)
            ]
            yield from (Finding(fault.subject, fault.fault) for fault in walls)


def _described(url: str, name: str) -> dict[str, Any]:
    """Each table of the plugin with its columns, keys and indexes as text."""
    with connected(url) as connection:
        names = inspect(connection).get_table_names()
        return {table: _table(connection, table) for table in names if table.startswith(f"{name}_")}


def _table(connection: Connection, table: str) -> str:
    looked = inspect(connection)
    columns = sorted((c["name"], str(c["type"]), c["nullable"]) for c in looked.get_columns(table))
    keys = looked.get_pk_constraint(table)["constrained_columns"]
    references = sorted(
        str(sorted(k["constrained_columns"])) + k["referred_table"] for k in looked.get_foreign_keys(table)
    )
    indexes = sorted((i["name"] or "", str(i["column_names"])) for i in looked.get_indexes(table))
    return repr((columns, keys, references, indexes))
