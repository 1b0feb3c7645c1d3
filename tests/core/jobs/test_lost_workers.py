"""A worker that is killed loses no job: others do it again, and never twice at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from kawasan.db import regency_scope
from kawasan.jobs import FailedJob, enqueue, job, queue
from kawasan.jobs.queue import RETRIES
from kawasan.jobs.watching import LOOKS, Watch
from kawasan.jobs.work import functions
from kawasan.tenancy import RegencyRef
from kawasan.testing.redis import NoRedisError, temporary_redis

pytestmark = pytest.mark.slow

MakeApp = Callable[..., Flask]


class Worker:
    """A process that takes jobs."""

    def __init__(self, app: Flask) -> None:
        self.app, self.huey = app, queue(app)
        self.watch = Watch(app)

    def take(self) -> Any:
        """The next job, not done yet."""
        return self.huey.dequeue()

    def work(self) -> bool:
        """Do the next job; False: there is none."""
        task = self.take()
        if task is not None:
            self.huey.execute(task)
        return task is not None

    def look(self, *others: Worker) -> None:
        """For as long as it takes to miss somebody; the others look too."""
        for _ in range(LOOKS + 1):
            for worker in (self, *others):
                worker.watch.look()


@pytest.fixture(params=["file", "redis"])
def worker(request: pytest.FixtureRequest, another_app: MakeApp, tmp_path: Path) -> Iterator[Callable[[], Worker]]:
    """Makes workers of one queue, in a file or in Redis."""
    settings = {"KAWASAN_INSTANCE_PATH": str(tmp_path), "KAWASAN_SECRET_KEY": "x" * 40}
    made: list[Worker] = []

    def make(**more: str) -> Worker:
        made.append(Worker(another_app(**settings, **more)))
        return made[-1]

    if request.param == "file":
        yield make
        for one in made:
            one.huey.storage.close()
        return
    try:
        with temporary_redis(tmp_path) as url:
            yield lambda: make(KAWASAN_REDIS_URL=url)
            for one in made:
                one.huey.storage.pool.disconnect()
    except NoRedisError as reason:
        pytest.skip(str(reason))


@pytest.fixture
def done() -> Iterator[list[str]]:
    """What the job `test.note` has noted."""
    noted: list[str] = []

    @job("test.note")
    def note(word: str) -> None:
        noted.append(word)

    yield noted
    del functions["test.note"]


def leave(worker: Worker, regency: RegencyRef, *words: str) -> None:
    for word in words:
        with worker.app.app_context(), regency_scope(regency):
            enqueue(functions["test.note"], word=word)


def test_what_a_lost_worker_had_taken_is_done_by_another(
    worker: Callable[[], Worker], toba: RegencyRef, done: list[str]
) -> None:
    lost, other = worker(), worker()
    leave(lost, toba, "satu", "dua")
    lost.watch.look()
    assert lost.take() is not None  # and it is killed
    assert other.work()
    assert not other.work()
    assert done == ["dua"]
    other.look()
    assert other.work()
    assert done == ["dua", "satu"]
    other.look()
    assert not other.work()
    assert other.huey.storage.counts().keys() == {other.huey.storage.taker}, "the lost one is forgotten"


def test_a_worker_killed_before_it_counted_is_missed_too(
    worker: Callable[[], Worker], toba: RegencyRef, done: list[str]
) -> None:
    lost, other = worker(), worker()
    leave(lost, toba, "satu")
    lost.take()
    other.look()
    assert other.work()
    assert done == ["satu"]


def test_what_a_living_worker_does_is_not_taken_away(
    worker: Callable[[], Worker], toba: RegencyRef, done: list[str]
) -> None:
    slow, other = worker(), worker()
    leave(slow, toba, "satu")
    task = slow.take()
    other.look(slow)
    assert not other.work()
    slow.huey.execute(task)
    assert slow.huey.storage.taken_by(slow.huey.storage.taker) == []
    assert done == ["satu"]


def test_of_two_that_miss_it_one_does_it(worker: Callable[[], Worker], toba: RegencyRef, done: list[str]) -> None:
    lost, one, other = worker(), worker(), worker()
    leave(lost, toba, "satu")
    lost.take()
    left = one.huey.storage.taken_by(lost.huey.storage.taker)
    one.look(other)
    other.huey.storage.put_back(lost.huey.storage.taker, *left, *left)  # it had looked before the first was done
    assert [one.work(), other.work()] == [True, False]
    assert done == ["satu"]


def test_a_job_that_kills_every_worker_ends_on_the_operators_page(
    worker: Callable[[], Worker], toba: RegencyRef, done: list[str]
) -> None:
    watching = worker()
    leave(watching, toba, "satu")
    for _ in range(RETRIES + 1):
        assert worker().take() is not None
        watching.look()
    assert not watching.work()
    with watching.app.app_context(), regency_scope(None, writes=False) as unit:
        (failed,) = unit.scalars(select(FailedJob)).all()
        assert (failed.name, failed.error, failed.attempts) == ("test.note", "WorkerLost", RETRIES + 1)


def test_periodic_jobs_come_again_by_themselves(worker: Callable[[], Worker]) -> None:
    lost, other = worker(), worker()
    (task, *_) = lost.huey._registry.periodic_tasks
    lost.huey.enqueue(task)
    assert lost.take() is not None
    other.look()
    assert not other.work()


def test_a_job_that_waits_for_another_try_is_never_in_one_hand_alone(
    worker: Callable[[], Worker], toba: RegencyRef, monkeypatch: pytest.MonkeyPatch, done: list[str]
) -> None:
    one = worker()
    leave(one, toba, "satu")
    monkeypatch.setitem(functions, "test.note", lambda **_: 1 / 0)
    assert one.work()
    storage = one.huey.storage
    (task,) = one.huey.scheduled()
    assert storage.taken_by(storage.taker) == []
    assert storage.read_schedule(task.eta) == [], "it is in the queue already, not in the scheduler's hand"
    assert (storage.queue_size(), storage.schedule_size()) == (1, 0)


def test_who_leaves_in_order_is_not_missed(worker: Callable[[], Worker], toba: RegencyRef, done: list[str]) -> None:
    leaving, other = worker(), worker()
    leaving.watch.look()
    leaving.watch.leave()
    assert other.huey.storage.counts() == {}
    leave(leaving, toba, "satu")
    leaving.watch.look()
    leaving.take()
    leaving.watch.leave()
    assert leaving.huey.storage.taker in other.huey.storage.counts(), "it was stopped in the midst of a job"


def test_what_cannot_be_read_is_struck_out(worker: Callable[[], Worker], toba: RegencyRef, done: list[str]) -> None:
    one = worker()
    one.huey.storage.enqueue(b"of another installation")
    with pytest.raises(ValueError, match="Separator"):
        one.take()
    assert one.huey.storage.taken_by(one.huey.storage.taker) == []
