"""Which walls stand while an attack is made, and what it came to."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager, nullcontext
from typing import Any, NamedTuple

from sqlalchemy import Engine, Table, select

from kawasan.testing.database import KIND
from wall.down import without_first_wall, without_second_wall

IS_POSTGRESQL = os.environ.get(KIND, "sqlite") == "postgresql"
WALLS = ("first", "second", "both") if IS_POSTGRESQL else ("none", "first")
"""SQLite has the first alone; without it nothing stands, which shows what the attack is worth."""


class Tried(NamedTuple):
    """One attempt. `answer` is None where an error stopped it; `rows` are the other regency's, before and after."""

    answer: Any
    rows: tuple[Any, Any]


def second_wall(walls: str, owner: Engine) -> AbstractContextManager[None]:
    """While the attack and all it needs are made."""
    return without_second_wall(owner) if IS_POSTGRESQL and walls == "first" else nullcontext()


def first_wall(walls: str) -> AbstractContextManager[None]:
    """While the attack itself is made."""
    return without_first_wall() if walls in ("none", "second") else nullcontext()


def is_leak(beside: Tried, alone: Tried) -> bool:
    """Whether the other regency's rows made a difference, or are others now."""
    return beside.answer != alone.answer or beside.rows[0] != beside.rows[1]


def rows_of(owner: Engine, tables: list[Table], regency_id: int) -> list[Any]:
    """All rows of a regency in these tables, past every wall."""
    with owner.connect() as connection:
        return [
            connection.execute(select(t).where(t.c.regency_id == regency_id).order_by(t.c.id)).all() for t in tables
        ]
