"""The first wall, against reading: whatever is asked in toba, nothing of samosir comes back."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from sqlalchemy import select, true
from wall.reading import QUESTIONS

from kawasan.tenancy import Regency, RegencyRef
from kawasan.testing import InRegency


@pytest.mark.parametrize("name", QUESTIONS)
def test_nothing_of_the_other_regency_is_read(name: str, market: SimpleNamespace, in_regency: InRegency) -> None:
    question, answer = QUESTIONS[name]
    with in_regency(market.toba) as session:
        assert question(session, market) == answer


def test_the_other_regency_sees_its_own(market: SimpleNamespace, in_regency: InRegency, samosir: RegencyRef) -> None:
    with in_regency(samosir) as session:
        assert sorted(session.scalars(select(market.Stall.name))) == ["Rahasia", "Rahasia 2"]


def test_a_lateral_join_stays_within(market: SimpleNamespace, in_regency: InRegency) -> None:
    with in_regency(market.toba) as session:
        if session.get_bind().dialect.name == "sqlite":
            assert not hasattr(session.get_bind().dialect, "supports_lateral")
            return
        inner = select(market.Stall.name).where(market.Stall.regency_id >= Regency.id).lateral()
        rows = session.execute(select(Regency.slug, inner.c.name).join(inner, true())).all()
        assert {row.name for row in rows} == {"Ulos"}
