"""What is done without a request: jobs and commands, each for one regency."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import delete, select

from kawasan.auth.throttle import limiter
from kawasan.cli import main
from kawasan.cli.opening import opened, regency_named
from kawasan.config import SETTINGS
from kawasan.db import RegencyOwned, mappers, regency_scope, session
from kawasan.jobs import enqueue, job, queue
from kawasan.jobs.performing import perform
from kawasan.jobs.queue import FILE, QUEUE
from kawasan.jobs.work import Work, functions
from kawasan_tourism_map.models import Place
from wall.requests import PROGRAMS, Answers, Ask, Attempt
from wall.town import EPHEMERAL, FOREIGN, Answer, Town

JOB = "wall.do"
OURS = "kawasan"
"""Tests map classes too, some without a table."""
seen: Answers = []


def read_everything() -> Any:
    """Whose rows there are in each table of regencies."""
    models = sorted((mapper.class_ for mapper in mappers()), key=lambda model: model.__tablename__)
    owned = [model for model in models if issubclass(model, RegencyOwned) and model.__module__.startswith(OURS)]
    return [(model.__tablename__, session().scalars(select(model.regency_id)).all()) for model in owned]


def _by_key() -> Any:
    found = session().get(Place, (1217, FOREIGN[0]))
    return found and found.name_id


DEEDS: dict[str, Callable[[], Any]] = {
    "reading everything": read_everything,
    "a guessed id": lambda: session().scalars(select(Place.name_id).where(Place.id == FOREIGN[0])).all(),
    "a guessed key": _by_key,
    "removing all": lambda: session().execute(delete(Place)).rowcount,
}


@job(JOB)
def do(deed: str) -> None:
    """One of the deeds."""
    seen.append(Answer(200, repr(DEEDS[deed]())))


def _done(town: Town, deed: str, regency_id: int | None) -> Answers:
    seen.clear()
    perform(town.app, Work(JOB, {"deed": deed}, regency_id))
    return list(seen)


def _for_toba(deed: str, town: Town) -> Answers:
    return _done(town, deed, town.toba.id)


def _amid_another(town: Town) -> Answers:
    """While a unit of samosir's is open, as where a job is done at once."""
    with town.app.app_context(), regency_scope(town.samosir, writes=False):
        read_everything()
        return _done(town, "reading everything", town.toba.id)


def _by_a_worker(town: Town) -> Answers:
    """Left behind at toba and at samosir, and done by one worker, one after the other."""
    seen.clear()
    waiting = queue(town.app)
    try:
        for regency in (town.samosir, town.toba):
            with town.app.app_context(), regency_scope(regency):
                enqueue(functions[JOB], deed="reading everything")
        while (task := waiting.dequeue()) is not None:
            waiting.execute(task)
    finally:
        del town.app.extensions[QUEUE]
        for file in Path(town.app.instance_path).glob(f"{FILE}*"):
            file.unlink()
    return seen[-1:]


@contextmanager
def _at_the_command_line(town: Town) -> Iterator[None]:
    was_enabled = limiter.enabled
    with pytest.MonkeyPatch.context() as patch:
        for setting in SETTINGS:
            value = town.app.config[setting.key]
            patch.setenv(setting.variable, str(int(value)) if isinstance(value, bool) else str(value))
        yield
    limiter.enabled = was_enabled  # one object counts for all applications of a process


def _command(words: str, town: Town) -> Answers:
    with _at_the_command_line(town):
        done = CliRunner().invoke(main, words.split())
    return [Answer(400 if done.exit_code else 200, EPHEMERAL.sub("", done.output))]


def _script(town: Town) -> Answers:
    """Of an operator's own, for toba."""
    with _at_the_command_line(town), opened(), regency_scope(regency_named("toba")):
        return [Answer(200, repr(read_everything()))]


COMMANDS: dict[str, Ask] = {
    "audit verify": partial(_command, "audit verify --regency toba"),
    "plugin list": partial(_command, "plugin list --regency toba"),
    "plugin disable": partial(_command, f"plugin disable {PROGRAMS[0]} --regency toba"),
    "reading everything": _script,
}


def processes() -> Iterator[tuple[str, Attempt]]:
    """Name and attempt."""
    for deed in DEEDS:
        yield f"job: {deed}", Attempt(partial(_for_toba, deed))
    yield "job: reading everything, amid another's work", Attempt(_amid_another)
    yield "job: reading everything, by a worker of both", Attempt(_by_a_worker)
    yield "job: reading everything, for no regency", Attempt(lambda town: _done(town, "reading everything", None))
    for name, ask in COMMANDS.items():
        yield f"command: {name}", Attempt(ask)
