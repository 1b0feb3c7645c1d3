"""Two owners of one regency: what rows of the first one's account hold, the second does not change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sqlalchemy import Table, select

from kawasan.conformance.browsing import Browser, Visit
from kawasan.conformance.forms import FoundForm, Learnt
from kawasan.conformance.rules import Finding
from kawasan.conformance.world import OTHER_OWNER_B, OWNER_B, B, World

if TYPE_CHECKING:
    from collections.abc import Iterable

Rows = dict[tuple[str, int], Any]


def trespasses(world: World, tables: list[Table], forms: Iterable[FoundForm], learnt: Learnt) -> Iterator[Finding]:
    """Forms of the first owner of B that the second sent, and that changed or removed a row of the first."""
    browser, account_id = Browser(world.app, B, OTHER_OWNER_B), world.account_id(OWNER_B)
    before = _rows(world, tables, account_id)
    if not before:
        return
    for form in forms:
        visit = browser.ask("POST", form.path, data=form.values(learnt))
        after = _rows(world, tables, account_id)
        yield from _changed(visit, before, after)
        before = after


def _changed(visit: Visit, before: Rows, after: Rows) -> Iterator[Finding]:
    for (table, id_), row in before.items():
        if after.get((table, id_)) != row:
            yield Finding(f"{visit.method} /{B}{visit.path}", f"lets an owner change {table} of another owner")


def _rows(world: World, tables: list[Table], account_id: int) -> Rows:
    found: Rows = {}
    with world.engine.connect() as connection:
        for table in tables:
            for column in table.c:
                if any(key.column.table.name == "core_user" for key in column.foreign_keys):
                    here = (table.c.regency_id == world.regency(B).id, column == account_id)
                    rows = connection.execute(select(table).where(*here)).mappings()
                    found |= {(table.name, row["id"]): dict(row) for row in rows}
    return found
