"""`kawasan serve`: the installation's own server."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager, nullcontext
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from kawasan import logs
from kawasan.cli.refusals import Refused
from kawasan.config import DEFAULT_PORT, OWNER_URL, load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask


TO_OUR_LOG: dict[str, Any] = {
    "handlers": {},
    "formatters": {},
    "loggers": {name: {"handlers": [], "propagate": True} for name in ("_granian", "granian.access")},
}
"""The server's own words go where ours go."""


@click.command("serve")
@click.option("--port", type=click.IntRange(1, 65535), default=DEFAULT_PORT, envvar="PORT", show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--threads", type=click.IntRange(1, 64), default=4, show_default=True, help="Threads in each process.")
@click.option("--with-worker", is_flag=True, help="Start `kawasan worker` beside it, and stop it with it.")
@click.option("--reload", is_flag=True, help="For authors: begin anew when a file of an editable plugin changes.")
def command(port: int, host: str, threads: int, *, with_worker: bool, reload: bool) -> None:
    """Serve the installation."""
    os.environ["PORT"] = str(port)  # links in mails name it, unless KAWASAN_PUBLIC_URL does
    os.environ.pop(OWNER_URL.variable, None)  # the workers inherit this environment
    values = load()
    logs.configure(values)
    _check_free(host, port)
    watched = _folders() if reload else []
    click.echo(f"kawasan serves at http://{host}:{port} ({values['KAWASAN_MODE']} mode)")
    with _worker() if with_worker else nullcontext():
        _serve(host, port, threads, values["KAWASAN_PROCESSES"], watched)


def _serve(host: str, port: int, threads: int, processes: int, watched: list[Path]) -> None:
    Granian(
        "kawasan.cli.serving:application",
        factory=True,
        interface=Interfaces.WSGI,
        address=host,
        port=port,
        workers=processes,
        blocking_threads=threads,
        log_level=LogLevels.warning,
        log_dictconfig=TO_OUR_LOG,
        reload=bool(watched),
        reload_paths=watched,
        reload_ignore_worker_failure=True,  # what was saved half-written is mended by the next save
    ).serve()


def _folders() -> list[Path]:
    """What an author may change: core and every plugin. What lies in `site-packages` is not watched by watchfiles."""
    if find_spec("watchfiles") is None:
        raise Refused("--reload needs watchfiles: pip install 'kawasan[author]'")
    from kawasan.plugins import folder_of, installed  # noqa: PLC0415 - the parent needs it only here

    return [Path(__file__).parents[1], *map(folder_of, installed())]


_lifelines: list[Any] = []
"""Of the worker beside us. A forked server process lets go of it, or the worker would live on in that one's hands."""


@contextmanager
def _worker() -> Iterator[None]:
    """It stops when its standard input ends: also where we are killed and can tell it nothing."""
    command = [sys.executable, "-m", "kawasan", "worker", "--until-eof"]
    # A group of its own: Ctrl-C is for the server, which then lets go of the worker.
    with subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True) as worker:  # noqa: S603 - our own
        _lifelines.append(worker.stdin)
        try:
            yield
        finally:
            worker.terminate()


def application() -> Flask:
    """What each server process serves."""
    for lifeline in _lifelines:
        lifeline.close()
    # Ctrl-C is for the parent, which then stops us: told by both, granian's processes wait for ever.
    os.setpgid(0, 0)
    for stop in (signal.SIGINT, signal.SIGTERM):  # the parent's handlers, which we were forked with, end nobody here
        signal.signal(stop, signal.SIG_DFL)
    logs.configure(load())
    from kawasan.app import create_app  # noqa: PLC0415 - half a second that the parent process does not need

    return create_app()


def _check_free(host: str, port: int) -> None:
    """Say it before the server's own message, which is a page long."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            reason = os.strerror(error.errno) if error.errno else str(error)
            raise Refused(f"cannot listen at {host}:{port}: {reason}; choose another --port or --host") from error
