"""The same judgement over real programs: requests, jobs and commands of the whole application, made at toba with all
that one may know of samosir (`wall.town`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.exc import SQLAlchemyError
from wall.carried import carried
from wall.judge import WALLS, Tried, first_wall, is_leak, rows_of, second_wall
from wall.kept import kept
from wall.processes import processes
from wall.requests import requests
from wall.town import open_town

from kawasan.db import ScopeError
from kawasan.plugin_api import RegencyRef
from kawasan.testing import At
from kawasan.testing.database import Snapshot

pytestmark = [pytest.mark.attacks, pytest.mark.filterwarnings("ignore")]
ATTEMPTS = {name: attempt for kind in (requests, kept, carried, processes) for name, attempt in kind()}
NEEDS_NO_WALL = ("region: ", "file: ", "host: ", "session: ", "command: plugin ")
"""Held by something else already: the condition on the shared copy, tenancy, the roles of an account. All others leak
where no wall stands.
"""
BUT = {"host: one's own, another's said to be forwarded", "session: after another's officer"}
"""These look at lists, as an honest visitor of toba."""


@pytest.fixture
def walls(request: pytest.FixtureRequest, snapshot: Snapshot) -> Iterator[str]:
    with second_wall(request.param, snapshot.engine):
        yield request.param


@pytest.fixture
def outcome(
    snapshot: Snapshot, app: Flask, toba: RegencyRef, samosir: RegencyRef, at: At, walls: str
) -> Callable[[str], str]:
    """`outcome(name)`: `refused`, `own rows only` or `LEAK`."""
    at("2026-03-02 09:00")

    def foreign_rows() -> list[Any]:
        owned = [table for table in snapshot.tables if table.info.get("owned")]
        return rows_of(snapshot.engine, owned, samosir.id)

    def attempt(name: str, *, is_shared: bool) -> Tried:
        snapshot.restore()
        town = open_town(app, toba, samosir, is_shared=is_shared)
        ATTEMPTS[name].before(town)
        before = foreign_rows()
        try:
            with first_wall(walls):
                answers = ATTEMPTS[name].ask(town)
            assert answers, "nothing was asked"
        except (ScopeError, SQLAlchemyError):
            answers = None
        return Tried(answers, (before, foreign_rows()))

    def judge(name: str) -> str:
        beside, alone = attempt(name, is_shared=True), attempt(name, is_shared=False)
        if is_leak(beside, alone):
            return "LEAK"
        return "refused" if all(answer.is_refused for answer in beside.answer or ()) else "own rows only"

    return judge


@pytest.mark.parametrize("walls", WALLS, indirect=True)
@pytest.mark.parametrize("name", ATTEMPTS)
def test_an_attack(name: str, walls: str, outcome: Callable[[str], str], record_property: Callable[..., None]) -> None:
    found = outcome(name)
    record_property("outcome", found)
    passes = walls == "none" and (name in BUT or not name.startswith(NEEDS_NO_WALL))
    assert (found == "LEAK") == passes, f"{found} with the walls: {walls}"
