"""The second wall: what PostgreSQL itself keeps from a server that asks for everything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.exc import ProgrammingError

from kawasan.audit import record
from kawasan.db import RegencyOwned, mappers
from kawasan.media import Media
from kawasan.migrations import walls
from kawasan.plugin_api import RegencyRef, session
from kawasan.testing import InRegency
from kawasan.testing.postgres import Addresses

pytestmark = pytest.mark.postgresql
Connect = Callable[..., Any]


@pytest.fixture
def server(addresses: Addresses) -> Iterator[Engine]:
    """The server's role, without the application's session."""
    engine = create_engine(addresses.server)
    yield engine
    engine.dispose()


@pytest.fixture
def photos(app: Flask, toba: RegencyRef, samosir: RegencyRef, in_regency: InRegency) -> None:
    """One in each regency."""
    for regency in (toba, samosir):
        with in_regency(regency):
            session().add(Media(width=1, height=1, widths=[]))


def name(connection: Connection, regency_id: int) -> None:
    connection.exec_driver_sql("select set_config('app.regency_id', %s, true)", (str(regency_id),))


def count(connection: Connection, table: str = "core_media") -> int:
    return int(connection.exec_driver_sql(f"select count(*) from {table}").scalar_one())  # noqa: S608 - our own names


@pytest.mark.usefixtures("photos")
def test_a_transaction_that_names_no_regency_sees_no_row(server: Engine) -> None:
    with server.connect() as connection:
        assert count(connection) == 0


@pytest.mark.usefixtures("photos")
def test_a_transaction_sees_the_rows_of_the_regency_it_names(server: Engine, toba: RegencyRef) -> None:
    with server.connect() as connection:
        name(connection, toba.id)
        assert count(connection) == 1


@pytest.mark.usefixtures("photos")
def test_a_regency_is_forgotten_with_its_transaction(server: Engine, toba: RegencyRef) -> None:
    """Else the next client of a pooler would find it."""
    with server.connect() as connection:
        name(connection, toba.id)
        connection.commit()
        assert count(connection) == 0


@pytest.mark.usefixtures("photos")
def test_rows_of_another_regency_cannot_be_written(server: Engine, toba: RegencyRef, samosir: RegencyRef) -> None:
    with server.connect() as connection:
        name(connection, toba.id)
        assert connection.exec_driver_sql("update core_media set width = 9").rowcount == 1
        assert connection.exec_driver_sql("delete from core_media").rowcount == 1
        with pytest.raises(ProgrammingError, match="row-level security"):
            connection.exec_driver_sql(
                "insert into core_media (regency_id, id, width, height, widths, created_at)"
                " values (%s, 1, 1, 1, '[]', now())",
                (samosir.id,),
            )


@pytest.mark.usefixtures("photos")
def test_the_owner_sees_all(addresses: Addresses) -> None:
    """Migrations and backups would otherwise find no rows, and not say so."""
    engine = create_engine(addresses.owner)
    with engine.connect() as connection:
        assert count(connection) == 2
    engine.dispose()


@pytest.mark.parametrize("statement", ["update core_audit_entry set actor = 'x'", "delete from core_audit_entry"])
def test_the_server_cannot_change_the_trail(
    statement: str, server: Engine, toba: RegencyRef, in_regency: InRegency
) -> None:
    with in_regency(toba):
        record("core.test.note", "x")
    with server.connect() as connection:
        name(connection, toba.id)
        assert count(connection, "core_audit_entry") == 1
        with pytest.raises(ProgrammingError, match="permission denied"):
            connection.exec_driver_sql(statement)


@pytest.mark.parametrize(
    "statement",
    ["create table x (id int)", "drop table core_media", "alter table core_media disable row level security"],
)
def test_the_server_cannot_change_tables(statement: str, server: Engine) -> None:
    with server.connect() as connection, pytest.raises(ProgrammingError, match=r"permission denied|must be owner"):
        connection.exec_driver_sql(statement)


def test_every_table_of_regencies_has_its_wall(server: Engine, app: Flask) -> None:
    with server.connect() as connection:
        there = connection.exec_driver_sql("select tablename, policyname from pg_policies").all()
        forced = connection.exec_driver_sql(
            "select relname from pg_class where relrowsecurity and relforcerowsecurity"
        ).scalars()
        forced = set(forced)
    packages = {"kawasan", *(f"kawasan_{name}" for name in app.extensions["kawasan_plugins"].plugins)}
    models = [m.class_ for m in mappers() if m.class_.__module__.partition(".")[0] in packages]
    owned = {model.__tablename__ for model in models if issubclass(model, RegencyOwned)}
    assert owned
    assert {(table, walls.WALL) for table in owned} <= {tuple(row) for row in there}
    assert owned <= forced
