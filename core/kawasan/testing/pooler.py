"""Debian's pgbouncer before a database of the tests: many clients, few connections, each lent for one transaction."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from sqlalchemy import URL, make_url

from kawasan.testing.postgres import unprivileged_user
from kawasan.testing.server import free_port

PATHS = f"{os.environ.get('PATH', os.defpath)}:/usr/sbin"  # where Debian puts it, which is not on everybody's PATH
START_SECONDS = 20.0
SETTINGS = """\
[databases]
{database} = host={host} port={port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {own_port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = {folder}/users
pool_mode = transaction
default_pool_size = {size}
max_client_conn = 200
"""


class NoPoolerError(RuntimeError):
    """The program pgbouncer is not installed, or did not start; the message says which."""


@contextmanager
def temporary_pooler(url: str, *, size: int) -> Iterator[str]:
    """The address of the same database and role through a pooler that keeps `size` connections, while the block runs.

    Raises NoPoolerError, or NoUnprivilegedUserError where it would have to run as root, which it refuses.
    """
    program = shutil.which("pgbouncer", path=PATHS)
    if program is None:
        raise NoPoolerError("no pgbouncer found")
    with tempfile.TemporaryDirectory(prefix="kawasan-pooler-", ignore_cleanup_errors=True) as folder:
        behind, port = make_url(url), free_port()
        settings = _write(Path(folder), behind, port, size)
        server = _start(program, settings)
        pooled = behind.set(host="127.0.0.1", port=port)
        try:
            _wait_until_ready(server, pooled, settings.with_name("log"))
            yield pooled.render_as_string(hide_password=False)
        finally:
            server.send_signal(signal.SIGTERM)  # at once, in the midst of whatever is asked
            server.wait()


def _write(folder: Path, behind: URL, port: int, size: int) -> Path:
    where = {"database": behind.database, "host": behind.host, "port": behind.port}
    settings, users, log = folder / "ini", folder / "users", folder / "log"
    settings.write_text(SETTINGS.format(**where, own_port=port, folder=folder, size=size))
    users.write_text(f'"{behind.username}" "{behind.password}"\n')
    log.touch()
    if (owner := unprivileged_user()) is not None:
        for path in (folder, settings, users, log):
            shutil.chown(path, owner)
    return settings


def _start(program: str, settings: Path) -> subprocess.Popen[bytes]:
    owner = unprivileged_user()
    with settings.with_name("log").open("ab") as log:
        return subprocess.Popen(  # noqa: S603  # Debian's own program
            [program, str(settings)],
            cwd=settings.parent,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            user=owner,
            group=None if owner is None else pwd.getpwnam(owner).pw_gid,
            extra_groups=None if owner is None else [],
        )


def _wait_until_ready(server: subprocess.Popen[bytes], pooled: URL, log: Path) -> None:
    address = pooled.set(drivername="postgresql").render_as_string(hide_password=False)
    deadline = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        try:
            psycopg.connect(address, connect_timeout=2).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    said = log.read_text(errors="replace").strip().splitlines()
    raise NoPoolerError(f"pgbouncer did not answer: {' / '.join(said[-3:])}")
