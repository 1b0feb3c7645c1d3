"""How SQLite is opened: what was promised to a citizen survives a power cut, and writers wait their turn."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask, g
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import OperationalError

from kawasan.db.engine import engine_options, prepare

pytestmark = pytest.mark.once


@pytest.fixture
def plain_app() -> Flask:
    return Flask(__name__)


@pytest.fixture
def engine(tmp_path: Path, plain_app: Flask) -> Iterator[Engine]:
    """An engine as an installation opens it; the kit's own is told to hurry."""
    url = f"sqlite:///{tmp_path / 'kawasan.db'}"
    engine = create_engine(url, **engine_options(url))
    prepare(plain_app, engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("create table parent (id integer primary key)")
        connection.exec_driver_sql("create table child (parent_id integer references parent)")
    yield engine
    engine.dispose()


# SQLite, PRAGMA synchronous: 2 is FULL. A ticket number must not be handed out twice after a power cut.
@pytest.mark.parametrize(
    ("pragma", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 15000)]
)
def test_connections_are_durable_and_strict(pragma: str, value: object, engine: Engine) -> None:
    for _ in range(2):
        with engine.connect() as connection:
            assert connection.exec_driver_sql(f"pragma {pragma}").scalar() == value


def begins(engine: Engine) -> list[str]:
    said: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *args: said.append(args[2]))
    return said


def test_a_get_only_reads(engine: Engine, plain_app: Flask) -> None:
    said = begins(engine)
    with plain_app.test_request_context("/", method="GET"), engine.begin():
        pass
    assert said == ["BEGIN"]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_a_change_takes_the_lock_up_front(method: str, engine: Engine, plain_app: Flask) -> None:
    said = begins(engine)
    with plain_app.test_request_context("/", method=method), engine.begin():
        pass
    assert said == ["BEGIN IMMEDIATE"]


@pytest.mark.parametrize(("writes", "begin"), [(True, "BEGIN IMMEDIATE"), (False, "BEGIN")])
def test_a_unit_of_work_says_for_itself(writes: bool, begin: str, engine: Engine, plain_app: Flask) -> None:
    said = begins(engine)
    with plain_app.test_request_context("/", method="POST"):
        g.kawasan_writes = writes
        with engine.begin():
            pass
    assert said == [begin]


def test_two_writers_take_turns(engine: Engine, plain_app: Flask) -> None:
    """Each reads before it writes; without the lock up front one of them would fail at its write, or lose an update."""

    def add() -> None:
        with plain_app.app_context():
            g.kawasan_writes = True
            for _ in range(20):
                with engine.begin() as connection:
                    number = connection.exec_driver_sql("select coalesce(max(id), 0) from parent").scalar_one()
                    connection.exec_driver_sql("insert into parent (id) values (?)", (number + 1,))

    threads = [threading.Thread(target=add) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with engine.connect() as connection:
        assert connection.exec_driver_sql("select count(*), max(id) from parent").one() == (40, 40)


def test_foreign_keys_hold(engine: Engine) -> None:
    with pytest.raises(Exception, match="FOREIGN KEY"), engine.begin() as connection:
        connection.exec_driver_sql("insert into child values (7)")


def test_a_reader_is_not_kept_waiting(engine: Engine, plain_app: Flask) -> None:
    with plain_app.app_context():
        g.kawasan_writes = True
        with engine.begin() as writer:
            writer.exec_driver_sql("insert into parent values (1)")
            g.kawasan_writes = False
            with engine.begin() as reader:
                assert reader.exec_driver_sql("select count(*) from parent").scalar() == 0


def test_a_database_that_stays_locked_says_so(tmp_path: Path, engine: Engine, plain_app: Flask) -> None:
    other = sqlite3.connect(tmp_path / "kawasan.db", isolation_level=None)
    other.execute("begin immediate")
    with plain_app.app_context():
        g.kawasan_writes = True
        with engine.connect() as connection:
            connection.connection.cursor().execute("pragma busy_timeout=10")
            with pytest.raises(OperationalError, match="locked"):
                connection.begin()
    other.close()


def test_postgresql_is_pooled_and_pinged() -> None:
    assert engine_options("postgresql+psycopg://x")["pool_pre_ping"] is True


def test_behind_a_pooler_nothing_stays_prepared() -> None:
    url = "postgresql+psycopg://x"
    assert "prepare_threshold" not in engine_options(url)["connect_args"]
    assert engine_options(url, is_pooled=True)["connect_args"]["prepare_threshold"] is None
