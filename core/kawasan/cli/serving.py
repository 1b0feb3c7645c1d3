"""`kawasan serve`: the installation's own server."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING, Any

import click
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from kawasan import logs
from kawasan.cli.refusals import Refused
from kawasan.config import DEFAULT_PORT, OWNER_URL, load

if TYPE_CHECKING:
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
def command(port: int, host: str, threads: int) -> None:
    """Serve the installation."""
    os.environ["PORT"] = str(port)  # links in mails name it, unless KAWASAN_PUBLIC_URL does
    os.environ.pop(OWNER_URL.variable, None)  # the workers inherit this environment
    values = load()
    logs.configure(values)
    _check_free(host, port)
    click.echo(f"kawasan serves at http://{host}:{port} ({values['KAWASAN_MODE']} mode)")
    Granian(
        "kawasan.cli.serving:application",
        factory=True,
        interface=Interfaces.WSGI,
        address=host,
        port=port,
        workers=values["KAWASAN_PROCESSES"],
        blocking_threads=threads,
        log_level=LogLevels.warning,
        log_dictconfig=TO_OUR_LOG,
    ).serve()


def application() -> Flask:
    """What each server process serves."""
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
