"""`kawasan worker` as a process: it does what others left behind, and ends when it is told to, or with its server."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kawasan import mail
from kawasan.app import create_app
from kawasan.db import db, regency_scope
from kawasan.migrations import upgrade
from kawasan.testing.server import KAWASAN, demo_environment, free_port

pytestmark = [pytest.mark.slow, pytest.mark.once]
PATIENCE_SECONDS = 60


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An installation of its own: its tables, and nobody in it."""
    upgrade(f"sqlite:///{tmp_path / 'kawasan.db'}")
    return demo_environment(tmp_path)


@contextmanager
def started(environment: dict[str, str], *words: str) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen([*KAWASAN, *words], env=environment, start_new_session=True) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()


def eventually(holds: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.1)
    return holds()


def processes(folder: Path, command_name: str = "worker") -> list[int]:
    """Processes that run this command for the installation in this folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command, environ = (process / "cmdline").read_bytes(), (process / "environ").read_bytes()
        except OSError:
            continue
        if f"\0{command_name}\0".encode() in command and f"KAWASAN_INSTANCE_PATH={folder}\0".encode() in environ:
            found.append(int(process.name))
    return found


def leave_mail(folder: Path) -> None:
    app = create_app(KAWASAN_MODE="demo", KAWASAN_INSTANCE_PATH=str(folder), KAWASAN_DATABASE_URL="")
    with app.app_context():
        with regency_scope(None):
            mail.send("ani@toba.test", "Kabar", "Isi")
        db.engine.dispose()


def test_it_does_what_was_left_behind_and_ends_when_told(tmp_path: Path, environment: dict[str, str]) -> None:
    leave_mail(tmp_path)
    assert not (tmp_path / "outbox").exists(), "the process that left it does not do it"
    with started(environment, "worker") as worker:
        assert eventually(lambda: any((tmp_path / "outbox").glob("*.eml")))
        leave_mail(tmp_path)
        assert eventually(lambda: len(list((tmp_path / "outbox").glob("*.eml"))) == 2)
        worker.terminate()
        assert worker.wait(PATIENCE_SECONDS) == 0


def test_what_a_killed_worker_was_doing_is_done_by_the_next(tmp_path: Path, environment: dict[str, str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        silent.settimeout(PATIENCE_SECONDS)
        silent_mail = {"KAWASAN_MAIL_URL": f"smtp://127.0.0.1:{silent.getsockname()[1]}"}
        with started(environment | silent_mail, "worker") as worker:
            leave_mail(tmp_path)
            called, _ = silent.accept()
            worker.kill()
            worker.wait(PATIENCE_SECONDS)
            called.close()
    with started(environment, "worker"):
        assert eventually(lambda: any((tmp_path / "outbox").glob("*.eml")))


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_worker_beside_a_server_ends_with_it(
    how: signal.Signals, tmp_path: Path, environment: dict[str, str]
) -> None:
    with started(environment, "serve", "--with-worker", "--port", str(free_port())) as server:
        leave_mail(tmp_path)
        assert eventually(lambda: any((tmp_path / "outbox").glob("*.eml")))
        assert len(processes(tmp_path)) == 1
        os.killpg(server.pid, how)
        server.wait(PATIENCE_SECONDS)
        assert eventually(lambda: processes(tmp_path) == [])
        for left in processes(tmp_path, "serve"):  # of a server that was killed
            assert how == signal.SIGKILL
            os.kill(left, signal.SIGKILL)
