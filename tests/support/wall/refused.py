"""What the session cannot check."""

# ruff: noqa: ARG005 - each question takes the session and the models, whether it needs both or not

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import (
    Column,
    MetaData,
    String,
    Table,
    case,
    column,
    delete,
    exists,
    extract,
    func,
    insert,
    join,
    lambda_stmt,
    literal,
    literal_column,
    outerjoin,
    select,
    table,
    text,
    true,
    union_all,
    update,
)
from sqlalchemy.orm import aliased

from kawasan.tenancy import Regency

Attack = Callable[[Any, Any], Any]


def run(statement: Callable[[Any], Any], *parameters: Any) -> Attack:
    return lambda session, m: session.execute(statement(m), *parameters).all()


def _bare(m: Any) -> Any:
    return m.Stall.__table__


TEXTUAL: dict[str, Attack] = {
    "text": run(lambda m: text("select name from wall_stall")),
    "text with columns": run(lambda m: text("select name from wall_stall").columns(column("name"))),
    "text within a select": run(lambda m: select(text("name")).select_from(text("wall_stall"))),
    "text as a condition": run(lambda m: select(m.Stall.name).where(text("1=1"))),
    "text as a join": run(lambda m: select(Regency.slug).join(text("wall_stall"), true())),
    "text for an object": run(lambda m: select(m.Stall).from_statement(text("select * from wall_stall"))),
    "text in a subquery": run(lambda m: select(text("select name from wall_stall").columns(column("name")).subquery())),
    "a literal column": run(lambda m: select(literal_column("(select max(name) from wall_stall)"))),
    "a lambda": run(lambda m: lambda_stmt(lambda: select(Regency.slug))),
    "a connection": lambda session, m: session.connection().execute(select(_bare(m))),
}
BESIDE_THE_CLASS: dict[str, Attack] = {
    "a table": run(lambda m: select(_bare(m))),
    "a table's column": run(lambda m: select(_bare(m).c.name)),
    "a table's column beside an unscoped class": run(lambda m: select(Regency.slug, _bare(m).c.name)),
    "a table joined to an unscoped class": run(lambda m: select(Regency.slug).join(_bare(m), true())),
    "a table in a condition": run(lambda m: select(Regency.slug).where(_bare(m).c.price == 1000)),
    "a table in exists": run(lambda m: select(Regency.slug).where(exists().where(_bare(m).c.price == 1000))),
    "a table in a subquery": run(lambda m: select(select(_bare(m).c.name).subquery())),
    "a table in a scalar subquery": run(
        lambda m: select(Regency.slug, select(func.max(_bare(m).c.name)).scalar_subquery())
    ),
    "a table in a common table": run(lambda m: select(select(_bare(m).c.name).cte())),
    "a table in a union": run(lambda m: union_all(select(m.Stall.name), select(_bare(m).c.name))),
    "a table's alias": run(lambda m: select(_bare(m).alias().c.name)),
    "a table's alias beside an unscoped class": run(lambda m: select(Regency.slug, _bare(m).alias().c.name)),
    "a table counted": run(lambda m: select(func.count()).select_from(_bare(m))),
    "the table under another metadata": run(
        lambda m: select(Table("wall_stall", MetaData(), Column("name", String)).c.name)
    ),
    "the table by its name": run(lambda m: select(table("wall_stall", column("name")).c.name)),
    "a column of no table": run(lambda m: select(column("name")).select_from(table("wall_stall"))),
}
OUT_OF_SIGHT: dict[str, Attack] = {
    "a window alone": run(lambda m: select(func.sum(m.Stall.price).over())),
    "a filtered aggregate alone": run(lambda m: select(func.sum(m.Stall.price).filter(m.Stall.price > 0))),
    "a case alone": run(lambda m: select(case((literal(1) == 1, m.Stall.name)))),
    "a part of a date alone": run(lambda m: select(extract("year", m.Stall.name))),
    "a function in a condition": run(lambda m: select(literal(1)).where(func.upper(m.Stall.name) == "RAHASIA")),
    "a window alone in a subquery": run(
        lambda m: select(Regency.slug, select(func.sum(m.Stall.price).over()).limit(1).scalar_subquery())
    ),
    "the second table of an expression": run(lambda m: select(Regency.slug + m.Stall.name)),
    "the second table of a function": run(lambda m: select(func.coalesce(Regency.domain, m.Stall.name))),
    "a second alias in an expression": run(lambda m: select(aliased(m.Stall).name + aliased(m.Stall).name)),
    "a second alias in a function of a condition": run(
        lambda m: select(aliased(m.Stall).name).where(func.abs(aliased(m.Stall).price) == 1000)
    ),
    "a join of two tables": run(lambda m: select(literal("x")).select_from(join(Regency, m.Stall, true()))),
    "an outer join of two tables": run(lambda m: select(Regency.slug).select_from(outerjoin(Regency, m.Stall, true()))),
    "a join of a join": run(lambda m: select(Regency.slug).join(join(m.Stall, m.Goods, true()), true())),
    "a join of an alias": run(lambda m: select(literal("x")).select_from(join(Regency, aliased(m.Stall), true()))),
    "a full join": run(lambda m: select(Regency.slug, m.Stall.name).join(m.Stall, m.Stall.price == 0, full=True)),
    "a full join from the left": run(lambda m: select(m.Stall.name, Regency.slug).join(Regency, true(), full=True)),
    "a full join of an alias": run(lambda m: select(Regency.slug).join(aliased(m.Stall), true(), full=True)),
    "a full join along a relationship": run(lambda m: select(m.Stall.name).join(m.Stall.goods, full=True)),
    "a deletion as a common table": run(lambda m: select(delete(m.Stall).returning(m.Stall.name).cte("gone").c.name)),
    "a change as a common table": run(
        lambda m: select(update(m.Stall).values(price=0).returning(m.Stall.name).cte("changed").c.name)
    ),
}
WRITING: dict[str, Attack] = {
    "insert into the table": lambda s, m: s.execute(
        insert(_bare(m)), [{"regency_id": 1217, "id": 1, "name": "x", "price": 1}]
    ),
    "update of the table": lambda s, m: s.execute(update(_bare(m)).values(price=0)),
    "delete from the table": lambda s, m: s.execute(delete(_bare(m))),
    "insert for another regency": lambda s, m: s.execute(
        insert(m.Stall), [{"regency_id": 1217, "name": "x", "price": 1}]
    ),
    "insert for two regencies": lambda s, m: s.execute(
        insert(m.Stall), [{"name": "x", "price": 1}, {"regency_id": 1217, "name": "x", "price": 1}]
    ),
    "insert with values": lambda s, m: s.execute(insert(m.Stall).values(regency_id=1217, id=1, name="x", price=1)),
    "insert with several values": lambda s, m: s.execute(insert(m.Stall).values([{"regency_id": 1217, "id": 1}])),
    "insert from a select": lambda s, m: s.execute(
        insert(m.Stall).from_select(
            ["regency_id", "id", "name", "price"], select(Regency.id, Regency.id, Regency.name, Regency.id)
        )
    ),
    "insert of a foreign row elsewhere": lambda s, m: s.execute(
        insert(m.Note).from_select(["regency_id", "text"], select(m.Stall.regency_id, m.Stall.name))
    ),
    "insert of a subquery elsewhere": lambda s, m: s.execute(
        insert(m.Note).values(regency_id=1212, text=select(func.max(m.Stall.name)).scalar_subquery())
    ),
    "insert of a table's rows elsewhere": lambda s, m: s.execute(
        insert(m.Note).from_select(["regency_id", "text"], select(_bare(m).c.regency_id, _bare(m).c.name))
    ),
    "update of the regency": lambda s, m: s.execute(update(m.Stall).values(regency_id=1217)),
    "update of the regency by attribute": lambda s, m: s.execute(update(m.Stall).values({m.Stall.regency_id: 1217})),
    "update of the regency in order": lambda s, m: s.execute(
        update(m.Stall).ordered_values((m.Stall.regency_id, 1217))
    ),
    "update by key list": lambda s, m: s.execute(
        update(m.Stall), [{"regency_id": 1217, "id": m.foreign_id, "name": "x"}]
    ),
    "update that looks at a second table": lambda s, m: s.execute(
        update(m.Stall).where(m.Stall.id != m.Goods.id, m.Goods.name == "rahasia").values(price=0)
    ),
    "update from a second table": lambda s, m: s.execute(update(m.Note).values(text=m.Stall.name)),
    "update of another table that looks at a regency's": lambda s, m: s.execute(
        update(m.Note).where(m.Stall.name == "Rahasia").values(text="x")
    ),
    "delete that looks at a second table": lambda s, m: s.execute(delete(m.Stall).where(m.Goods.name == "rahasia")),
    "bulk save": lambda s, m: s.bulk_save_objects([m.Stall(regency_id=1217, name="x", price=1)]),
    "bulk insert": lambda s, m: s.bulk_insert_mappings(m.Stall, [{"regency_id": 1217, "name": "x", "price": 1}]),
    "bulk update": lambda s, m: s.bulk_update_mappings(m.Stall, [{"regency_id": 1217, "id": m.foreign_id, "price": 1}]),
}
ALL = {"textual": TEXTUAL, "beside the class": BESIDE_THE_CLASS, "out of sight": OUT_OF_SIGHT, "writing": WRITING}
