"""Changes of many rows at once, with and without a condition: those of toba are meant."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import delete, func, select, update

UPDATES: dict[str, Callable[[Any], Any]] = {
    "all": lambda m: update(m.Stall).values(price=1),
    "by price": lambda m: update(m.Stall).where(m.Stall.price > 0).values(price=1),
    "by the foreign id": lambda m: update(m.Stall).where(m.Stall.id == m.foreign_id).values(price=1),
    "by the foreign regency": lambda m: update(m.Stall).where(m.Stall.regency_id == m.samosir.id).values(price=1),
    "by a subquery": lambda m: update(m.Stall).where(m.Stall.id.in_(select(m.Goods.stall_id))).values(price=1),
    "by exists": lambda m: update(m.Stall).where(m.Stall.goods.any()).values(price=1),
    "to a subquery": lambda m: update(m.Stall).values(price=select(func.count(m.Goods.id)).scalar_subquery()),
    "to an expression": lambda m: update(m.Stall).values(price=m.Stall.price - 6),
    "fetching": lambda m: update(m.Stall).values(price=1).execution_options(synchronize_session="fetch"),
    "returning": lambda m: update(m.Stall).values(price=1).returning(m.Stall.name),
}
DELETES: dict[str, Callable[[Any], Any]] = {
    "all": lambda m: delete(m.Goods),
    "by name": lambda m: delete(m.Goods).where(m.Goods.name.is_not(None)),
    "by the foreign id": lambda m: delete(m.Goods).where(m.Goods.id == m.foreign_goods),
    "by a subquery": lambda m: delete(m.Goods).where(m.Goods.stall_id.in_(select(m.Stall.id))),
    "fetching": lambda m: delete(m.Goods).execution_options(synchronize_session="fetch"),
}
