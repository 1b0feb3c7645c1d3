"""Paths that a route matches: with values of rows where it asks for some."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, Integer, String, Table, select
from werkzeug.routing import IntegerConverter
from werkzeug.routing import Rule as UrlRule

from kawasan.conformance.world import World

if TYPE_CHECKING:
    from kawasan.conformance.subject import Route

PER_ARGUMENT = 2
MOST = 4
"""Paths of one route."""


def path(rule: UrlRule, values: dict[str, Any]) -> str:
    """The path of a route with these values; with others where it does not take them."""
    fitting = {name: _fit(converter, values.get(name)) for name, converter in rule._converters.items()}  # noqa: SLF001
    built = rule.build(fitting)
    assert built is not None, rule.rule  # noqa: S101 - every argument has a value
    return str(built[1])


def plain(rule: UrlRule, text: str = "tidak-ada", number: int = 1) -> str:
    """The path of a route with the same values everywhere."""
    converters = rule._converters.items()  # noqa: SLF001 - werkzeug has no other way to ask
    return path(rule, {name: number if isinstance(c, IntegerConverter) else text for name, c in converters})


def filled(world: World, route: Route, tables: list[Table], slug: str) -> Iterator[str]:
    """Paths of a route with values from the rows of one regency."""
    names = list(route.rule._converters)  # noqa: SLF001 - as above
    asked = [_candidates(world, name, route.rule._converters[name], tables, slug) for name in names]  # noqa: SLF001
    for number, values in enumerate(product(*asked)):
        if number == MOST:
            return
        yield path(route.rule, dict(zip(names, values, strict=True)))


def _candidates(world: World, name: str, converter: Any, tables: list[Table], slug: str) -> list[Any]:
    if items := getattr(converter, "items", None):
        return sorted(items)[:PER_ARGUMENT]
    columns = sorted(
        ((_likeness(name, table, column), table.name, column.name, column) for table in tables for column in table.c),
        key=lambda found: (-found[0], found[1], found[2]),
    )
    kind = Integer if isinstance(converter, IntegerConverter) else String
    likely = [column for likeness, _, _, column in columns if likeness and isinstance(column.type, kind)]
    regency_id = world.regency(slug).id
    found: list[Any] = []
    with world.engine.connect() as connection:
        for column in likely[:2]:
            rows = select(column).where(column.table.c.regency_id == regency_id, column.is_not(None))
            found += connection.scalars(rows.order_by(column.table.c.id.desc()).limit(PER_ARGUMENT)).all()
    return found[: 2 * PER_ARGUMENT] or [None]


def identifier(world: World, name: str, tables: list[Table], slug: str) -> Any:
    """An id, a slug or a code of a row of one regency, where a field of this name asks for one; None: it does not."""
    likely = [
        (-_likeness(name, table, column), table.name, column.name, column)
        for table in tables
        for column in table.c
        if column.name in ("id", "slug", "code") and "regency_id" in table.c and _likeness(name, table, column)
    ]
    if not likely:
        return None
    column = min(likely, key=lambda found: found[:3])[3]
    rows = select(column).where(column.table.c.regency_id == world.regency(slug).id, column.is_not(None))
    with world.engine.connect() as connection:
        return connection.scalars(rows.order_by(column.table.c.id.desc()).limit(1)).first()


def _likeness(name: str, table: Table, column: Column[Any]) -> int:
    """How probably an argument of this name is a value of the column; 0: not at all."""
    thing, _, part = name.rpartition("_")
    belongs = bool(thing) and table.name.endswith(f"_{thing}")
    if belongs and column.name == part:
        return 4
    if table.name.endswith(f"_{name}") and column.name in ("slug", "code", "id"):
        return 3
    if column.name == name and name not in ("id", "regency_id"):
        return 2
    return 1 if name in ("id", f"{column.name}_id") and column.name == "id" else 0


def _fit(converter: Any, value: Any) -> Any:
    items = getattr(converter, "items", None)
    if items:
        return value if value in items else min(items)
    if isinstance(converter, IntegerConverter):
        number = value if isinstance(value, int) else 1
        return min(number, converter.max or number)
    text = "tidak-ada" if value is None else str(value)
    size = str(getattr(converter, "regex", "")).rpartition("{")[2].rstrip("}")
    return text[: int(size)] if size.isdigit() else text
