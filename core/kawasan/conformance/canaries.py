"""Words that give a leak away: in every text that people may write, one that only its regency has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from sqlalchemy import Column, String, Table, Text, select, update

from kawasan.conformance.documents import rewrite
from kawasan.conformance.world import A, B, World
from kawasan.testing.columns import choices, in_unique

WORD: Final = "Kanari"
"""In all of them: what the search is asked for."""
CANARIES: Final = {A: "qxavz", B: "qxbvz"}
PRODUCT: Final = "62615533"
"""What 7919 × 7907 is: nobody writes it, an evaluated text does."""
HOSTILE: Final = (
    f"{CANARIES[A]}\"'><b kqx><script>kqx(1)</script><img src=kqx onerror=kqx(2)></textarea></title>"
    "{{7919*7907}}${7919*7907}<%= 7919*7907 %>-->"
)
FORMULAS: Final = tuple(f"{sign}1+1+{CANARIES[A]} of a cell" for sign in "=+-@")
"""What a spreadsheet would reckon, or hand to another program."""
CODE = re.compile(r"[a-z][a-z0-9_-]*|\+?[\d -]{5,}|[A-Z]{1,3}-?\d*|[0-9a-f-]{16,}")
"""What a program made or chose from a list rather than a person wrote."""
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SHORTEST, SHORTEST_SLUG, LONGEST_CODE = 12, 24, 40


def sing(world: World, tables: list[Table]) -> None:
    """Write the canaries into what is there, past all walls."""
    with world.engine.begin() as connection:
        for table in tables:
            for slug, canary in CANARIES.items():
                regency_id = world.regency(slug).id
                for column in texts(table):
                    _write(connection, table, column, regency_id, canary)
                rewrite(connection, table, regency_id, (f"{WORD} {canary}" + "{}").format)


@contextmanager
def hostile(world: World, tables: list[Table], text: str = HOSTILE) -> Iterator[None]:
    """With `text`, usually markup, scripts and expressions of four template languages, in A's texts; afterwards they
    are as before.
    """
    regency_id = world.regency(A).id
    with world.engine.begin() as connection:
        rows = {table: select(table).where(table.c.regency_id == regency_id) for table in tables}
        before = {table: [row._mapping for row in connection.execute(asked)] for table, asked in rows.items()}  # noqa: SLF001 - SQLAlchemy's documented name
        for table in tables:
            _turn_hostile(connection, table, regency_id, text)
    try:
        yield
    finally:
        with world.engine.begin() as connection:
            for table, kept in before.items():
                for row in kept:
                    here = (table.c.regency_id == regency_id, table.c.id == row[table.c.id])
                    connection.execute(update(table).where(*here).values(dict(row)))


def _turn_hostile(connection: Any, table: Table, regency_id: int, text: str) -> None:
    rewrite(connection, table, regency_id, lambda _: text)
    for column in texts(table):
        if not in_unique(table, column) and _is_prose(connection, column):
            length = getattr(column.type, "length", None) or 200
            rows = update(table).where(table.c.regency_id == regency_id)
            connection.execute(rows.values({column: text[:length]}))


def texts(table: Table) -> Iterator[Column[Any]]:
    """Columns of text that holds no word from a list."""
    for column in table.columns:
        if isinstance(column.type, String | Text) and not column.foreign_keys and not choices(table, column):
            yield column


def _write(connection: Any, table: Table, column: Column[Any], regency_id: int, canary: str) -> None:
    length = getattr(column.type, "length", None)
    if length is not None and length < SHORTEST:
        return
    here = table.c.regency_id == regency_id
    if in_unique(table, column):
        make = _slug_maker(connection, column, canary, length)
    else:
        make = (lambda number: f"{WORD} {canary}{number}"[:length]) if _is_prose(connection, column) else None
    if make is None:
        return
    for number, id_ in enumerate(connection.scalars(select(table.c.id).where(here).order_by(table.c.id)).all(), 1):
        connection.execute(update(table).where(here, table.c.id == id_).values({column: make(number)}))


def _slug_maker(connection: Any, column: Column[Any], canary: str, length: int | None) -> Callable[[int], str] | None:
    values = connection.scalars(select(column)).all()
    if (length or SHORTEST_SLUG) < SHORTEST_SLUG or not any(values):
        return None
    if all(SLUG.fullmatch(value or "") and "-" in value for value in values):
        return lambda number: f"{WORD.lower()}-{canary}-{number}"
    if not any(CODE.fullmatch(value or "") for value in values):
        return lambda number: f"{WORD} {canary}{number}"
    return None


def _is_prose(connection: Any, column: Column[Any]) -> bool:
    """Whether people write it: some value is no code; or it is empty so far, and long or of one language."""
    values = [value for value in connection.scalars(select(column).distinct()).all() if value]
    if not values:
        length = getattr(column.type, "length", None)
        return length is None or length > LONGEST_CODE or column.name.endswith(("_id", "_en"))
    return not all(CODE.fullmatch(value) for value in values)
