"""The servers that are compared: ours with the demonstration in it, and the naive one, each in two processes."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import psycopg
from queue_naive_app import TABLE

from kawasan.testing.postgres import Addresses
from kawasan.testing.server import KAWASAN, demo_environment, free_port, kill_session

HERE = Path(__file__).parent
PROCESSES, THREADS = "2", "4"
START_SECONDS = 60
UNLIMITED = 1_000_000


class Server:
    """A server process group that can be killed and started again on the same port."""

    def __init__(self, command: list[str], environment: Mapping[str, str], log: Path, port: int, tickets: str) -> None:
        self.command, self.environment, self.log = command, environment, log
        self.root = f"http://127.0.0.1:{port}"
        self.tickets = f"{self.root}{tickets}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                self.command, env=self.environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output,
                start_new_session=True, cwd=HERE,
            )  # fmt: skip
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                urllib.request.urlopen(f"{self.root}/healthz", timeout=5).close()  # noqa: S310 - our own server
            except OSError:
                time.sleep(0.1)
            else:
                return
        if self.process.poll() is None:
            self.kill()
        raise RuntimeError(f"the server did not start: {self.log.read_text(errors='replace')}")

    def kill(self, how: int = signal.SIGKILL) -> None:
        """End it, by default as a power cut would: all its processes at once."""
        if how == signal.SIGKILL:
            kill_session(self.process.pid)
        else:
            self.process.send_signal(how)
        self.process.wait(20)


def prepare(folder: Path, database: Addresses, service: str) -> dict[str, str]:
    """An installation with toba's demonstration in it, whose `service` has no online quota; its environment."""
    environment = demo_environment(folder) | {
        "KAWASAN_DATABASE_URL": database.server, "KAWASAN_OWNER_DATABASE_URL": database.owner,
        "KAWASAN_RATELIMIT_ENABLED": "0", "KAWASAN_PROCESSES": PROCESSES,
    }  # fmt: skip
    for command in (["db", "upgrade"], ["demo", "--regency", "toba"]):
        subprocess.run([*KAWASAN, *command], env=environment, check=True, stdout=subprocess.DEVNULL)
    statement = f"UPDATE service_queue_service SET online_quota = {UNLIMITED} WHERE slug = '{service}'"  # noqa: S608 - ours
    with _connect(database.owner) as connection:
        connection.execute(statement)
        connection.commit()
    return environment


@contextmanager
def our_server(environment: Mapping[str, str], folder: Path) -> Iterator[Server]:
    """`kawasan serve`."""
    port = free_port()
    command = [*KAWASAN, "serve", "--port", str(port), "--threads", THREADS]
    with _running(Server(command, environment, folder / "ours.log", port, "/toba/api/v1/antrean/tickets")) as server:
        yield server


@contextmanager
def naive_server(url: str, folder: Path) -> Iterator[Server]:
    """The naive application under the same server program."""
    with _connect(url) as connection:
        connection.execute(TABLE)
        connection.commit()
    port = free_port()
    environment = {**os.environ, "NAIVE_DATABASE_URL": url.replace("+psycopg", ""), "PYTHONPATH": str(HERE)}
    options = ["--interface", "wsgi", "--workers", PROCESSES, "--blocking-threads", THREADS, "--port", str(port)]
    command = [sys.executable, "-m", "granian", *options, "--factory", "queue_naive_app:create_app"]
    with _running(Server(command, environment, folder / "naive.log", port, "/")) as server:
        yield server


@contextmanager
def _running(server: Server) -> Iterator[Server]:
    server.start()
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.kill(signal.SIGTERM)


def _connect(url: str) -> psycopg.Connection[tuple[object, ...]] | sqlite3.Connection:
    if url.startswith("postgresql"):
        return psycopg.connect(url.replace("+psycopg", ""))
    return sqlite3.connect(url.removeprefix("sqlite:///"))
