"""Every attack we know, against each wall alone and against both.

An attack is made twice: once beside samosir's rows and once where samosir has none. It leaks if its answers differ, or
if samosir's rows are others afterwards. The outcome goes into the results file, for the table in docs/security.md.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from typing import Any

import pytest
from sqlalchemy import CursorResult, select
from wall.attacks import every_attack
from wall.down import without_first_wall, without_second_wall
from wall.models import Goods, Stall, open_market

from kawasan.plugin_api import RegencyRef
from kawasan.testing import InRegency
from kawasan.testing.database import KIND, Snapshot

pytestmark = [pytest.mark.attacks, pytest.mark.filterwarnings("ignore")]
ATTACKS = dict(every_attack())
IS_POSTGRESQL = os.environ.get(KIND, "sqlite") == "postgresql"
WALLS = ("first", "second", "both") if IS_POSTGRESQL else ("first",)
PASSING = {
    "first": {"beside the session: the engine", "beside the session: the engine, counting"},
    "second": {"beside the session: another regency named in SQL"},
    "both": set[str](),
}
"""What each wall lets through. The first is the session, so it cannot hold the raw engine, which lint keeps
from our code. The second goes by the regency that the transaction names, so SQL that names another one, as injected
SQL would, passes.
"""


@pytest.fixture
def walls(request: pytest.FixtureRequest, snapshot: Snapshot) -> Iterator[str]:
    is_alone = request.param == "first" and IS_POSTGRESQL
    with without_second_wall(snapshot.engine) if is_alone else nullcontext():
        yield request.param


@pytest.fixture
def outcome(
    _tables: None, snapshot: Snapshot, toba: RegencyRef, samosir: RegencyRef, in_regency: InRegency, walls: str
) -> Callable[[str], str]:
    """`outcome(name)`: `refused`, `own rows only` or `LEAK`."""

    def attempt(name: str, *, is_shared: bool) -> tuple[Any, Any]:
        snapshot.restore()
        market = open_market(in_regency, toba, samosir, is_shared=is_shared)
        before = _foreign_rows(snapshot, samosir.id)
        try:
            # Only now: the rows were stamped by the first wall.
            with without_first_wall() if walls == "second" else nullcontext(), in_regency(toba) as session:
                answer: Any = _plain(ATTACKS[name](session, market))
        except Exception:  # noqa: BLE001 - whatever stops it
            answer = None
        return answer, _foreign_rows(snapshot, samosir.id) == before

    def judge(name: str) -> str:
        answer, is_untouched = attempt(name, is_shared=True)
        alone, _ = attempt(name, is_shared=False)
        if not is_untouched or answer != alone:
            return "LEAK"
        return "refused" if answer is None else "own rows only"

    return judge


def _plain(answer: Any) -> str:
    if isinstance(answer, CursorResult):
        answer = answer.all() if answer.returns_rows else answer.rowcount
    return repr(sorted(map(repr, answer)) if isinstance(answer, list) else answer)


def _foreign_rows(snapshot: Snapshot, regency_id: int) -> list[Any]:
    models: tuple[Any, ...] = (Stall, Goods)
    with snapshot.engine.connect() as connection:
        return [
            connection.execute(select(t).where(t.c.regency_id == regency_id).order_by(t.c.id)).all()
            for t in (model.__table__ for model in models)
        ]


@pytest.mark.parametrize("walls", WALLS, indirect=True)
@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack(name: str, walls: str, outcome: Callable[[str], str], record_property: Callable[..., None]) -> None:
    found = outcome(name)
    record_property("outcome", found)
    assert (found == "LEAK") == (name in PASSING[walls]), f"{found} with the {walls} wall(s)"
