"""Values that a column takes, made up from its type, its default and its constraints."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Enum,
    Float,
    Integer,
    String,
    Table,
    UniqueConstraint,
)
from sqlalchemy.types import TypeEngine

from kawasan.db import UtcDateTime, utcnow

CHOICES = re.compile(r"\bIN\s*\(([^)]*)\)|= ANY \(+ARRAY\[([^\]]*)\]", re.IGNORECASE)
"""As we write it, and as PostgreSQL gives it back."""
LITERAL = re.compile(r"'([^']*)'")
BORDER = re.compile(r"(>=?)\s*(-?\d+)")
MAKERS: tuple[tuple[type[TypeEngine[Any]], Callable[[Any, int, int], Any]], ...] = (
    (Boolean, lambda *_: True),
    (String, lambda kind, _, number: f"Contoh baris {number}"[-(kind.length or 80) :].strip()),
    (Integer, lambda _, least, number: least + number),
    (Float, lambda _, least, number: float(least + number)),
    (Date, lambda _, __, number: utcnow().date() - timedelta(days=number)),
    (DateTime, lambda _, __, number: utcnow() - timedelta(minutes=number)),
    (UtcDateTime, lambda _, __, number: utcnow() - timedelta(minutes=number)),
    (JSON, lambda *_: []),
)
"""How a value is made: of the column's type, the least number its constraints allow, and the number of the row."""


def made_value(table: Table, column: Column[Any], number: int) -> Any:
    """A value that the column takes, another for each number, such as an address may have where it is unique; None for
    types that are not known here.
    """
    made = _value(table, column, number)
    return made.lower().replace(" ", "-") if isinstance(made, str) and in_unique(table, column) else made


def _value(table: Table, column: Column[Any], number: int) -> Any:
    if words := choices(table, column):
        return words[number % len(words)]
    made = next((make for kind, make in MAKERS if isinstance(column.type, kind)), lambda *_: None)
    return made(column.type, _smallest(table, column), number)


def in_unique(table: Table, column: Column[Any]) -> bool:
    """Whether two rows may not have the same of it."""
    unique = [c.columns for c in table.constraints if isinstance(c, UniqueConstraint)]
    unique += [index.columns for index in table.indexes if index.unique]
    return any(column in set(columns) for columns in unique)


def choices(table: Table, column: Column[Any]) -> list[str]:
    """The words that a column holds one of; empty: any text."""
    if isinstance(column.type, Enum):
        return list(column.type.enums)
    for text in _checks(table, column):
        if found := CHOICES.search(text):
            return LITERAL.findall(found[1] or found[2] or "")
    return []


def _smallest(table: Table, column: Column[Any]) -> int:
    return max((int(number) for text in _checks(table, column) for _, number in BORDER.findall(text)), default=0)


def _checks(table: Table, column: Column[Any]) -> list[str]:
    texts = [str(check.sqltext) for check in table.constraints if isinstance(check, CheckConstraint)]
    return [text for text in texts if re.search(rf"\b{re.escape(column.name)}\b", text)]
