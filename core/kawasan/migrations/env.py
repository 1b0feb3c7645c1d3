"""Alembic's environment: one namespace of tables at a time."""

from __future__ import annotations

from typing import Any

from alembic import context
from sqlalchemy import create_engine, event, pool

from kawasan.db import Base, UtcDateTime
from kawasan.migrations import operations

settings: Any = context.config.attributes
name: str = settings["name"]
names: list[str] = settings["names"]


def owns(table: str | None) -> bool:
    """Whether a table belongs to this namespace: the longest prefix counts."""
    owners = [n for n in names if (table or "").startswith(f"{n}_")]
    return bool(owners) and max(owners, key=len) == name


def include_name(found: str | None, kind: str, _parents: Any) -> bool:
    """Tables of the database to compare."""
    return owns(found) if kind == "table" else True


def include_object(_item: Any, found: str | None, kind: str, _reflected: bool, _to: Any) -> bool:  # noqa: FBT001 - Alembic's call
    """Tables of the models to compare."""
    return owns(found) if kind == "table" else True


def render_item(kind: str, item: Any, _context: Any) -> Any:
    """Our moment type is written as what it stores, so that revisions import nothing of ours."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, UtcDateTime) else False


engine = create_engine(settings["url"], poolclass=pool.NullPool)
if engine.dialect.name == "sqlite":

    @event.listens_for(engine, "connect")
    def _open(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        connection.execute(
            "PRAGMA foreign_keys=OFF"
        )  # batch mode recreates tables: with it on, child rows would vanish

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN")


with engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        version_table=f"alembic_version_{name}",
        render_as_batch=True,  # also where it is written on PostgreSQL: SQLite cannot do without
        transaction_per_migration=True,
        include_name=include_name,
        include_object=include_object,
        compare_type=True,
        render_item=render_item,
        process_revision_directives=operations.mark_owned_tables,
    )
    with context.begin_transaction():
        context.run_migrations()
