"""For developers: the next revision of a program, from what its models have and the database has not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kawasan.db import Base
from kawasan.migrations.run import MigrationRefused, checked, current_version, downgrade, sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alembic.config import Config

LONGEST_NAME = 63
"""Letters of a name that PostgreSQL keeps; the rest it drops without a word."""


class NothingChanged(Exception):
    """Models and database agree: there is nothing to write."""


@dataclass(frozen=True)
class Written:
    """A revision's file, and what its author should look at in it."""

    path: Path
    warnings: list[str] = field(default_factory=list)


def make_revision(url: str, name: str, message: str) -> Written:
    """Write the revision that brings the tables of `name` from the database's state to the models' (autogenerate).

    Raises NothingChanged, and MigrationRefused for what could not be applied everywhere.
    """
    from alembic import command  # noqa: PLC0415 - 0.2 s that no server process needs

    folder = sources()[name]
    folder.mkdir(parents=True, exist_ok=True)
    _refuse_long_names(name)
    warnings: list[str] = []
    with checked(url, name) as config:
        _refuse_unapplied(config, url, name)
        script: Any = command.revision(
            config,
            message=message,
            autogenerate=True,
            rev_id=f"{_next_number(folder):04d}",
            process_revision_directives=partial(_review, warnings),
        )
    if not script:
        raise NothingChanged
    return Written(Path(script.path), warnings)


def replace_revision(url: str, name: str, message: str | None) -> Written:
    """Take the newest revision back, remove its file, and write it anew: what its new tables held is gone.

    `message` None: it keeps its own. Raises as `make_revision`; NothingChanged: it was not needed. Where it refuses
    the file is as it was, and taken back.
    """
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - as above

    with checked(url, name) as config:
        newest = ScriptDirectory.from_config(config).get_revision("head")
    if newest is None:
        raise MigrationRefused(f"{name} has no migration yet: leave --replace out")
    at, before = current_version(url, name), newest.down_revision
    if at == newest.revision:
        downgrade(url, name, "-1")
    elif at != before:
        raise MigrationRefused(f"the tables of {name} are at revision {at}: run first `kawasan db upgrade`")
    path = Path(newest.path)
    code = path.read_text(encoding="utf-8")
    path.unlink()
    try:
        return make_revision(url, name, message or newest.doc.rstrip("."))
    except NothingChanged:
        raise
    except BaseException:
        path.write_text(code, encoding="utf-8")
        raise


def _next_number(folder: Path) -> int:
    numbers = (re.match(r"\d+", path.name) for path in folder.glob("*.py"))
    return max((int(number[0]) for number in numbers if number), default=0) + 1


def _refuse_unapplied(config: Config, url: str, name: str) -> None:
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - as above

    newest = ScriptDirectory.from_config(config).get_current_head()
    if (at := current_version(url, name)) != newest:
        raise MigrationRefused(
            f"the tables of {name} are at revision {at or 'base'}, its newest migration is {newest}:"
            " run first `kawasan db upgrade`"
        )


def _refuse_long_names(name: str) -> None:
    tables = [table for table in Base.metadata.tables.values() if table.name.startswith(f"{name}_")]
    parts = [part.name for t in tables for part in (t, *t.columns, *t.constraints, *t.indexes)]
    if long := sorted(str(part) for part in parts if part is not None and len(str(part).encode()) > LONGEST_NAME):
        raise MigrationRefused(
            f"PostgreSQL keeps {LONGEST_NAME} letters of a name, and would make another of {', '.join(long)}:"
            " give it a shorter one in the model (name=…)"
        )


def _review(warnings: list[str], _context: Any, _revision: Any, directives: list[Any]) -> None:
    """Drop a script that does nothing, and refuse one that fails over the rows there are."""
    steps = directives[0].upgrade_ops
    if steps.is_empty():
        directives.clear()
        return
    found = list(_flat(steps))
    if refused := [sentence for step in found if (sentence := _unfillable(step))]:
        raise MigrationRefused("; ".join(refused))
    warnings += [
        f"{step.table_name}.{step.column_name} may not be NULL any more: rows that hold NULL make the upgrade fail;"
        " fill them before, in the file"
        for step in found
        if getattr(step, "modify_nullable", None) is False
    ]


def _flat(steps: Any) -> Iterator[Any]:
    for step in steps.ops:
        if hasattr(step, "ops"):
            yield from _flat(step)
        else:
            yield step


def _unfillable(step: Any) -> str:
    """Why rows that are there cannot take a new column; empty: they can."""
    from alembic.operations.ops import AddColumnOp  # noqa: PLC0415 - as above

    if not isinstance(step, AddColumnOp):
        return ""
    column = step.column
    if column.nullable or column.server_default is not None:
        return ""
    return (
        f"{step.table_name}.{column.name} is new and may not be NULL: rows that are there already would have no value"
        " for it. Give the column server_default=… in the model, or let it be NULL (Mapped[… | None])"
    )
