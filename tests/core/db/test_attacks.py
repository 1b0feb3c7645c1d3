"""Every attack we know, against each wall alone and against both.

An attack is made twice: once beside samosir's rows and once where samosir has none. It leaks if its answers differ, or
if samosir's rows are others afterwards. The outcome goes into the results file, for the table in docs/security.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import CursorResult
from wall.attacks import every_attack
from wall.judge import WALLS, Tried, first_wall, is_leak, rows_of, second_wall
from wall.models import Goods, Stall, open_market

from kawasan.plugin_api import RegencyRef
from kawasan.testing import InRegency
from kawasan.testing.database import Snapshot

pytestmark = [pytest.mark.attacks, pytest.mark.filterwarnings("ignore")]
ATTACKS = dict(every_attack())
PASSING = {
    "first": {"beside the session: the engine", "beside the session: the engine, counting"},
    "second": {"beside the session: another regency named in SQL"},
    "both": set[str](),
}
"""What each wall lets through. The first is the session, so it cannot hold the raw engine, which lint keeps
from our code. The second goes by the regency that the transaction names, so SQL that names another one, as injected
SQL would, passes. What passes where none stands is told by the table only.
"""


@pytest.fixture
def walls(request: pytest.FixtureRequest, snapshot: Snapshot) -> Iterator[str]:
    with second_wall(request.param, snapshot.engine):
        yield request.param


@pytest.fixture
def outcome(
    _tables: None, snapshot: Snapshot, toba: RegencyRef, samosir: RegencyRef, in_regency: InRegency, walls: str
) -> Callable[[str], str]:
    """`outcome(name)`: `refused`, `own rows only` or `LEAK`."""

    def foreign_rows() -> list[Any]:
        return rows_of(snapshot.engine, [model.__table__ for model in (Stall, Goods)], samosir.id)

    def attempt(name: str, *, is_shared: bool) -> Tried:
        snapshot.restore()
        market = open_market(in_regency, toba, samosir, is_shared=is_shared)
        before = foreign_rows()
        try:
            # Only now: the rows were stamped by the first wall.
            with first_wall(walls), in_regency(toba) as session:
                answer: Any = _plain(ATTACKS[name](session, market))
        except Exception:  # noqa: BLE001 - whatever stops it
            answer = None
        return Tried(answer, (before, foreign_rows()))

    def judge(name: str) -> str:
        beside, alone = attempt(name, is_shared=True), attempt(name, is_shared=False)
        if is_leak(beside, alone):
            return "LEAK"
        return "refused" if beside.answer is None else "own rows only"

    return judge


def _plain(answer: Any) -> str:
    if isinstance(answer, CursorResult):
        answer = answer.all() if answer.returns_rows else answer.rowcount
    return repr(sorted(map(repr, answer)) if isinstance(answer, list) else answer)


@pytest.mark.parametrize("walls", WALLS, indirect=True)
@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack(name: str, walls: str, outcome: Callable[[str], str], record_property: Callable[..., None]) -> None:
    found = outcome(name)
    record_property("outcome", found)
    if walls in PASSING:
        assert (found == "LEAK") == (name in PASSING[walls]), f"{found} with the {walls} wall(s)"
