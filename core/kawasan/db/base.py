"""The declarative base and the mixin of everything that belongs to a regency."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, ForeignKey, ForeignKeyConstraint, Integer, Table, event
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, Mapper, declared_attr, mapped_column

from kawasan.db.ids import new_id
from kawasan.db.registries import CORE_REGISTRY, METADATA, Registered


class Base(Registered, DeclarativeBase):
    """Base of every table."""

    metadata = METADATA
    registry = CORE_REGISTRY


class RegencyOwned:
    """A row of one regency: primary key `(regency_id, id)`, filtered and stamped by the session."""

    @declared_attr
    def regency_id(cls) -> Mapped[int]:  # noqa: N805 - SQLAlchemy calls it with the class
        """Kemendagri code of the owner, as an integer."""
        return mapped_column(Integer, ForeignKey("core_regency.id"), primary_key=True, sort_order=-20)

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, default=new_id, autoincrement=False, sort_order=-19)


def owned_key(column: str, target: str, **options: Any) -> ForeignKeyConstraint:
    """A composite foreign key `(regency_id, column)`: a row cannot point into another regency."""
    return ForeignKeyConstraint(["regency_id", column], [f"{target}.regency_id", f"{target}.id"], **options)


def reference(*, nullable: bool = False, index: bool = False) -> MappedColumn[Any]:
    """The `x_id` column of such a key."""
    return mapped_column(BigInteger, nullable=nullable, index=index)


def join_on(child_column: str, parent: str) -> str:
    """The `primaryjoin` of a relationship over such a key: `join_on("Product.business_id", "Business")`, for both
    sides.
    """
    child = child_column.partition(".")[0]
    return f"and_(foreign({child_column}) == {parent}.id, {child}.regency_id == {parent}.regency_id)"


@event.listens_for(Mapper, "after_mapper_constructed")
def _mark_owned(mapper: Mapper[Any], cls: type[Any]) -> None:
    if issubclass(cls, RegencyOwned) and isinstance(mapper.local_table, Table):
        mapper.local_table.info["owned"] = True
