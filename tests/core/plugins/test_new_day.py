"""The hook `new_day`: once on each day of a regency, for each program that is on, in a job of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from kawasan.clocks.new_day import NAME
from kawasan.db import regency_scope, session
from kawasan.jobs.performing import perform
from kawasan.jobs.work import Work
from kawasan.tenancy import Regency, RegencyRef
from kawasan.testing import At, InRegency, switch_program

Start = Callable[..., Flask]
Write = Callable[..., EntryPoint]
Calls = Callable[[], list[Any]]
NOTING = """
import json
from pathlib import Path

@hookimpl
def new_day(regency, since):
    with Path({path!r}).open("a") as file:
        file.write(json.dumps([regency.slug, since and since.isoformat()]) + "\\n")
    {then}
"""


@pytest.fixture
def calls(tmp_path: Path) -> Calls:
    """How the hook was called since the last look: regency and `since`."""

    def read() -> list[Any]:
        path = tmp_path / "calls"
        lines = path.read_text().splitlines() if path.exists() else []
        path.write_text("")
        return [json.loads(line) for line in lines]

    return read


@pytest.fixture
def pasar(write_plugin: Write, start: Start, tmp_path: Path) -> Callable[..., Flask]:
    """Starts an application with a plugin that notes each call; toba has its program on."""
    return lambda then="": start(write_plugin("pasar", NOTING.format(path=str(tmp_path / "calls"), then=then)))


def look(app: Flask) -> None:
    """As a worker does every ten minutes."""
    app.testing = True  # jobs are done at once
    perform(app, Work("core.begin_days", {}))


def test_it_is_called_once_a_day_and_told_since_when(pasar: Callable[..., Flask], at: At, calls: Calls) -> None:
    app = pasar()
    for moment in ("2026-03-02 00:00", "2026-03-02 00:10", "2026-03-02 23:50"):
        with at(moment):
            look(app)
    assert calls() == [["toba", None]]
    for moment in ("2026-03-03 00:00", "2026-03-07 09:00"):
        with at(moment):
            look(app)
    assert calls() == [["toba", "2026-03-02"], ["toba", "2026-03-03"]]


def test_the_day_is_the_regencys_own(
    pasar: Callable[..., Flask], at: At, calls: Calls, samosir: RegencyRef, in_regency: InRegency
) -> None:
    app = pasar()
    with in_regency(samosir):
        switch_program("pasar", on=True)
    with app.app_context(), regency_scope(None):
        session().get(Regency, samosir.id).timezone = "Asia/Jayapura"
    with at("2026-03-02 12:00"):
        look(app)
    assert calls() == [["samosir", None], ["toba", None]]
    with at("2026-03-02 22:00"):  # midnight in Jayapura
        look(app)
    assert calls() == [["samosir", "2026-03-02"]]


def test_where_the_program_is_off_it_is_not_called(
    pasar: Callable[..., Flask], calls: Calls, toba: RegencyRef, in_regency: InRegency
) -> None:
    app = pasar()
    with in_regency(toba):
        switch_program("pasar", on=False)
    look(app)
    assert calls() == []


def test_switched_off_while_the_job_waits_it_is_not_called(
    pasar: Callable[..., Flask], calls: Calls, toba: RegencyRef, in_regency: InRegency
) -> None:
    app = pasar()
    with in_regency(toba):
        switch_program("pasar", on=False)
    perform(app, Work(NAME, {"program": "pasar", "since": None}, toba.id))
    assert calls() == []


def test_one_that_raises_fails_as_a_job(pasar: Callable[..., Flask], calls: Calls, toba: RegencyRef) -> None:
    app = pasar("raise KeyError('stall')")
    for _ in range(2):
        with pytest.raises(KeyError, match="stall"):
            perform(app, Work(NAME, {"program": "pasar", "since": None}, toba.id))
    assert calls() == [["toba", None], ["toba", None]]
