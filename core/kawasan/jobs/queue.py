"""The queue: Huey, in a file of the instance folder, or in Redis where that is set."""

from __future__ import annotations

import logging
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask import Flask, current_app

from kawasan.db import after_commit
from kawasan.jobs.failures import keep_failed, take_failed
from kawasan.jobs.performing import FIND_REGENCY, perform
from kawasan.jobs.periodic import EVERY_MINUTES, periodic_names
from kawasan.jobs.work import Work, here

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger(__name__)
RETRIES, FIRST_DELAY_SECONDS, GROWTH = 6, 30, 4
"""After 30 seconds, 2, 8 and 32 minutes, 2 and 8½ hours: a mail server may be away for a night."""
QUEUE, FILE = "kawasan_queue", "jobs.db"


def init_app(app: Flask, find_regency: Callable[..., Any]) -> None:
    """Let jobs be left behind and done; `find_regency(id=…)` answers a regency or None."""
    app.extensions[FIND_REGENCY] = find_regency


def enqueue(function: Callable[..., None], /, **arguments: Any) -> None:
    """Leave a job behind once the current unit is committed, for the current regency. Arguments are of JSON types.

    Where `app.testing` is set it is done at once after the commit.
    """
    work = here(function, arguments)
    after_commit(lambda: put(work))


def put(work: Work) -> None:
    """Into the queue, now; where that is away, to what the operator sees."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001 - documented by Flask
    if app.testing and QUEUE not in app.extensions:
        perform(app, work)
        return
    try:
        queue(app).perform(work.as_values())
    except Exception as error:
        log.exception("job %s could not be left behind", work.name)
        keep_failed(app, work, attempts=0, error=error)


def retry_failed(job_id: int) -> str | None:
    """Put a failed job back into the queue after the commit; answers its name, None where it is not there."""
    work = take_failed(job_id)
    if work is None:
        return None
    after_commit(lambda: put(work))
    return work.name


def queue(app: Flask) -> Any:
    """The application's Huey, made when it is first needed; its task is `queue(app).perform`."""
    if QUEUE not in app.extensions:
        app.extensions[QUEUE] = _make(app)
    return app.extensions[QUEUE]


def _make(app: Flask) -> Any:
    # It brings Redis's client with it, which most processes never need.
    from huey import crontab  # noqa: PLC0415 - as above
    from huey.signals import SIGNAL_ERROR  # noqa: PLC0415 - as above

    from kawasan.jobs.keeping import KeepingHuey  # noqa: PLC0415 - as above

    made = KeepingHuey(results=False, **_storage(app))
    made.perform = made.task(
        retries=RETRIES, retry_delay=FIRST_DELAY_SECONDS, retry_backoff=GROWTH, name="perform"
    )(lambda values: perform(app, Work(**values)))  # fmt: skip
    for name in periodic_names():
        made.periodic_task(crontab(minute=f"*/{EVERY_MINUTES}"), name=name.replace(".", "_"))(
            partial(perform, app, Work(name, {}))
        )
    made.signal(SIGNAL_ERROR)(partial(_on_error, app))
    return made


def _storage(app: Flask) -> dict[str, Any]:
    from huey.serializer import SignedSerializer  # noqa: PLC0415 - as above

    from kawasan.jobs.keeping import KeepingRedis, KeepingSqlite  # noqa: PLC0415 - as above

    secret = app.config["SECRET_KEY"]
    ours = blake2b(secret.encode(), digest_size=6).hexdigest()  # several installations may share one Redis
    # What comes out of the queue is unpickled: only what a process with our secret has put there.
    options = {"name": f"kawasan-{ours}", "serializer": SignedSerializer(secret=secret)}
    if url := app.config["KAWASAN_REDIS_URL"]:
        return options | {"storage_class": KeepingRedis, "url": url}
    return options | {"storage_class": KeepingSqlite, "filename": str(Path(app.instance_path) / FILE), "fsync": True}


def _on_error(app: Flask, _signal: str, task: Any, error: BaseException) -> None:
    """After the last try the job goes to the operator. A periodic one comes again by itself."""
    if task.retries or not task.args:
        return
    try:
        keep_failed(app, Work(**task.args[0]), attempts=RETRIES + 1, error=error)
    except Exception:
        log.exception("a failed job could not be kept: it is tried once more")
        task.retries = 1
