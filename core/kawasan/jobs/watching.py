"""Workers watch one another: the jobs of one that is gone are done by those that are left, or by the next.

Nobody compares clocks. A worker is gone when it has not counted between so many looks of another: that holds on
machines whose clocks differ, and for all those that slept together.
"""

from __future__ import annotations

import logging
from contextlib import contextmanager
from functools import partial
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from kawasan.jobs.failures import keep_failed
from kawasan.jobs.queue import RETRIES, queue
from kawasan.jobs.work import Work

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask

log = logging.getLogger(__name__)
EVERY_SECONDS = 5.0
LOOKS = 6
"""Without a count between them: half a minute."""


class Watch:
    """One worker's view of the others."""

    def __init__(self, app: Flask) -> None:
        self._huey = queue(app)
        self._give_up = partial(_give_up, app)
        self._seen: dict[str, tuple[int, int]] = {}

    def look(self) -> None:
        """Count, and see who has not since the last looks."""
        storage = self._huey.storage
        storage.count()
        others = {taker: count for taker, count in storage.counts().items() if taker != storage.taker}
        self._seen = {taker: (count, self._looks_alike(taker, count)) for taker, count in others.items()}
        for taker, (_, looks) in self._seen.items():
            if looks >= LOOKS:
                self._huey.take_over(taker, self._give_up)

    def leave(self) -> None:
        """This worker ends. With a job it could not finish, it is as one that is gone."""
        storage = self._huey.storage
        try:
            if not storage.taken_by(storage.taker):
                storage.forget(storage.taker)
        except Exception:  # the others will notice
            log.exception("cannot take leave of the other workers")

    def _looks_alike(self, taker: str, count: int) -> int:
        before, looks = self._seen.get(taker, (count, -1))
        return looks + 1 if count == before else 0


@contextmanager
def watched(app: Flask) -> Iterator[None]:
    """Watch while the block runs."""
    watch, over = Watch(app), Event()
    thread = Thread(target=_look_again_and_again, args=(watch, over), name="Watch", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(EVERY_SECONDS)
        watch.leave()


def _look_again_and_again(watch: Watch, over: Event) -> None:
    while True:
        try:
            watch.look()
        except Exception:  # the queue may be away for a while
            log.exception("cannot look after the other workers")
        if over.wait(EVERY_SECONDS):
            return


def _give_up(app: Flask, task: Any) -> None:
    from kawasan.jobs.keeping import WorkerLost  # noqa: PLC0415 - it brings Huey with it

    keep_failed(app, Work(**task.args[0]), attempts=RETRIES + 1, error=WorkerLost())
