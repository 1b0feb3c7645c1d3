"""Counting the SQL statements that a piece of code sends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Engine, event

NOT_COUNTED = re.compile(r"\s*(BEGIN|PRAGMA|select set_config)", re.IGNORECASE)
"""Said at the start of each transaction, on one database or the other; not the code's own."""


@dataclass
class Queries:
    """The statements sent so far."""

    statements: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        """How many."""
        return len(self.statements)

    def __str__(self) -> str:
        """All of them, for the message of a test that fails: `assert counted.total <= 12, counted`."""
        return "\n".join(self.statements)


@contextmanager
def counted_queries(engine: Engine) -> Iterator[Queries]:
    """Count what is sent through the engine within the block."""
    queries = Queries()

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if not NOT_COUNTED.match(statement):
            queries.statements.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield queries
    finally:
        event.remove(engine, "before_cursor_execute", note)
