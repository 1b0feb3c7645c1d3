"""Rules over every table: what belongs to a regency says so in each of its keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, DateTime, Table, UniqueConstraint

from kawasan.conformance.rules import Finding, rule
from kawasan.conformance.subject import Subject
from kawasan.db import RegencyOwned

PLATFORM = frozenset({"core_user", "core_regency"})
"""Tables outside the row filter that a regency's table may point to."""
WITHOUT_UNIT = ("price", "duration", "distance", "length", "weight", "wait")
MONEY = ("price", "rupiah", "cost")


@rule(
    "tables-owned",
    "Every table belongs to regencies",
    why="A row that belongs to no regency is seen by all of them.",
    mend="Derive the model from RegencyOwned and write its migration with `kawasan db revision`.",
    is_quick=True,
)
def check_owned(subject: Subject) -> Iterator[Finding]:
    """Tables without the mixin."""
    for model, table in subject.tables:
        if not issubclass(model, RegencyOwned):
            yield Finding(table.name, "has rows that belong to no regency")


@rule(
    "tables-keys",
    "Every key and index begins with the regency, and points to its own rows",
    why="Else a value is unique across regencies, a reference may point into another, an index is read past all.",
    mend="Begin with regency_id; make references with reference() and owned_key(…).",
    is_quick=True,
)
def check_keys(subject: Subject) -> Iterator[Finding]:
    """Keys without it."""
    for table in subject.owned:
        yield from (Finding(table.name, what) for what in (*wrong_keys(table), *wrong_references(table, subject.name)))


def wrong_keys(table: Table) -> Iterator[str]:
    """What is wrong with the keys and indexes of a table that belongs to regencies."""
    if [column.name for column in table.primary_key] != ["regency_id", "id"]:
        yield "its primary key is not (regency_id, id)"
    unique = [constraint.columns for constraint in table.constraints if isinstance(constraint, UniqueConstraint)]
    for columns in (*unique, *(index.columns for index in table.indexes)):
        if next(iter(columns)).name != "regency_id":
            yield f"({', '.join(column.name for column in columns)}) does not begin with regency_id"


def wrong_references(table: Table, owner: str) -> Iterator[str]:
    """References of such a table that could point into another regency, or point into another plugin."""
    for key in table.foreign_key_constraints:
        target = key.referred_table
        pairs = [(element.parent.name, element.column.name) for element in key.elements]
        if not target.name.startswith((f"{owner}_", "core_")):
            yield f"points into {target.name}, which is another plugin's"
        elif target.info.get("owned"):
            if pairs[0] != ("regency_id", "regency_id") or len(pairs) != 2:  # noqa: PLR2004 - regency and row
                yield f"the reference to {target.name} is without regency_id"
        elif target.name not in PLATFORM:
            yield f"points to {target.name}, which is core's own"


@rule(
    "tables-policy",
    "The migration puts up the second wall on each table",
    why="On PostgreSQL row-level security holds where a query went past the first wall.",
    mend='Leave op.regency_owned("<table>") in the migration that makes the table.',
    is_quick=True,
)
def check_policy(subject: Subject) -> Iterator[Finding]:
    """Tables that no migration declares."""
    code = "\n".join(text for path, text in subject.sources(".py") if "migrations" in path.parts).replace("'", '"')
    for table in subject.owned:
        if f'op.regency_owned("{table.name}")' not in code:
            yield Finding(table.name, "no migration calls op.regency_owned for it")


@rule(
    "tables-units",
    "Moments are aware, money is whole rupiah, numbers say their unit",
    why="A naive time is an hour off in two zones, nobody owes a fraction of a rupiah, and nobody knows what 5 is.",
    mend="Use Mapped[datetime], an integer `…_rupiah`, and names such as `wait_minutes`.",
    is_quick=True,
)
def check_units(subject: Subject) -> Iterator[Finding]:
    """Columns that leave it open."""
    for _, table in subject.tables:
        for column in table.columns:
            if what := wrong_unit(column):
                yield Finding(f"{table.name}.{column.name}", what)


def wrong_unit(column: Column[Any]) -> str | None:
    """What is wrong with what a column holds."""
    kind = column.type.python_type
    if isinstance(column.type, DateTime):
        return "is a time without a zone"
    if kind in (int, float) and column.name in WITHOUT_UNIT:
        return "is in what?"
    if kind not in (int, str, bool) and any(word in column.name for word in MONEY):
        return "is money, and no integer"
    return None
