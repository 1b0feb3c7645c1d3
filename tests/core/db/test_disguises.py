"""The first wall, against what looks harmless: text inside of objects, borrowed names, statements of another kind."""

# ruff: noqa: ARG005 - each question takes the session and the models, whether it needs both or not

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import DDL, Column, MetaData, String, Table, column, exists, func, insert, select, table, text, update
from sqlalchemy import literal_column as literal_sql
from sqlalchemy.orm import aliased, joinedload, lazyload, selectinload, with_loader_criteria
from sqlalchemy.schema import DropTable
from sqlalchemy.sql import quoted_name

from kawasan.db import ScopeError
from kawasan.tenancy import Regency
from kawasan.testing import InRegency

Attack = Callable[[Any, Any], Any]
SECRET = "(select min(name) from wall_stall)"
BREAK_OUT = "1=1) or (1=1"


def _run(statement: Callable[[Any], Any], *parameters: Any) -> Attack:
    return lambda session, m: session.execute(statement(m), *parameters).all()


def _knows(m: Any) -> Any:
    """Whether samosir has this stall, asked beside the class."""
    stalls = m.Stall.__table__
    return exists(select(stalls.c.id).where(stalls.c.name == "Rahasia"))


def _written(value: Callable[[Any], Any]) -> Attack:
    def attack(session: Any, m: Any) -> None:
        note = m.Note(regency_id=m.toba.id, text=value(m))
        session.add(note)
        session.flush()

    return attack


def _changed(value: Callable[[Any], Any]) -> Attack:
    def attack(session: Any, m: Any) -> None:
        session.get(m.Stall, (m.toba.id, m.own_id)).name = value(m)
        session.flush()

    return attack


TEXT_INSIDE: dict[str, Attack] = {
    "an operator that closes the condition": _run(
        lambda m: select(m.Stall.name).where(m.Stall.name.op("= '' or 1=1) or ('' =")(""))
    ),
    "an operator with a subquery": _run(lambda m: select(Regency.slug.op(f"|| {SECRET} ||")(""))),
    "an operator of words": _run(
        lambda m: select(Regency.slug).where(Regency.slug.op("union select name from wall_stall where name like")("%"))
    ),
    "an operator that opens a comment": _run(lambda m: select(m.Stall.name).where(m.Stall.name.op("--")("x"))),
    "a logical operator": _run(lambda m: select(Regency.slug).where(Regency.slug.bool_op(f"= {SECRET} or")(""))),
    "a hint": _run(lambda m: select(Regency.slug).with_statement_hint("union select name from wall_stall")),
    "a hint for a table": _run(lambda m: select(Regency.slug).with_hint(Regency, "union all")),
    "a prefix": _run(lambda m: select(Regency.slug).prefix_with(f"{SECRET} as secret, ")),
    "a suffix": _run(lambda m: select(Regency.slug).suffix_with("union select name from wall_stall")),
    "a prefix of a change": _run(lambda m: update(m.Note).prefix_with("or replace").values(text="x")),
    "a prefix of an insert": _run(lambda m: insert(m.Note).prefix_with("or replace"), [{"regency_id": 1, "text": "x"}]),
    "a column's unquoted name": _run(lambda m: select(column(quoted_name(SECRET, quote=False)))),
    "a label's unquoted name": _run(lambda m: select(Regency.slug.label(quoted_name(f"x, {SECRET}", quote=False)))),
    "a function's unquoted name": _run(
        lambda m: select(getattr(func, quoted_name(f"{SECRET} || coalesce", quote=False))("x", "y"))
    ),
    "an alias's unquoted name": _run(
        lambda m: select(aliased(Regency, name=quoted_name("x, wall_stall", quote=False)))
    ),
    "a table in capitals": _run(lambda m: select(table("WALL_Stall", column("name")).c.name)),
    "a table in capitals under another metadata": _run(
        lambda m: select(Table("Wall_Stall", MetaData(), Column("name", String)).c.name)
    ),
    "a table of a schema": _run(
        lambda m: select(Table("wall_stall", MetaData(), Column("name", String), schema="main").c.name)
    ),
    "a table's unquoted name": _run(
        lambda m: select(table(quoted_name("main.wall_stall", quote=False), column("name")).c.name)
    ),
}
OTHER_STATEMENTS: dict[str, Attack] = {
    "a function alone": _run(lambda m: func.count(m.Stall.id)),
    "a function of a table alone": _run(lambda m: func.min(m.Stall.__table__.c.name)),
    "a definition": _run(lambda m: DDL("select name from wall_stall")),
    "a table dropped": _run(lambda m: DropTable(m.Goods.__table__)),
    "a change of an alias": _run(lambda m: update(aliased(m.Stall)).values(price=0)),
    "a change of a table's alias": _run(lambda m: update(m.Stall.__table__.alias()).values(price=0)),
    "a move by parameters": _run(lambda m: update(m.Stall).where(m.Stall.id == m.own_id), {"regency_id": 1217}),
    "a change by key, one row": _run(lambda m: update(m.Stall), {"regency_id": 1217, "id": 1, "price": 0}),
    "a change by key, rows in a tuple": _run(lambda m: update(m.Stall), ({"id": 1, "price": 0},)),
    "an insert of rows in a tuple": _run(lambda m: insert(m.Stall), ({"regency_id": 1217, "name": "x", "price": 1},)),
}
OPTIONS: dict[str, Attack] = {
    "a table in a loading": lambda s, m: s.scalars(
        select(m.Stall).options(selectinload(m.Stall.goods.and_(_knows(m))))
    ).all(),
    "a table in a joined loading": lambda s, m: (
        s.scalars(select(m.Stall).options(joinedload(m.Stall.goods.and_(_knows(m))))).unique().all()
    ),
    "text in a later loading": lambda s, m: s.scalars(
        select(m.Stall).options(lazyload(m.Stall.goods.and_(text(BREAK_OUT))))
    ).all(),
    "a literal column in a loading": lambda s, m: s.scalars(
        select(m.Stall).options(selectinload(m.Stall.goods.and_(literal_sql(BREAK_OUT))))
    ).all(),
    "a table in a criterion": _run(
        lambda m: select(Regency.slug).options(with_loader_criteria(Regency, _knows(m), include_aliases=True))
    ),
    "text in a criterion": _run(lambda m: select(m.Stall.name).options(with_loader_criteria(m.Stall, text(BREAK_OUT)))),
}
VALUES: dict[str, Attack] = {
    "a subquery": _written(lambda m: select(func.min(m.Stall.name)).scalar_subquery()),
    "a subquery of the table": _written(lambda m: select(func.min(m.Stall.__table__.c.name)).scalar_subquery()),
    "a subquery within a function": _written(
        lambda m: func.coalesce(select(func.min(m.Stall.name)).scalar_subquery(), "")
    ),
    "text": _written(lambda m: text(SECRET)),
    "a literal column": _written(lambda m: literal_sql(SECRET)),
    "a subquery for an own row": _changed(lambda m: select(func.min(m.Stall.name)).scalar_subquery()),
}
ALL = {"text inside": TEXT_INSIDE, "other statements": OTHER_STATEMENTS, "options": OPTIONS, "values": VALUES}


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
