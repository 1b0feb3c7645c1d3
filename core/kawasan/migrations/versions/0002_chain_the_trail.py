"""Bind each entry of the trail to the one before."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from datetime import UTC
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = ("core_audit_entry", "core_platform_audit_entry")
NEW = ("origin", "sequence", "previous", "hash")


def upgrade() -> None:
    op.create_table(
        "core_audit_head",
        sa.Column("chain", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("chain", name=op.f("pk_core_audit_head")),
    )
    for table in TABLES:
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("origin", sa.String(length=20), server_default="web", nullable=False))
            batch.add_column(sa.Column("sequence", sa.BigInteger(), nullable=True))
            batch.add_column(sa.Column("previous", sa.String(length=64), server_default="", nullable=False))
            batch.add_column(sa.Column("hash", sa.String(length=64), server_default="", nullable=False))
        _chain(table)
        scope = ["regency_id"] if table == TABLES[0] else []
        with op.batch_alter_table(table) as batch:
            for column, kind in (("origin", sa.String(20)), ("previous", sa.String(64)), ("hash", sa.String(64))):
                batch.alter_column(column, existing_type=kind, existing_nullable=False, server_default=None)
            batch.alter_column("sequence", existing_type=sa.BigInteger(), nullable=False)
            names = "_".join([*scope, "sequence"])
            batch.create_unique_constraint(op.f(f"uq_{table}_{names}"), [*scope, "sequence"])
    # SQLite makes the table anew for that; on PostgreSQL it is the same one, its wall still up.
    op.regency_owned("core_audit_entry")


def _chain(name: str) -> None:
    """Entries from before get their place in the order in which they were written."""
    table = sa.Table(name, sa.MetaData(), autoload_with=op.get_bind())
    heads: dict[int, tuple[int, str]] = defaultdict(lambda: (0, ""))
    rows = op.get_bind().execute(sa.select(table).order_by(table.c.at, table.c.id)).mappings().all()
    for row in rows:
        chain = row.get("regency_id", 0)
        sequence, previous = heads[chain]
        placed: dict[str, Any] = {"sequence": sequence + 1, "previous": previous}
        placed["hash"] = _digest({**row, **placed}, chain)
        op.get_bind().execute(sa.update(table).where(table.c.id == row["id"]).values(**placed))
        heads[chain] = (sequence + 1, placed["hash"])
    for chain, (sequence, newest) in heads.items():
        op.get_bind().execute(
            sa.text("INSERT INTO core_audit_head (chain, sequence, hash) VALUES (:chain, :sequence, :hash)"),
            {"chain": chain, "sequence": sequence, "hash": newest},
        )


def _digest(row: dict[str, Any], chain: int) -> str:
    """As `kawasan.audit.chain` computed it when this revision was written."""
    names = ("id", "actor_id", "actor", "action", "subject", "before", "after", "origin", "sequence", "previous")
    at = row["at"].replace(tzinfo=UTC) if row["at"].tzinfo is None else row["at"].astimezone(UTC)
    said = {name: row[name] for name in names} | {"at": at.isoformat(timespec="microseconds"), "chain": chain}
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def downgrade() -> None:
    for table in TABLES:
        scope = "regency_id_" if table == TABLES[0] else ""
        with op.batch_alter_table(table) as batch:
            batch.drop_constraint(op.f(f"uq_{table}_{scope}sequence"), type_="unique")
            for column in NEW:
                batch.drop_column(column)
    op.drop_table("core_audit_head")
