"""A server process of its own: for browser tests, wheels, pictures and measurements."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

KAWASAN = (sys.executable, "-m", "kawasan")
START_SECONDS = 60.0
STOP_SECONDS = 10.0


class ServerFailedError(RuntimeError):
    """The server ended early or did not answer in time; the message carries what it wrote."""


def demo_environment(folder: Path) -> dict[str, str]:
    """The environment of a demo installation in `folder`, on SQLite; the caller's own KAWASAN_ settings stay out."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KAWASAN_")}
    return kept | {"KAWASAN_MODE": "demo", "KAWASAN_INSTANCE_PATH": str(folder)}


def load_demo(
    environment: Mapping[str, str], kawasan: Sequence[str] = KAWASAN, *, regencies: Sequence[str] = ()
) -> None:
    """Make the tables and load the demonstration (of these regencies only), as an operator would; any error raises."""
    strict = dict(environment) | {"KAWASAN_STRICT": "1"}
    chosen = [word for slug in regencies for word in ("--regency", slug)]
    for command in (["db", "upgrade"], ["demo", *chosen]):
        done = subprocess.run(  # noqa: S603  # our own command
            [*kawasan, *command], env=strict, capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            raise ServerFailedError(f"kawasan {' '.join(command)} failed: {done.stdout}{done.stderr}")


@contextmanager
def served(
    environment: Mapping[str, str], log: Path, kawasan: Sequence[str] = KAWASAN, *, options: Sequence[str] = ()
) -> Iterator[str]:
    """The address, `http://127.0.0.1:<port>`, of an installation while `kawasan serve` serves it; it writes into `log`.

    Raises ServerFailedError where it does not answer /healthz within a minute.
    """
    port = free_port()
    with log.open("wb") as output:
        server = subprocess.Popen(  # noqa: S603  # our own command
            [*kawasan, "serve", "--port", str(port), *options],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,  # its workers are stopped with it
        )
    try:
        _wait_until_ready(f"http://127.0.0.1:{port}/healthz", server, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        _stop(server)


def _wait_until_ready(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        try:
            urllib.request.urlopen(url, timeout=5).close()  # noqa: S310  # our own server
        except urllib.error.HTTPError as answer:
            raise ServerFailedError(f"{url} answers {answer.code}: {log.read_text(errors='replace')}") from answer
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise ServerFailedError(f"the server did not start: {log.read_text(errors='replace')}")


def _stop(server: subprocess.Popen[bytes]) -> None:
    if server.poll() is None:
        os.killpg(server.pid, signal.SIGTERM)
    try:
        server.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        kill_session(server.pid)
        server.wait()


def kill_session(leader: int) -> None:
    """Kill every process of the session that `leader` began: each server process is in a group of its own."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):  # it may have ended meanwhile
                _state, _parent, _group, session = (entry / "stat").read_text().rpartition(")")[2].split()[:4]
                if int(session) == leader:
                    os.kill(int(entry.name), signal.SIGKILL)


def free_port() -> int:
    """A loopback port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
