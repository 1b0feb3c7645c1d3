"""`op.regency_owned(table)`: autogenerate writes it after each table that belongs to regencies.

It checks the table's key and, on PostgreSQL, puts up the second wall (`walls`).
"""

from __future__ import annotations

from typing import Any

from alembic.autogenerate import renderers
from alembic.operations import MigrateOperation, Operations, ops
from sqlalchemy import inspect

from kawasan.db import Base
from kawasan.migrations.walls import raise_wall


@Operations.register_operation("regency_owned")
class RegencyOwnedOp(MigrateOperation):
    """The operation."""

    def __init__(self, table: str) -> None:
        self.table = table

    @classmethod
    def regency_owned(cls, operations: Operations, table: str) -> Any:
        """Declare that a new table belongs to regencies."""
        return operations.invoke(cls(table))

    def to_diff_tuple(self) -> tuple[str, str]:
        """How a difference between models and database names it."""
        return ("regency_owned", self.table)

    def reverse(self) -> MigrateOperation:
        """Nothing to undo: the table goes with what is on it."""
        return ops.ExecuteSQLOp("SELECT 1")


@Operations.implementation_for(RegencyOwnedOp)
def _own(operations: Operations, operation: RegencyOwnedOp) -> None:
    connection = operations.get_bind()
    key = inspect(connection).get_pk_constraint(operation.table)["constrained_columns"]
    if key[:1] != ["regency_id"]:
        message = f"{operation.table}: the primary key of a regency's table begins with regency_id"
        raise ValueError(message)
    raise_wall(connection, operation.table)


@renderers.dispatch_for(RegencyOwnedOp)
def _render(_context: Any, operation: RegencyOwnedOp) -> str:
    return f"op.regency_owned({operation.table!r})"


def mark_owned_tables(_context: Any, _revision: Any, directives: list[Any]) -> None:
    """Insert the operation after each created table of a RegencyOwned model."""
    for directive in directives:
        marked: list[Any] = []
        for step in directive.upgrade_ops.ops:
            marked.append(step)
            if isinstance(step, ops.CreateTableOp) and Base.metadata.tables[step.table_name].info.get("owned"):
                marked.append(RegencyOwnedOp(step.table_name))
        directive.upgrade_ops.ops[:] = marked
