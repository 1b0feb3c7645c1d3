"""The tests' own PostgreSQL: found, started as somebody who is not root, and gone afterwards."""

import os
import pwd
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from kawasan.testing import postgres
from kawasan.testing.postgres import (
    ClusterFailedError,
    NoBinariesError,
    NoUnprivilegedUserError,
    create_database,
    find_binaries,
    temporary_cluster,
)

pytestmark = pytest.mark.once


@pytest.fixture
def needs_binaries() -> None:
    try:
        find_binaries()
    except NoBinariesError as reason:
        pytest.skip(str(reason))


def connect(url: str) -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(make_url(url).set(drivername="postgresql").render_as_string(hide_password=False))


@pytest.mark.usefixtures("needs_binaries")
def test_a_cluster_runs_as_somebody_else_than_root_and_leaves_nothing() -> None:
    with temporary_cluster() as url, connect(url) as connection:
        row = connection.execute("SHOW data_directory").fetchone()
        assert row is not None
        data = Path(str(row[0]))
        assert data.stat().st_uid != 0
    assert not data.parent.exists()
    with pytest.raises(psycopg.OperationalError):
        connect(url)


@pytest.mark.usefixtures("needs_binaries")
def test_a_database_begins_empty_each_time_it_is_made() -> None:
    with temporary_cluster() as url:
        for _ in range(2):
            database = create_database(url, "worker_1")
            with connect(database.owner) as connection:
                connection.execute("CREATE TABLE once (id integer)")


def test_missing_programs_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(postgres, "DEBIAN_VERSIONS", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoBinariesError, match="no initdb found"):
        find_binaries()


def test_the_newest_debian_version_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(postgres, "DEBIAN_VERSIONS", tmp_path)
    for version in ("9", "17", "15"):
        (tmp_path / version / "bin").mkdir(parents=True)
        (tmp_path / version / "bin/initdb").touch()
    assert find_binaries() == tmp_path / "17/bin"


def test_root_without_another_user_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(postgres, "find_binaries", lambda: tmp_path)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(pwd, "getpwall", list)
    with pytest.raises(NoUnprivilegedUserError), temporary_cluster():
        pass


@pytest.fixture
def programs(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of programs that another user can run too, which pytest's own folders are not."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        monkeypatch.setattr(postgres, "find_binaries", lambda: Path(folder))
        yield Path(folder)


def test_a_program_that_fails_is_quoted(programs: Path) -> None:
    initdb = programs / "initdb"
    initdb.write_text("#!/bin/sh\necho the disk is full >&2\nexit 1\n")
    initdb.chmod(0o755)
    with pytest.raises(ClusterFailedError, match="initdb failed: the disk is full"), temporary_cluster():
        pass


@pytest.mark.usefixtures("programs")
def test_a_program_that_cannot_be_started_is_named() -> None:
    with pytest.raises(ClusterFailedError, match="initdb cannot be started: No such file"), temporary_cluster():
        pass
