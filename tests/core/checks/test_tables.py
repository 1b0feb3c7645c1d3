"""Tables that would let regencies mix are found, in the models and in the database."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from sqlalchemy import Column, Connection, ForeignKeyConstraint, Integer, Table, UniqueConstraint

from kawasan.checks import check_tables
from kawasan.db import Base, db, regency_scope
from kawasan.plugins import registry
from kawasan.testing.database import Snapshot


@pytest.fixture
def connection(app: Flask, snapshot: Snapshot) -> Iterator[Connection]:
    """As the owner of the tables; what it makes is undone."""
    with app.app_context(), snapshot.engine.connect() as open_one:
        yield open_one
        open_one.rollback()


def found(connection: Connection) -> list[str]:
    return [str(finding) for finding in check_tables(connection, registry().plugins)]


def test_the_installed_programs_pass(connection: Connection) -> None:
    assert found(connection) == []


def test_the_server_may_look(app: Flask) -> None:
    with app.app_context(), regency_scope(None), db.engine.connect() as connection:
        assert found(connection) == []


def number(name: str, *, key: bool = False) -> Callable[[], Column[int]]:
    return lambda: Column(name, Integer, primary_key=key)


KEYS = (number("regency_id", key=True), number("id", key=True))


@pytest.fixture
def model(request: pytest.FixtureRequest) -> Iterator[Table]:
    """A table among the models for as long as the test runs."""
    owned, *parts = request.param
    table = Table("core_wrong", Base.metadata, *(part() for part in parts), info={"owned": owned})
    yield table
    Base.metadata.remove(table)


@pytest.mark.parametrize(
    ("model", "fault"),
    [
        ((False, *KEYS), "its rows belong to no regency"),
        ((True, number("id", key=True)), "its primary key is not (regency_id, id)"),
        ((True, *KEYS, number("slug"), lambda: UniqueConstraint("slug")), "unique over (slug) is so across regencies"),
        (
            (True, *KEYS, number("x"), lambda: ForeignKeyConstraint(["x"], ["core_media.id"])),
            "a key into core_media is without regency_id",
        ),
    ],
    indirect=["model"],
)
def test_a_model_that_lets_regencies_mix_is_named(model: Table, fault: str, connection: Connection) -> None:
    (line,) = found(connection)
    assert line.startswith("core_wrong: ")
    assert fault in line


def test_a_table_without_its_regency_in_the_database_is_named(connection: Connection) -> None:
    connection.exec_driver_sql("create table core_wrong (id integer primary key)")
    assert any("core_wrong: its primary key in the database" in line for line in found(connection))


@pytest.mark.postgresql
@pytest.mark.parametrize(
    "statement",
    [
        "alter table core_media disable row level security",
        "alter table core_media no force row level security",
        "drop policy regency_wall on core_media",
    ],
)
def test_a_wall_that_is_down_is_named(statement: str, connection: Connection) -> None:
    connection.exec_driver_sql(statement)
    (line,) = found(connection)
    assert line.startswith("core_media: the second wall is not up")
    assert "kawasan db upgrade" in line
