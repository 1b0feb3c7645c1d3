"""A Redis server of the tests' own, kept in memory and thrown away."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from redis import Redis, RedisError

from kawasan.testing.server import free_port

START_SECONDS = 20.0


class NoRedisError(RuntimeError):
    """The program redis-server is not installed, or did not start."""


@contextmanager
def temporary_redis(folder: Path) -> Iterator[str]:
    """The address of a Redis server while the block runs. Raises NoRedisError where there is none to start."""
    program = shutil.which("redis-server")
    if program is None:
        raise NoRedisError("no redis-server found")
    port = free_port()
    options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", str(folder)]
    with subprocess.Popen([program, *options], stdout=subprocess.DEVNULL) as server:  # noqa: S603 - Debian's own program
        try:
            url = f"redis://127.0.0.1:{port}/0"
            _wait_until_ready(url)
            yield url
        finally:
            server.terminate()


def _wait_until_ready(url: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            with Redis.from_url(url, socket_connect_timeout=1) as redis:
                redis.ping()
        except RedisError:
            time.sleep(0.05)
        else:
            return
    raise NoRedisError("redis-server did not answer")
