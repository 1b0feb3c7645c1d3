"""Making rows: what a test does not say of a row is made up from its table."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, TypeVar

from flask import Flask
from sqlalchemy import Column, Table

from kawasan.db import Base, bound, mappers, regency_scope, session
from kawasan.media import save_photo
from kawasan.testing import cast
from kawasan.testing.columns import made_value
from kawasan.testing.photos import photo_file

STAMPED = ("regency_id", "id")
"""Core writes these itself."""
ModelT = TypeVar("ModelT", bound=Base)


class Make:
    """Of the fixture `make`: see docs/plugins/testing.md. `account_id`: whose the rows are that need an account."""

    def __init__(self, app: Flask, account_id: int) -> None:
        self.app, self.account_id = app, account_id
        self.number = 0

    def __call__(self, model: type[ModelT], /, **values: Any) -> ModelT:
        """A row with these values, flushed, in the unit of work that is open; where none is, in one of its own in toba,
        committed, and its columns may still be read.
        """
        if bound() is not None:
            return self._make(model, values)
        with self.app.app_context(), regency_scope(cast.read_regency("toba")) as own:
            row = self._make(model, values)
            own.refresh(row)
            own.expunge(row)
        return row

    def _make(self, model: type[ModelT], values: dict[str, Any]) -> ModelT:
        self.number += 1
        row = model(**dict(self._required(model, _columns_of(model, values))), **values)
        session().add(row)
        session().flush()
        return row

    def _required(self, model: type[Base], given: Collection[str]) -> Iterator[tuple[str, Any]]:
        table = _table(model)
        for column in table.columns:
            if column.name in given or column.nullable or column.default or column.server_default:
                continue
            made = self._reference(column) if column.foreign_keys else made_value(table, column, self.number)
            attribute = model.__mapper__.get_property_by_column(column).key
            assert made is not None, f"say a value: make({model.__name__}, {attribute}=…)"
            yield attribute, made

    def _reference(self, column: Column[Any]) -> int:
        """The id of a row that it can point to: the account, or a row made for it."""
        target = next(iter(column.foreign_keys)).column.table
        if target.name == "core_user":
            return self.account_id
        if target.name == "core_media":
            return save_photo(photo_file(240, 200)).id
        parent: Any = self._make(_model(target), {})
        return int(parent.id)


def _columns_of(model: type[Base], values: Collection[str]) -> set[str]:
    """Names of the columns that these attributes write; of a relationship, those that point to its row."""
    mapper, found = model.__mapper__, set(STAMPED)
    for name in values:
        if name in mapper.relationships:
            found |= {str(column.key) for column in mapper.relationships[name].local_columns}
        elif name in mapper.column_attrs:
            found |= {str(getattr(column, "name", name)) for column in mapper.column_attrs[name].columns}
    return found


def _table(model: type[Base]) -> Table:
    assert isinstance(model.__table__, Table), f"{model.__name__} has no table of its own"
    return model.__table__


def _model(table: Table) -> type[Base]:
    return next(mapper.class_ for mapper in mappers() if mapper.local_table is table)
