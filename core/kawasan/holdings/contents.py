"""The tables of a program and what the current regency has in them, found by the models' own description."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from kawasan.db import Base, RegencyOwned, mappers, session
from kawasan.media import Media

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Contents:
    """What there is: rows by table, and photos (each with its files)."""

    rows: Mapping[str, int]
    photos: int

    @property
    def total(self) -> int:
        """All rows."""
        return sum(self.rows.values())


def models_of(program: str) -> list[Any]:
    """The models of a program, each after those it points to."""
    place = {table.name: number for number, table in enumerate(Base.metadata.sorted_tables)}
    mapped: list[Any] = [mapper.class_ for mapper in mappers()]
    own = [m for m in mapped if issubclass(m, RegencyOwned) and m.__tablename__.startswith(f"{program}_")]
    return sorted(own, key=lambda model: place[model.__tablename__])


def contents_of(program: str) -> Contents:
    """What the current regency has; one query for each table and each kind of photo."""
    rows = {
        model.__tablename__: session().scalar(select(func.count()).select_from(model)) for model in models_of(program)
    }
    return Contents(rows, len(photo_ids(program)))


def photo_ids(program: str) -> set[int]:
    """Photos of the current regency that rows of the program point to."""
    found: set[int] = set()
    for model in models_of(program):
        for attribute in _photo_attributes(model):
            found.update(session().scalars(select(attribute).where(attribute.is_not(None)).distinct()))
    return found


def _photo_attributes(model: Any) -> list[Any]:
    table = model.__table__
    columns = [
        element.parent
        for key in table.foreign_key_constraints
        if key.referred_table is Media.__table__
        for element in key.elements
        if element.column.name == "id"
    ]
    return [getattr(model, model.__mapper__.get_property_by_column(column).key) for column in columns]
