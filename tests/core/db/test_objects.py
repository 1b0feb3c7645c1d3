"""The first wall, around objects: the identity map, lazy loads, attributes read again, and writes by attribute."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import make_transient_to_detached

from kawasan.db import ScopeError, bind, regency_scope
from kawasan.tenancy import RegencyRef
from kawasan.testing import InRegency


def foreign_stall(market: SimpleNamespace) -> Any:
    """An object that claims to be samosir's row, as one that was kept from elsewhere does."""
    stall = market.Stall(regency_id=market.samosir.id, id=market.foreign_id)
    make_transient_to_detached(stall)
    return stall


def test_a_row_by_key_comes_from_the_identity_map(market: SimpleNamespace, in_regency: InRegency) -> None:
    with in_regency(market.toba) as session:
        first = session.scalars(select(market.Stall)).one()
        assert session.get(market.Stall, (market.toba.id, market.own_id)) is first


def test_a_foreign_object_cannot_be_attached(market: SimpleNamespace, in_regency: InRegency) -> None:
    with in_regency(market.toba) as session, pytest.raises(ScopeError):
        session.add(foreign_stall(market))


def test_a_foreign_object_cannot_be_deleted(market: SimpleNamespace, in_regency: InRegency) -> None:
    with in_regency(market.toba) as session, pytest.raises(ScopeError):
        session.delete(foreign_stall(market))


def test_a_foreign_object_cannot_be_merged(market: SimpleNamespace, in_regency: InRegency) -> None:
    with in_regency(market.toba) as session:
        session.merge(market.Stall(regency_id=market.samosir.id, id=market.foreign_id, name="x", price=1))
        with pytest.raises(ScopeError):
            session.flush()
        session.rollback()


def test_a_foreign_object_cannot_be_refreshed(market: SimpleNamespace, in_regency: InRegency) -> None:
    stall = foreign_stall(market)
    with in_regency(market.toba) as session:
        with pytest.raises(ScopeError):
            session.add(stall)
        assert stall not in session


def test_a_regency_cannot_change_under_a_session(market: SimpleNamespace, app: Flask) -> None:
    with app.app_context(), regency_scope(market.toba) as session:
        stall = session.scalars(select(market.Stall)).one()
        session.expire(stall)
        bind(market.samosir)
        with pytest.raises(ScopeError):
            session.scalars(select(market.Stall)).all()
        with pytest.raises(ScopeError):
            session.get(market.Stall, (market.samosir.id, market.foreign_id))
        with pytest.raises(ScopeError):
            assert stall.name
        with pytest.raises(ScopeError):
            assert stall.goods
        with pytest.raises(ScopeError):
            session.refresh(stall)
        bind(market.toba)


def test_the_identity_map_is_closed_to_another_regency(market: SimpleNamespace, app: Flask) -> None:
    with app.app_context(), regency_scope(market.toba) as session:
        kept = session.get(market.Stall, (market.toba.id, market.own_id))
        bind(market.samosir)
        with pytest.raises(ScopeError):
            session.get(market.Stall, (market.toba.id, market.own_id))
        bind(market.toba)
        assert session.get(market.Stall, (market.toba.id, market.own_id)) is kept


def test_units_of_two_regencies_do_not_share_objects(market: SimpleNamespace, app: Flask) -> None:
    with app.app_context(), regency_scope(market.toba, writes=False) as outer:
        own = outer.scalars(select(market.Stall)).one()
        with regency_scope(market.samosir, writes=False) as inner:
            names = sorted(inner.scalars(select(market.Stall.name)))
        assert names == ["Rahasia", "Rahasia 2"]
        assert outer.scalars(select(market.Stall)).one() is own


def test_an_expired_attribute_is_read_again(market: SimpleNamespace, in_regency: InRegency) -> None:
    with in_regency(market.toba) as session:
        stall = session.scalars(select(market.Stall)).one()
        session.expire(stall)
        assert stall.name == "Ulos"
        session.refresh(stall)
        assert [goods.name for goods in stall.goods] == ["selendang"]
        assert stall.goods[0].stall is stall


def test_a_new_row_is_stamped(market: SimpleNamespace, in_regency: InRegency) -> None:
    with in_regency(market.toba) as session:
        stall = market.Stall(name="Kopi", price=2, goods=[market.Goods(name="bubuk")])
        session.add(stall)
        session.flush()
        assert (stall.regency_id, stall.goods[0].regency_id) == (1212, 1212)


@pytest.mark.parametrize("foreign", [1217, 9999])
def test_a_new_row_of_another_regency_is_refused(foreign: int, market: SimpleNamespace, in_regency: InRegency) -> None:
    with in_regency(market.toba) as session:
        session.add(market.Stall(regency_id=foreign, name="x", price=1))
        with pytest.raises(ScopeError):
            session.flush()
        session.rollback()


def test_a_row_cannot_be_moved(market: SimpleNamespace, in_regency: InRegency) -> None:
    with in_regency(market.toba) as session:
        session.scalars(select(market.Stall)).one().regency_id = market.samosir.id
        with pytest.raises(ScopeError):
            session.flush()
        session.rollback()


def test_a_key_cannot_point_across(market: SimpleNamespace, in_regency: InRegency) -> None:
    with in_regency(market.toba) as session:
        session.add(market.Goods(name="x", stall_id=market.foreign_id))
        with pytest.raises(IntegrityError):
            session.flush()
        session.rollback()


def test_postgresql_is_told_the_regency_for_the_transaction_alone(toba: RegencyRef, app: Flask, platform: Any) -> None:
    """What its row-level security would go by; SQLite has no such wall."""
    told = select(func.current_setting("app.regency_id", True))
    with app.app_context(), regency_scope(toba, writes=False) as session:
        if session.get_bind().dialect.name == "sqlite":
            with pytest.raises(OperationalError):
                session.execute(told)
            return
        assert session.scalar(told) == "1212"
        session.rollback()
        assert session.scalar(told) == "1212", "the next transaction is told again"
    with platform() as session:
        assert not session.scalar(told), "left behind on the connection"
