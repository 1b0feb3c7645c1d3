"""Rows of a plugin in both regencies: from its own demonstration, and made up where that leaves a table empty.

The hook `demo` is called in both regencies, with plain pictures and the accounts of the regency; where it has nothing
for one of them it is asked as if that were another. Its rows are such as the program's pages expect. A table that is
empty then gets MADE rows, each column by its type, its default and its constraints: `CHECK (x IN (…))`, numbers above
a border, references to rows of the same regency, accounts and photos, unique values. A text column without any of these
gets a sentence: a program whose text columns hold words from a list says so in a constraint, or brings a demonstration.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Column, String, Table, select
from sqlalchemy.orm import Session

from kawasan.conformance.raising import ask
from kawasan.conformance.world import ADMIN_A, ADMIN_B, OFFICER_A, OFFICER_B, OWNER_A, OWNER_B, A, B, World
from kawasan.db import mappers
from kawasan.demo.loader import demo_regencies
from kawasan.media import save_photo
from kawasan.plugins import InstalledPlugin
from kawasan.tenancy import RegencyRef
from kawasan.testing.columns import made_value
from kawasan.testing.photos import photo_file
from kawasan.testing.plain_loader import PlainLoader

MADE = 8
ACCOUNTS = {A: {"admin": ADMIN_A, "petugas": OFFICER_A, "pemilik": OWNER_A},
            B: {"admin": ADMIN_B, "petugas": OFFICER_B, "pemilik": OWNER_B}}  # fmt: skip
NAMED = ("regency_id", "id")


def plant(world: World, plugin: InstalledPlugin, tables: list[tuple[type[Any], Table]]) -> None:
    """Rows in every table of the plugin, in both regencies. Raises HookRaised where its demonstration does."""
    for slug in (A, B):
        with world.within(slug):
            _demonstrate(world, plugin.name, world.regency(slug))
        with world.within(slug) as session:
            owner = world.account_id(ACCOUNTS[slug]["pemilik"])
            for model, table in tables:
                if session.scalars(select(model).limit(1)).first() is None:
                    _fill(session, model, table, owner)


def _demonstrate(world: World, name: str, regency: RegencyRef) -> None:
    """The demonstration of this regency; where the program has none for it, that of another regency as its own."""
    known = [regency.slug, *(row["slug"] for row in demo_regencies() if row["slug"] != regency.slug)]
    loader = _Loader(regency, {who: world.account_id(member) for who, member in ACCOUNTS[regency.slug].items()})
    for slug in known:
        if ask(world, name, "demo", regency=replace(regency, slug=slug), loader=loader) is not None:
            return


class _Loader(PlainLoader):
    """For a demonstration that may be another regency's."""

    def add_account(self, who: str, name: str, role: str, *, area_code: str | None = None) -> int:
        """Limited to the area of the same number here."""
        here = area_code and self.regency.code + area_code[len(self.regency.code) :]
        return super().add_account(who, name, role, area_code=here)


def _fill(session: Session, model: type[Any], table: Table, account_id: int) -> None:
    for number in range(1, MADE + 1):
        values = {c.name: v for c, v in _values(session, table, account_id, number)}
        session.add(model(**{_attribute(model, name): value for name, value in values.items()}))
    session.flush()


def _attribute(model: type[Any], column: str) -> str:
    return next(str(p.key) for p in model.__mapper__.column_attrs if p.columns[0].name == column)


def _values(session: Session, table: Table, account_id: int, number: int) -> Iterator[tuple[Column[Any], Any]]:
    for column in table.columns:
        if column.name in NAMED:
            continue
        if column.foreign_keys:
            yield column, _reference(session, column, account_id, number)
        elif column.default is None or isinstance(column.type, String):
            yield column, made_value(table, column, number)


def _reference(session: Session, column: Column[Any], account_id: int, number: int) -> int | None:
    targets = {key.column.table.name for key in column.foreign_keys}
    if "core_user" in targets:
        return account_id
    if "core_media" in targets:
        return save_photo(photo_file(240, 200)).id
    target = next(iter(column.foreign_keys)).column.table
    model = next(m.class_ for m in mappers() if m.local_table is target)
    ids = list(session.scalars(select(model.id).order_by(model.id)))
    return ids[(number - 1) % len(ids)] if ids else None
