"""The first wall, against what looks harmless: text inside of objects, borrowed names, statements of another kind."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from sqlalchemy import select
from sqlalchemy.orm import selectinload
from wall.disguises import ALL

from kawasan.db import ScopeError
from kawasan.testing import InRegency


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, attacks in ALL.items() for name in attacks])
def test_a_disguise_is_refused(kind: str, name: str, market: SimpleNamespace, in_regency: InRegency) -> None:
    with in_regency(market.toba) as session:
        with pytest.raises(ScopeError):
            ALL[kind][name](session, market)
        session.rollback()


def test_operators_of_one_word_or_of_signs_are_open(market: SimpleNamespace, in_regency: InRegency) -> None:
    with in_regency(market.toba) as session:
        assert session.scalars(select(market.Stall.name).where(market.Stall.name.op("LIKE")("%"))).all() == ["Ulos"]
        assert session.scalars(select(market.Stall.name.op("||")("!"))).all() == ["Ulos!"]


def test_options_that_hide_nothing_are_open(market: SimpleNamespace, in_regency: InRegency) -> None:
    with in_regency(market.toba) as session:
        known = market.Stall.goods.and_(market.Goods.stall.has(market.Stall.name == "Ulos"))
        stall = session.scalars(select(market.Stall).options(selectinload(known))).one()
        assert [goods.name for goods in stall.goods] == ["selendang"]


def test_a_row_may_count_on_from_itself(market: SimpleNamespace, in_regency: InRegency) -> None:
    with in_regency(market.toba) as session:
        stall = session.get(market.Stall, (market.toba.id, market.own_id))
        stall.price = market.Stall.price + 1
        session.flush()
        assert stall.price == 8
