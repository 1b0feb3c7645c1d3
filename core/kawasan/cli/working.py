"""`kawasan worker`: does the jobs that requests leave behind."""

from __future__ import annotations

import os
import signal
import sys
import threading

import click

from kawasan import logs
from kawasan.cli.opening import opened
from kawasan.config import OWNER_URL, load
from kawasan.jobs import queue, watched

LONGEST_PAUSE_SECONDS = 2.0
PATIENCE_SECONDS = 20
"""A mail server may take 15 seconds to say nothing."""


@click.command("worker")
@click.option("--threads", type=click.IntRange(1, 64), default=2, show_default=True, help="Jobs done at the same time.")
@click.option("--until-eof", is_flag=True, hidden=True, help="Stop when standard input ends.")
def command(threads: int, *, until_eof: bool) -> None:
    """Do jobs (mail, photos, what time brings) until it is stopped; the jobs it is in are finished first.

    Jobs of a worker that was killed are done again by the others, or by the next.
    """
    os.environ.pop(OWNER_URL.variable, None)  # as the server
    values = load()
    logs.configure(values)
    with opened() as app:
        consumer = queue(app).create_consumer(
            workers=threads,
            max_delay=LONGEST_PAUSE_SECONDS,
            shutdown_timeout=PATIENCE_SECONDS,
            graceful_signal="TERM",
        )
        if until_eof:
            threading.Thread(target=_stop_with_parent, daemon=True).start()
        click.echo(f"kawasan worker does jobs in {threads} threads ({values['KAWASAN_MODE']} mode)")
        with watched(app):
            consumer.run()


def _stop_with_parent() -> None:
    """The parent holds the other end of our standard input: it ends with it, however that may end."""
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)
