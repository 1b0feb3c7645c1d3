"""Questions asked in toba, each with the answer that has nothing of samosir in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import except_, exists, func, intersect, literal, select, true, union_all
from sqlalchemy.orm import (
    Bundle,
    aliased,
    contains_eager,
    joinedload,
    lazyload,
    selectinload,
    subqueryload,
    with_parent,
)

from kawasan.tenancy import Regency

Question = Callable[[Any, Any], Any]


def all_of(session: Any, statement: Any) -> list[Any]:
    return [tuple(row) for row in session.execute(statement).all()]


def stalls(session: Any, statement: Any) -> list[str]:
    return [stall.name for stall in session.scalars(statement).unique()]


def goods_of(session: Any, strategy: Any, m: Any) -> list[str]:
    session.expire_all()
    found = session.scalars(select(m.Stall).options(strategy(m.Stall.goods))).unique().all()
    return [goods.name for stall in found for goods in stall.goods]


def recursive(m: Any) -> Any:
    base = select(m.Stall.name.label("name"), literal(0).label("depth")).cte("tree", recursive=True)
    return select(base.union_all(select(m.Stall.name, base.c.depth + 1).join(base, base.c.depth < 1)))


def self_joined(m: Any) -> Any:
    other = aliased(m.Stall)
    return select(m.Stall.name, other.name).join(other, true())


OWN = [("Ulos",)]
QUESTIONS: dict[str, tuple[Question, Any]] = {
    "an object": (lambda s, m: stalls(s, select(m.Stall)), ["Ulos"]),
    "a column": (lambda s, m: all_of(s, select(m.Stall.name)), OWN),
    "a condition on the foreign key": (
        lambda s, m: all_of(s, select(m.Stall.name).where(m.Stall.id == m.foreign_id)),
        [],
    ),
    "a condition on the foreign regency": (
        lambda s, m: all_of(s, select(m.Stall.name).where(m.Stall.regency_id == m.samosir.id)),
        [],
    ),
    "or true": (lambda s, m: all_of(s, select(m.Stall.name).where((m.Stall.id == 1) | true())), OWN),
    "a bundle": (lambda s, m: [r.b.name for r in s.execute(select(Bundle("b", m.Stall.name)))], ["Ulos"]),
    "an alias": (lambda s, m: stalls(s, select(aliased(m.Stall))), ["Ulos"]),
    "a flat alias of a subquery": (
        lambda s, m: stalls(s, select(aliased(m.Stall, select(m.Stall).subquery()))),
        ["Ulos"],
    ),
    "a self-join": (lambda s, m: all_of(s, self_joined(m)), [("Ulos", "Ulos")]),
    "a join of two": (
        lambda s, m: all_of(s, select(m.Stall.name, m.Goods.name).join(m.Goods, true())),
        [("Ulos", "selendang")],
    ),
    "a join through an unscoped table": (
        lambda s, m: all_of(s, select(Regency.slug, m.Stall.name).join(m.Stall, true()).order_by(Regency.slug)),
        [("samosir", "Ulos"), ("toba", "Ulos")],
    ),
    "an outer join from an unscoped table": (
        lambda s, m: all_of(
            s,
            select(Regency.slug, m.Stall.name)
            .outerjoin(m.Stall, m.Stall.regency_id == Regency.id)
            .order_by(Regency.slug),
        ),
        [("samosir", None), ("toba", "Ulos")],
    ),
    "a join through a note": (
        lambda s, m: all_of(
            s, select(m.Note.text, m.Stall.name).join(m.Stall, m.Stall.regency_id != m.Note.regency_id)
        ),
        [],
    ),
    "a count": (lambda s, m: s.scalar(select(func.count()).select_from(m.Stall)), 1),
    "a count of a column": (lambda s, m: s.scalar(select(func.count(m.Stall.id))), 1),
    "a sum": (lambda s, m: s.scalar(select(func.sum(m.Stall.price))), 7),
    "a group": (
        lambda s, m: all_of(s, select(m.Stall.regency_id, func.count()).group_by(m.Stall.regency_id)),
        [(1212, 1)],
    ),
    "a window": (lambda s, m: all_of(s, select(func.sum(m.Stall.price).over()).select_from(m.Stall)), [(7,)]),
    "an expression of two tables": (
        lambda s, m: all_of(
            s, select(Regency.slug + m.Stall.name).select_from(Regency).join(m.Stall, m.Stall.regency_id == Regency.id)
        ),
        [("tobaUlos",)],
    ),
    "columns replaced, tables kept": (
        lambda s, m: all_of(s, select(m.Stall.name).with_only_columns(literal("x"), maintain_column_froms=True)),
        [("x",)],
    ),
    "columns replaced, a join kept": (
        lambda s, m: all_of(s, select(Regency.slug).join(m.Stall, true()).with_only_columns(literal("x"))),
        [("x",)] * 2,
    ),
    "a condition alone": (lambda s, m: all_of(s, select(literal(1)).where(m.Stall.name == "Rahasia")), []),
    "distinct": (lambda s, m: all_of(s, select(m.Stall.regency_id).distinct()), [(1212,)]),
    "a subquery": (lambda s, m: all_of(s, select(select(m.Stall.name).subquery().c.name)), OWN),
    "a subquery within a subquery": (
        lambda s, m: all_of(s, select(select(select(m.Stall.name).subquery().c.name).subquery().c.name)),
        OWN,
    ),
    "a scalar subquery": (lambda s, m: s.scalar(select(select(func.sum(m.Stall.price)).scalar_subquery())), 7),
    "a scalar subquery beside an unscoped table": (
        lambda s, m: all_of(
            s, select(Regency.slug, select(func.count(m.Stall.id)).scalar_subquery()).order_by(Regency.slug)
        ),
        [("samosir", 1), ("toba", 1)],
    ),
    "a correlated subquery": (
        lambda s, m: all_of(
            s,
            select(
                Regency.slug,
                select(func.count(m.Stall.id))
                .where(m.Stall.regency_id == Regency.id)
                .correlate(Regency)
                .scalar_subquery(),
            ).order_by(Regency.slug),
        ),
        [("samosir", 0), ("toba", 1)],
    ),
    "a subquery in a condition": (
        lambda s, m: all_of(s, select(Regency.slug).where(Regency.id.in_(select(m.Stall.regency_id)))),
        [("toba",)],
    ),
    "a subquery in an order": (
        lambda s, m: all_of(
            s,
            select(Regency.slug).order_by(
                select(func.count(m.Stall.id))
                .where(m.Stall.regency_id == Regency.id)
                .correlate(Regency)
                .scalar_subquery()
            ),
        ),
        [("samosir",), ("toba",)],
    ),
    "a subquery correlated to nothing": (
        lambda s, m: all_of(s, select(m.Stall.name, select(func.sum(m.Stall.price)).correlate(None).scalar_subquery())),
        [("Ulos", 7)],
    ),
    "a subquery correlated to what is not there": (
        lambda s, m: s.scalar(
            select(select(func.count()).where(m.Stall.price > 0).correlate(m.Stall).scalar_subquery())
        ),
        1,
    ),
    "a subquery of a group": (
        lambda s, m: all_of(
            s, select(Regency.slug).group_by(Regency.slug).having(literal("rahasia").in_(select(m.Goods.name)))
        ),
        [],
    ),
    "a subquery as a limit": (
        lambda s, m: all_of(
            s, select(Regency.slug).order_by("slug").limit(select(func.count(m.Goods.id)).scalar_subquery())
        ),
        [("samosir",)],
    ),
    "a relationship with a further condition": (
        lambda s, m: all_of(
            s, select(m.Stall.name, m.Goods.name).join(m.Stall.goods.and_((m.Goods.weight == 1) | true()))
        ),
        [("Ulos", "selendang")],
    ),
    "a relationship to an alias": (
        lambda s, m: all_of(s, select(m.Stall.name).join(m.Stall.goods.of_type(aliased(m.Goods)))),
        OWN,
    ),
    "exists": (lambda s, m: s.scalar(select(exists().where(m.Stall.name == "Rahasia"))), False),
    "exists in a condition": (
        lambda s, m: all_of(s, select(Regency.slug).where(exists().where(m.Stall.regency_id == Regency.id))),
        [("toba",)],
    ),
    "a common table": (lambda s, m: all_of(s, select(select(m.Stall.name).cte().c.name)), OWN),
    "a recursive common table": (lambda s, m: all_of(s, recursive(m)), [("Ulos", 0), ("Ulos", 1)]),
    "a union": (
        lambda s, m: all_of(s, union_all(select(m.Stall.name), select(m.Goods.name))),
        [("Ulos",), ("selendang",)],
    ),
    "a union in a subquery": (
        lambda s, m: all_of(s, select(union_all(select(m.Stall.name), select(m.Goods.name)).subquery().c.name)),
        [("Ulos",), ("selendang",)],
    ),
    "objects from a union": (
        lambda s, m: stalls(s, select(m.Stall).from_statement(union_all(select(m.Stall), select(m.Stall)))),
        ["Ulos"],
    ),
    "an intersection": (lambda s, m: all_of(s, intersect(select(m.Stall.name), select(m.Stall.name))), OWN),
    "a difference": (
        lambda s, m: all_of(s, except_(select(m.Stall.name), select(m.Stall.name).where(m.Stall.price == 0))),
        OWN,
    ),
    "any": (lambda s, m: stalls(s, select(m.Stall).where(m.Stall.goods.any(m.Goods.name.like("rahasia%")))), []),
    "none": (lambda s, m: stalls(s, select(m.Stall).where(~m.Stall.goods.any())), []),
    "has": (lambda s, m: all_of(s, select(m.Goods.name).where(m.Goods.stall.has(m.Stall.price == 1000))), []),
    "a join along a relationship": (
        lambda s, m: all_of(s, select(m.Stall.name, m.Goods.name).join(m.Stall.goods)),
        [("Ulos", "selendang")],
    ),
    "the legacy query": (lambda s, m: [stall.name for stall in s.query(m.Stall)], ["Ulos"]),
    "the legacy count": (lambda s, m: s.query(m.Stall).count(), 1),
    "locked rows": (lambda s, m: stalls(s, select(m.Stall).with_for_update()), ["Ulos"]),
    "rows in pieces": (
        lambda s, m: [stall.name for stall in s.scalars(select(m.Stall).execution_options(yield_per=1))],
        ["Ulos"],
    ),
    "loaded with a join": (lambda s, m: goods_of(s, joinedload, m), ["selendang"]),
    "loaded with a second select": (lambda s, m: goods_of(s, selectinload, m), ["selendang"]),
    "loaded with a subquery": (lambda s, m: goods_of(s, subqueryload, m), ["selendang"]),
    "loaded when asked for": (lambda s, m: goods_of(s, lazyload, m), ["selendang"]),
    "loaded by a join of one's own": (
        lambda s, m: [
            goods.name
            for stall in s.scalars(
                select(m.Stall).join(m.Goods, true()).options(contains_eager(m.Stall.goods)),
                execution_options={"populate_existing": True},
            ).unique()
            for goods in stall.goods
        ],
        ["selendang"],
    ),
    "children of a parent": (
        lambda s, m: all_of(
            s, select(m.Goods.name).where(with_parent(s.get(m.Stall, (m.toba.id, m.own_id)), m.Stall.goods))
        ),
        [("selendang",)],
    ),
    "a computed property": (lambda s, m: s.scalars(select(m.Stall)).one().all_goods, 1),
    "its own row by key": (lambda s, m: s.get(m.Stall, (m.toba.id, m.own_id)).name, "Ulos"),
    "a foreign row by key": (lambda s, m: s.get(m.Stall, (m.samosir.id, m.foreign_id)), None),
    "a foreign row's id under our regency": (lambda s, m: s.get(m.Stall, (m.toba.id, m.foreign_id)), None),
    "a foreign row by key, read anew": (
        lambda s, m: s.get(m.Stall, (m.samosir.id, m.foreign_id), populate_existing=True),
        None,
    ),
}
