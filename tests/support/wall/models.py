"""Small tables: stalls with goods, which belong to regencies, and notes, which belong to none."""

from __future__ import annotations

from types import SimpleNamespace

from sqlalchemy import BigInteger, Index, String, func, select
from sqlalchemy.orm import Mapped, column_property, mapped_column, relationship

from kawasan.db import Model, RegencyOwned, join_on, new_id, owned_key, reference
from kawasan.tenancy import RegencyRef
from kawasan.testing import InRegency


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


def open_market(
    in_regency: InRegency, toba: RegencyRef, samosir: RegencyRef, *, is_shared: bool = True
) -> SimpleNamespace:
    """One stall with one thing in toba and, if it is shared, two with one thing each in samosir.

    Answers the models and the ids of rows, which are the same each time.
    """
    with in_regency(toba) as session:
        stall = Stall(id=11, name="Ulos", price=7, goods=[Goods(id=12, name="selendang")])
        session.add_all([stall, Note(id=13, regency_id=toba.id, text="catatan")])
    if is_shared:
        with in_regency(samosir) as session:
            for number, name in ((21, "Rahasia"), (31, "Rahasia 2")):
                goods = [Goods(id=number + 1, name=name.lower())]
                session.add(Stall(id=number, name=name, price=1000, goods=goods))
    return SimpleNamespace(
        Stall=Stall, Goods=Goods, Note=Note, toba=toba, samosir=samosir,
        own_id=11, own_goods=12, foreign_id=21, foreign_goods=22,
    )  # fmt: skip
