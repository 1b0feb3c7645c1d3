"""Texts within JSON columns: those that people write are given other words, and the shape around them stays.

A place in the documents of a column is a path of keys, whatever the number in a list. People write there if some value
has two words; keys, numbers, moments, codes and words from lists are left as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import JSON, Column, Table, select, update

Place = tuple[str, ...]
PROSE = re.compile(r"[^\W\d_]{2,}.*\s.*[^\W\d_]{2,}", re.DOTALL)
"""Two words of letters: no code, no moment, no telephone number, no address of the web."""


def rewrite(connection: Any, table: Table, regency_id: int, make: Callable[[int], str]) -> None:
    """Write what `make` answers for each number into the texts of one regency's JSON columns."""
    for column in table.columns:
        if isinstance(column.type, JSON):
            _rewrite(connection, table, column, regency_id, make)


def _rewrite(connection: Any, table: Table, column: Column[Any], regency_id: int, make: Callable[[int], str]) -> None:
    written = {
        place for value in connection.scalars(select(column)).all() for place, text in leaves(value) if prose(text)
    }
    here = table.c.regency_id == regency_id
    found = connection.execute(select(table.c.id, column).where(here).order_by(table.c.id)).all()
    for number, (id_, value) in enumerate(found, 1):
        if written & {place for place, _ in leaves(value)}:
            values = {column: replaced(value, written, make(number))}
            connection.execute(update(table).where(here, table.c.id == id_).values(values))


def prose(text: str) -> bool:
    """Whether a person wrote it."""
    return PROSE.search(text) is not None


def leaves(value: Any, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Each text of a document with its place."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*place, str(key)))
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner, (*place, "[]"))


def replaced(value: Any, places: set[Place], text: str, place: Place = ()) -> Any:
    """The document with this text in these places, where there was one."""
    if isinstance(value, str):
        return text if value and place in places else value
    if isinstance(value, dict):
        return {key: replaced(inner, places, text, (*place, str(key))) for key, inner in value.items()}
    if isinstance(value, list):
        return [replaced(inner, places, text, (*place, "[]")) for inner in value]
    return value
