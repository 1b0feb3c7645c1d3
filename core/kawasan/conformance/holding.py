"""What A holds, watched: every row of every table, its photos' files, and what of B points to it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Row, RowMapping, Table, select, text

from kawasan.conformance.canaries import CANARIES, HOSTILE, WORD
from kawasan.conformance.world import A, B, World
from kawasan.db import Base

SUNG = (f"{WORD} {CANARIES[A]}", HOSTILE[: len(CANARIES[A]) + 2])
LEAST_ID = 2**32
"""Smaller numbers than this are none of ours: ids are times."""


class Holding:
    """Compares when it is asked, and only where something was committed since."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._ids = {slug: world.regency(slug).id for slug in (A, B)}
        self._tables = [table for table in Base.metadata.sorted_tables if table.info.get("owned")]
        self._open = ExitStack()

    def __enter__(self) -> Self:
        """Look for the first time."""
        engine = self._world.engine.execution_options(isolation_level="AUTOCOMMIT")
        self._connection: Connection = self._open.enter_context(engine.connect())
        self._version = self._committed()
        self._rows, self._files, self._own = self._read(A), self._photos(), self._read(B)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        """Look no more."""
        self._open.close()

    def changes(self) -> list[str]:
        """What became of A's holdings since the last time, each in a few words."""
        version = self._committed()
        files = self._photos()
        found = [f"removed a photo of /{A}"] * (files != self._files)
        self._files = files
        if version != self._version:
            self._version = version
            found += [*self._changed(), *self._pointing()]
        return found

    def _committed(self) -> int:
        """Another number after each commit of another connection (SQLite's PRAGMA data_version)."""
        return int(self._connection.scalar(text("PRAGMA data_version")) or 0)

    def _changed(self) -> Iterator[str]:
        before, self._rows = self._rows, self._read(A)
        yield from (f"changed {table.name} of /{A}" for table in self._tables if before[table] != self._rows[table])

    def _pointing(self) -> Iterator[str]:
        theirs = {row.id for table in self._tables if "id" in table.c for row in self._rows[table].values()}
        before, self._own = self._own, self._read(B)
        for table in self._tables:
            for key in self._own[table].keys() - before[table].keys():
                row = self._own[table][key]._mapping  # noqa: SLF001 - SQLAlchemy's documented name
                yield from (f"{table.name}.{name} of /{B} {what}" for name, what in _of_a(row, theirs))

    def _read(self, slug: str) -> dict[Table, dict[str, Row[Any]]]:
        here = {table: select(table).where(table.c.regency_id == self._ids[slug]) for table in self._tables}
        return {table: {repr(row): row for row in self._connection.execute(rows)} for table, rows in here.items()}

    def _photos(self) -> frozenset[str]:
        folder = Path(self._world.app.config["KAWASAN_INSTANCE_PATH"]) / "media" / str(self._ids[A])
        return frozenset(path.name for path in folder.rglob("*"))


def _of_a(row: RowMapping, ids: Collection[int]) -> Iterator[tuple[str, str]]:
    """What a row of B has of A."""
    for name, value in row.items():
        if isinstance(value, int) and value > LEAST_ID and value in ids:
            yield name, f"points to a row of /{A}"
        elif isinstance(value, str | list | dict) and any(text in str(value) for text in SUNG):
            yield name, f"has a text of /{A}"
