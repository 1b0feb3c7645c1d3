"""The declarative base and the mixin of everything that belongs to a regency."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    BigInteger,
    DateTime,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    event,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, Mapper, declared_attr, mapped_column, registry

from kawasan.db.ids import new_id

if TYPE_CHECKING:
    from sqlalchemy.engine import Dialect

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}


_METADATA = MetaData(naming_convention=NAMING)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, stored as UTC. A naive one is refused: it would be read in the wrong zone later."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC; SQLite keeps no offset, so it is dropped there."""
        if value is None:
            return None
        if value.tzinfo is None:
            message = "naive datetime: give it a time zone"
            raise ValueError(message)
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Aware UTC again."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """Base of every table."""

    metadata = _METADATA
    registry = registry(metadata=_METADATA, type_annotation_map={datetime: UtcDateTime(), str: Text()})


class Clock:
    """What time it is. Tests stop it at a moment; nothing else does."""

    stopped_at: datetime | None = None

    def now(self) -> datetime:
        """The present moment, aware."""
        return self.stopped_at or datetime.now(UTC)


clock = Clock()


def utcnow() -> datetime:
    """The present moment, aware. The one way to ask for it: tests can stop it."""
    return clock.now()


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
