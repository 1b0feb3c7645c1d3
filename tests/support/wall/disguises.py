"""What looks harmless: text inside of objects, borrowed names, statements of another kind."""

# ruff: noqa: ARG005 - each question takes the session and the models, whether it needs both or not

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import DDL, Column, MetaData, String, Table, column, exists, func, insert, select, table, text, update
from sqlalchemy import literal_column as literal_sql
from sqlalchemy.orm import aliased, joinedload, lazyload, selectinload, with_loader_criteria
from sqlalchemy.schema import DropTable
from sqlalchemy.sql import quoted_name

from kawasan.tenancy import Regency
from wall.refused import Attack, run

SECRET = "(select min(name) from wall_stall)"
BREAK_OUT = "1=1) or (1=1"


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
    "an operator that closes the condition": run(
        lambda m: select(m.Stall.name).where(m.Stall.name.op("= '' or 1=1) or ('' =")(""))
    ),
    "an operator with a subquery": run(lambda m: select(Regency.slug.op(f"|| {SECRET} ||")(""))),
    "an operator of words": run(
        lambda m: select(Regency.slug).where(Regency.slug.op("union select name from wall_stall where name like")("%"))
    ),
    "an operator that opens a comment": run(lambda m: select(m.Stall.name).where(m.Stall.name.op("--")("x"))),
    "a logical operator": run(lambda m: select(Regency.slug).where(Regency.slug.bool_op(f"= {SECRET} or")(""))),
    "a hint": run(lambda m: select(Regency.slug).with_statement_hint("union select name from wall_stall")),
    "a hint for a table": run(lambda m: select(Regency.slug).with_hint(Regency, "union all")),
    "a prefix": run(lambda m: select(Regency.slug).prefix_with(f"{SECRET} as secret, ")),
    "a suffix": run(lambda m: select(Regency.slug).suffix_with("union select name from wall_stall")),
    "a prefix of a change": run(lambda m: update(m.Note).prefix_with("or replace").values(text="x")),
    "a prefix of an insert": run(lambda m: insert(m.Note).prefix_with("or replace"), [{"regency_id": 1, "text": "x"}]),
    "a column's unquoted name": run(lambda m: select(column(quoted_name(SECRET, quote=False)))),
    "a label's unquoted name": run(lambda m: select(Regency.slug.label(quoted_name(f"x, {SECRET}", quote=False)))),
    "a function's unquoted name": run(
        lambda m: select(getattr(func, quoted_name(f"{SECRET} || coalesce", quote=False))("x", "y"))
    ),
    "an alias's unquoted name": run(lambda m: select(aliased(Regency, name=quoted_name("x, wall_stall", quote=False)))),
    "a table in capitals": run(lambda m: select(table("WALL_Stall", column("name")).c.name)),
    "a table in capitals under another metadata": run(
        lambda m: select(Table("Wall_Stall", MetaData(), Column("name", String)).c.name)
    ),
    "a table of a schema": run(
        lambda m: select(Table("wall_stall", MetaData(), Column("name", String), schema="main").c.name)
    ),
    "a table's unquoted name": run(
        lambda m: select(table(quoted_name("main.wall_stall", quote=False), column("name")).c.name)
    ),
}
OTHER_STATEMENTS: dict[str, Attack] = {
    "a function alone": run(lambda m: func.count(m.Stall.id)),
    "a function of a table alone": run(lambda m: func.min(m.Stall.__table__.c.name)),
    "a definition": run(lambda m: DDL("select name from wall_stall")),
    "a table dropped": run(lambda m: DropTable(m.Goods.__table__)),
    "a change of an alias": run(lambda m: update(aliased(m.Stall)).values(price=0)),
    "a change of a table's alias": run(lambda m: update(m.Stall.__table__.alias()).values(price=0)),
    "a move by parameters": run(lambda m: update(m.Stall).where(m.Stall.id == m.own_id), {"regency_id": 1217}),
    "a change by key, one row": run(lambda m: update(m.Stall), {"regency_id": 1217, "id": 1, "price": 0}),
    "a change by key, rows in a tuple": run(lambda m: update(m.Stall), ({"id": 1, "price": 0},)),
    "an insert of rows in a tuple": run(lambda m: insert(m.Stall), ({"regency_id": 1217, "name": "x", "price": 1},)),
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
    "a table in a criterion": run(
        lambda m: select(Regency.slug).options(with_loader_criteria(Regency, _knows(m), include_aliases=True))
    ),
    "text in a criterion": run(lambda m: select(m.Stall.name).options(with_loader_criteria(m.Stall, text(BREAK_OUT)))),
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
