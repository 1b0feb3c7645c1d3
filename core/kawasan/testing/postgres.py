"""A PostgreSQL cluster of the tests' own: made from the installed programs, used, and thrown away.

Nothing here touches a cluster that already runs on the machine. `scripts/run_tests.py` starts one cluster for the
whole suite and hands its address on as KAWASAN_TEST_DATABASE_URL; each test process makes its own database in it.
"""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import URL, make_url

from kawasan.testing.server import free_port

DEBIAN_VERSIONS = Path("/usr/lib/postgresql")
ADMIN = "kawasan"
START_SECONDS = 30.0
STOP_SECONDS = 10.0
# Surviving a power cut is the server's own promise and not what these tests are about; waiting for disks is slow.
SETTINGS = {"fsync": "off", "full_page_writes": "off", "max_connections": "200", "timezone": "UTC"}


class PostgresUnavailableError(RuntimeError):
    """No cluster can be had here; the message says why in a few words."""


class NoBinariesError(PostgresUnavailableError):
    """PostgreSQL's server programs are not installed."""


class NoUnprivilegedUserError(PostgresUnavailableError):
    """We are root, as whom PostgreSQL refuses to run, and the system has no other user to run it as."""


class ClusterFailedError(PostgresUnavailableError):
    """The programs are there, but one of them failed; the message carries what it said."""


@dataclass(frozen=True)
class _Cluster:
    binaries: Path
    folder: Path
    owner: str | None  # the system user it runs as; None: ourselves

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def log(self) -> Path:
        return self.folder / "log"

    def start(self, program: str, *arguments: str) -> subprocess.Popen[bytes]:
        """Start one of PostgreSQL's programs as the owner, in the cluster's folder, writing into its log."""
        try:
            return self._popen([str(self.binaries / program), *arguments])
        except OSError as error:
            raise ClusterFailedError(f"{program} cannot be started: {error.strerror}") from error

    def _popen(self, command: list[str]) -> subprocess.Popen[bytes]:
        with self.log.open("ab") as log:
            return subprocess.Popen(  # noqa: S603  # our own arguments
                command,
                cwd=self.folder,
                env={"HOME": str(self.folder), "PATH": os.defpath, "LC_ALL": "C.UTF-8"},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                user=self.owner,
                group=None if self.owner is None else pwd.getpwnam(self.owner).pw_gid,
                extra_groups=None if self.owner is None else [],
            )

    def failure(self, program: str) -> ClusterFailedError:
        said = self.log.read_text(errors="replace").strip().splitlines()
        return ClusterFailedError(f"{program} failed: {' / '.join(said[-3:])}")


def find_binaries() -> Path:
    """The folder of `initdb` and `postgres`: Debian's newest version, else the one on PATH, else NoBinariesError."""
    debian = [path.parent for path in DEBIAN_VERSIONS.glob("*/bin/initdb")]
    if debian:
        return max(debian, key=lambda folder: int(folder.parent.name) if folder.parent.name.isdigit() else 0)
    on_path = shutil.which("initdb")
    if on_path is None:
        raise NoBinariesError("no initdb found")
    return Path(on_path).resolve().parent


@contextmanager
def temporary_cluster() -> Iterator[str]:
    """A running cluster on a free loopback port; yields the SQLAlchemy address of its administrator's database.

    Raises PostgresUnavailableError, in one of its three kinds, where there can be none.
    """
    binaries, owner = find_binaries(), unprivileged_user()
    # Directly in the system's folder: the path of PostgreSQL's socket may not exceed 107 bytes.
    with tempfile.TemporaryDirectory(prefix="kawasan-pg-", ignore_cleanup_errors=True) as folder:
        if owner is not None:
            shutil.chown(folder, owner)
        cluster, password = _Cluster(binaries, Path(folder), owner), secrets.token_hex(16)
        _initialise(cluster, password)
        port = free_port()
        url = URL.create("postgresql+psycopg", ADMIN, password, "127.0.0.1", port, "postgres")
        server = _serve(cluster, port)
        try:
            _wait_until_ready(cluster, server, url)
            yield url.render_as_string(hide_password=False)
        finally:
            _stop(server)


@dataclass(frozen=True)
class Addresses:
    """SQLAlchemy addresses of one database: as the cluster's administrator, as the tables' owner, as the server."""

    admin: str
    owner: str
    server: str


def create_database(admin_url: str, name: str) -> Addresses:
    """Make an empty database `name`, in place of one of that name, and its two roles, neither of them powerful."""
    admin, password = make_url(admin_url), secrets.token_hex(16)
    drop_database(admin_url, name)
    with psycopg.connect(_plain(admin), autocommit=True) as connection:
        for role in (f"{name}_owner", f"{name}_server"):
            statement = "CREATE ROLE {} LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD {}"
            connection.execute(sql.SQL(statement).format(sql.Identifier(role), sql.Literal(password)))
        statement = "CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8'"
        connection.execute(sql.SQL(statement).format(sql.Identifier(name), sql.Identifier(f"{name}_owner")))
    addresses = (admin.set(database=name, username=f"{name}_{who}", password=password) for who in ("owner", "server"))
    return Addresses(admin_url, *(url.render_as_string(hide_password=False) for url in addresses))


def drop_database(admin_url: str, name: str) -> None:
    """Remove a database that `create_database` made, if it is there, and its roles."""
    with psycopg.connect(_plain(make_url(admin_url)), autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        for role in (f"{name}_owner", f"{name}_server"):
            connection.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(sql.Identifier(role)))


def unprivileged_user() -> str | None:
    """Whom to run a server as that refuses root; None: ourselves. Raises NoUnprivilegedUserError."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    for name in ("postgres", "nobody"):
        if name in known:
            return name
    raise NoUnprivilegedUserError("running as root, and there is no user postgres or nobody to run PostgreSQL as")


def _initialise(cluster: _Cluster, password: str) -> None:
    secret = cluster.folder / "password"
    secret.write_text(password)
    if cluster.owner is not None:
        shutil.chown(secret, cluster.owner)
    access = [f"--username={ADMIN}", f"--pwfile={secret}", "--auth=scram-sha-256"]
    process = cluster.start(
        "initdb", f"--pgdata={cluster.data}", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", *access
    )
    if process.wait() != 0:
        raise cluster.failure("initdb")
    secret.unlink()


def _serve(cluster: _Cluster, port: int) -> subprocess.Popen[bytes]:
    options = [f"--{name}={value}" for name, value in SETTINGS.items()]
    where = ["-D", str(cluster.data), "-k", str(cluster.folder), "-h", "127.0.0.1", "-p", str(port)]
    return cluster.start("postgres", *where, *options)


def _wait_until_ready(cluster: _Cluster, server: subprocess.Popen[bytes], url: URL) -> None:
    deadline = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        try:
            psycopg.connect(_plain(url), connect_timeout=2).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise cluster.failure("postgres")


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.send_signal(signal.SIGINT)  # PostgreSQL's "fast shutdown": sessions are cut off, nothing is waited for
    try:
        server.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        server.send_signal(signal.SIGQUIT)
        server.wait()


def _plain(url: URL) -> str:
    return url.set(drivername="postgresql").render_as_string(hide_password=False)
