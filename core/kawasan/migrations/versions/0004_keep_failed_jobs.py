"""Keep jobs that failed for good, and the day on which something daily was done."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "core_failed_job",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("work", sa.JSON(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("regency_id", sa.Integer(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("error", sa.String(length=120), nullable=False),
        sa.Column("failed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_core_failed_job")),
    )
    op.create_index(op.f("ix_core_failed_job_failed_at"), "core_failed_job", ["failed_at"])
    op.create_table(
        "core_daily_run",
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_core_daily_run")),
    )


def downgrade() -> None:
    op.drop_table("core_daily_run")
    op.drop_index(op.f("ix_core_failed_job_failed_at"), table_name="core_failed_job")
    op.drop_table("core_failed_job")
