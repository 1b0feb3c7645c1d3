"""The first wall: what the session cannot check, it refuses, rather than letting it through."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import delete, func, insert, select, true, update
from sqlalchemy.orm import aliased
from wall.refused import ALL, Attack, run

from kawasan.db import ScopeError
from kawasan.tenancy import Regency
from kawasan.testing import InRegency


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, attacks in ALL.items() for name in attacks])
def test_what_cannot_be_checked_is_refused(
    kind: str, name: str, market: SimpleNamespace, in_regency: InRegency
) -> None:
    with in_regency(market.toba) as session:
        with pytest.raises(ScopeError):
            ALL[kind][name](session, market)
        session.rollback()


WITHOUT_A_REGENCY: dict[str, Attack] = {
    "a select": run(lambda m: select(m.Stall.name)),
    "a count": run(lambda m: select(func.count()).select_from(m.Stall)),
    "an alias": run(lambda m: select(aliased(m.Stall).name)),
    "a join": run(lambda m: select(Regency.slug).join(m.Stall, true())),
    "a join along a relationship": run(lambda m: select(Regency.slug).join(m.Stall.goods)),
    "a subquery": run(lambda m: select(Regency.slug).where(Regency.id.in_(select(m.Stall.regency_id)))),
    "a condition": run(lambda m: select(Regency.slug).where(m.Stall.name == "Rahasia")),
    "a row by key": lambda s, m: s.get(m.Stall, (m.toba.id, m.own_id)),
    "an insert": lambda s, m: s.execute(insert(m.Stall), [{"regency_id": 1212, "name": "x", "price": 1}]),
    "an update": lambda s, m: s.execute(update(m.Stall).values(price=0)),
    "a delete": lambda s, m: s.execute(delete(m.Stall)),
    "a new object": lambda s, m: (s.add(m.Stall(name="x", price=1)), s.flush()),
    "a new object with a regency": lambda s, m: (s.add(m.Stall(regency_id=1212, name="x", price=1)), s.flush()),
}


@pytest.mark.parametrize("name", WITHOUT_A_REGENCY)
def test_without_a_regency_its_tables_are_closed(name: str, market: SimpleNamespace, platform: Any) -> None:
    with platform() as session:
        with pytest.raises(ScopeError):
            WITHOUT_A_REGENCY[name](session, market)
        session.rollback()


def test_without_a_regency_platform_tables_are_open(market: SimpleNamespace, platform: Any) -> None:
    with platform() as session:
        assert sorted(session.scalars(select(Regency.slug))) == ["samosir", "toba"]
        assert list(session.scalars(select(market.Note.text))) == ["catatan"]
