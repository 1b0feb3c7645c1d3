"""Small models of the tests' own: stalls with goods in two regencies, and notes that belong to none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import BigInteger, Index, String, func, select
from sqlalchemy.orm import Mapped, column_property, mapped_column, relationship

from kawasan.db import Model, RegencyOwned, join_on, new_id, owned_key, reference, regency_scope
from kawasan.tenancy import RegencyRef
from kawasan.testing import InRegency
from kawasan.testing.database import Snapshot


class Goods(RegencyOwned, Model):
    """Something a stall sells."""

    __tablename__ = "wall_goods"
    __table_args__ = (owned_key("stall_id", "wall_stall", ondelete="CASCADE"), Index(None, "regency_id", "stall_id"))

    stall_id: Mapped[int] = reference()
    name: Mapped[str] = mapped_column(String(40))
    weight: Mapped[int] = mapped_column(default=1)
    stall: Mapped[Stall] = relationship(primaryjoin=join_on("Goods.stall_id", "Stall"), back_populates="goods")


class Stall(RegencyOwned, Model):
    """A stall on the market."""

    __tablename__ = "wall_stall"

    name: Mapped[str] = mapped_column(String(40))
    price: Mapped[int]
    goods: Mapped[list[Goods]] = relationship(
        primaryjoin=join_on("Goods.stall_id", "Stall"), back_populates="stall", cascade="all, delete-orphan"
    )
    all_goods = column_property(select(func.count(Goods.id)).correlate_except(Goods).scalar_subquery())
    """Written wrongly on purpose: it counts all goods there are, of every stall."""


class Note(Model):
    """A platform's table. It has a column `regency_id`, but the mixin counts, not the name."""

    __tablename__ = "wall_note"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, default=new_id, autoincrement=False)
    regency_id: Mapped[int]
    text: Mapped[str] = mapped_column(String(80))


@pytest.fixture(scope="session")
def _tables(snapshot: Snapshot) -> None:
    snapshot.add(Stall, Goods, Note)


@pytest.fixture
def market(_tables: None, toba: RegencyRef, samosir: RegencyRef, in_regency: InRegency) -> Iterator[SimpleNamespace]:
    """The models, and ids of rows: one stall with one thing in toba, two stalls with one thing each in samosir."""
    with in_regency(toba) as session:
        own = Stall(name="Ulos", price=7, goods=[Goods(name="selendang")])
        session.add_all([own, Note(regency_id=toba.id, text="catatan")])
        session.flush()
        own_id, own_goods = own.id, own.goods[0].id
    with in_regency(samosir) as session:
        foreign = Stall(name="Rahasia", price=1000, goods=[Goods(name="rahasia")])
        session.add_all([foreign, Stall(name="Rahasia 2", price=1000, goods=[Goods(name="rahasia 2")])])
        session.flush()
        foreign_id, foreign_goods = foreign.id, foreign.goods[0].id
    yield SimpleNamespace(
        Stall=Stall, Goods=Goods, Note=Note, toba=toba, samosir=samosir,
        own_id=own_id, own_goods=own_goods, foreign_id=foreign_id, foreign_goods=foreign_goods,
    )  # fmt: skip
    with in_regency(samosir) as session:
        left = session.execute(select(Stall.name, Stall.price).order_by(Stall.name)).all()
        goods = session.scalars(select(Goods.name).order_by(Goods.name)).all()
    assert left == [("Rahasia", 1000), ("Rahasia 2", 1000)], "the test changed the other regency's rows"
    assert goods == ["rahasia", "rahasia 2"], "the test changed the other regency's rows"


@pytest.fixture
def platform(app: Flask) -> Callable[[], AbstractContextManager[Any]]:
    """A unit of work that belongs to no regency."""

    @contextmanager
    def work() -> Iterator[Any]:
        with app.app_context(), regency_scope(None) as session:
            yield session

    return work
