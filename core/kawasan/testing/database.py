"""The database of a test process: made once, and before each test as it was then."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, Table, create_engine, event, inspect, select

from kawasan.db import Base
from kawasan.migrations.walls import let_in, raise_wall, server_role
from kawasan.testing.postgres import Addresses, create_database, temporary_cluster

KIND = "KAWASAN_TEST_DATABASE"
ADMIN_URL = "KAWASAN_TEST_DATABASE_URL"

Rows = list[dict[str, Any]]


@contextmanager
def database(folder: Path) -> Iterator[Addresses]:
    """An empty database of this process, as KAWASAN_TEST_DATABASE says: `sqlite` or `postgresql`.

    PostgreSQL: a database in the cluster of KAWASAN_TEST_DATABASE_URL, whose user may create databases and roles; where
    that is empty, in a cluster of our own (see `kawasan.testing.postgres`).
    """
    kind = os.environ.get(KIND, "sqlite")
    if kind == "sqlite":
        url = f"sqlite:///{folder / 'kawasan.db'}"
        yield Addresses(url, url, url)
        return
    name = f"kawasan_test_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    if admin := os.environ.get(ADMIN_URL):
        yield create_database(admin, name)
        return
    with temporary_cluster() as admin:
        yield create_database(admin, name)


def hurry(engine: Engine) -> None:
    """Skip what makes SQLite survive a power cut: it is the server's promise, and slow."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous=OFF"))


class Snapshot:
    """The rows of all tables at one moment, to be put back before each test."""

    def __init__(self, addresses: Addresses) -> None:
        self.role = server_role(addresses.owner, addresses.server)
        self.engine = create_engine(addresses.owner)
        hurry(self.engine)
        self._find_tables()
        with self.engine.connect() as connection:
            found = {table: connection.execute(select(table)).mappings().all() for table in self.tables}
        self.rows: dict[Table, Rows] = {table: [dict(row) for row in rows] for table, rows in found.items() if rows}

    def restore(self) -> None:
        """Empty every table, children first, and put the rows back."""
        with self.engine.begin() as connection:
            for statement in self._emptying:
                connection.exec_driver_sql(statement)
            for table, rows in self.rows.items():
                connection.execute(table.insert(), rows)

    def add(self, *models: type[Base]) -> None:
        """Make the tables of models that only a test has; they are emptied with the rest."""
        tables = [table for model in models if isinstance(table := model.__table__, Table)]
        with self.engine.begin() as connection:
            Base.metadata.create_all(connection, tables)
            for table in tables:
                if table.info.get("owned"):
                    raise_wall(connection, table.name)
            if self.role is not None:
                let_in(connection, self.role, {table.name.partition("_")[0] for table in tables})
        self._find_tables()

    def _find_tables(self) -> None:
        there = set(inspect(self.engine).get_table_names())
        self.tables = [table for table in Base.metadata.sorted_tables if table.name in there]
        each = [str(table.delete().compile(self.engine)) for table in reversed(self.tables)]
        # PostgreSQL takes them in one message, in half the time; SQLite takes one statement at a time.
        self._emptying = each if self.engine.dialect.name == "sqlite" else [";".join(each)]
