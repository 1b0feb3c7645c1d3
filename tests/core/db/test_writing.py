"""Changing many rows at once: of the own regency only, with or without a condition."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from sqlalchemy import delete, func, insert, literal, select, update
from sqlalchemy.dialects import postgresql, sqlite
from wall.changes import DELETES, UPDATES

from kawasan.db import ScopeError
from kawasan.testing import InRegency

# The fixture `market` looks, after each test, whether samosir's rows are as they were.


@pytest.mark.parametrize("name", UPDATES)
def test_an_update_stays_within(name: str, market: SimpleNamespace, in_regency: InRegency) -> None:
    with in_regency(market.toba) as session:
        session.execute(UPDATES[name](market))
    with in_regency(market.toba) as session:
        assert session.scalars(select(market.Stall.price)).all() == [7 if "foreign" in name else 1]


def test_an_update_returns_own_rows_only(market: SimpleNamespace, in_regency: InRegency) -> None:
    with in_regency(market.toba) as session:
        changed = session.execute(update(market.Stall).values(price=1).returning(market.Stall.name)).all()
    assert changed == [("Ulos",)]


def test_an_update_of_another_table_reads_own_rows_only(market: SimpleNamespace, in_regency: InRegency) -> None:
    with in_regency(market.toba) as session:
        names = select(func.max(market.Stall.name)).scalar_subquery()
        session.execute(update(market.Note).values(text=names))
        assert session.scalars(select(market.Note.text)).all() == ["Ulos"]


@pytest.mark.parametrize("name", DELETES)
def test_a_delete_stays_within(name: str, market: SimpleNamespace, in_regency: InRegency) -> None:
    with in_regency(market.toba) as session:
        session.execute(DELETES[name](market))
    with in_regency(market.toba) as session:
        assert session.scalars(select(market.Goods.name)).all() == (["selendang"] if "foreign" in name else [])


def test_a_delete_returns_own_rows_only(market: SimpleNamespace, in_regency: InRegency) -> None:
    with in_regency(market.toba) as session:
        assert session.execute(delete(market.Goods).returning(market.Goods.name)).all() == [("selendang",)]


def test_the_legacy_bulk_calls_stay_within(market: SimpleNamespace, in_regency: InRegency) -> None:
    with in_regency(market.toba) as session:
        assert session.query(market.Stall).update({"price": 1}) == 1
        assert session.query(market.Goods).delete() == 1


def test_an_insert_of_rows_is_stamped(market: SimpleNamespace, in_regency: InRegency) -> None:
    with in_regency(market.toba) as session:
        session.execute(insert(market.Stall), [{"name": "Kopi", "price": 2}, {"name": "Teh", "price": 3}])
        session.execute(insert(market.Stall), {"name": "Tuak", "price": 4})
    with in_regency(market.toba) as session:
        assert sorted(session.scalars(select(market.Stall.name))) == ["Kopi", "Teh", "Tuak", "Ulos"]


def test_an_insert_of_a_platform_row_is_as_usual(market: SimpleNamespace, in_regency: InRegency) -> None:
    with in_regency(market.toba) as session:
        session.execute(insert(market.Note).values(regency_id=market.samosir.id, text="untuk samosir"))
        session.execute(
            insert(market.Note).from_select(
                ["id", "regency_id", "text"], select(market.Note.id + 1, literal(5), literal("x"))
            )
        )
        assert session.scalar(select(func.count()).select_from(market.Note)) == 4


@pytest.mark.parametrize("column", ["price", "regency_id"])
def test_an_upsert_may_change_all_but_the_regency(column: str, market: SimpleNamespace, in_regency: InRegency) -> None:
    with in_regency(market.toba) as session:
        dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
        statement = dialect.insert(market.Stall)
        statement = statement.on_conflict_do_update(index_elements=["regency_id", "id"], set_={column: 1217})
        rows = [{"id": market.own_id, "name": "Ulos", "price": 8}]
        if column == "regency_id":
            with pytest.raises(ScopeError):
                session.execute(statement, rows)
        else:
            session.execute(statement, rows)
            assert session.scalars(select(market.Stall.price)).all() == [1217]
        session.rollback()
