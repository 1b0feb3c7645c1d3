"""Keep which programs failed too often in a regency, and what hooks cost."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("core_regency_program", schema=None) as batch_op:
        batch_op.add_column(sa.Column("quarantined_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("fault", sa.String(length=200), server_default="", nullable=False))
        batch_op.add_column(sa.Column("late_calls", sa.Integer(), server_default="0", nullable=False))
    op.create_table(
        "core_hook_cost",
        sa.Column("plugin", sa.String(length=40), nullable=False),
        sa.Column("hook", sa.String(length=80), nullable=False),
        sa.Column("calls", sa.BigInteger(), nullable=False),
        sa.Column("microseconds", sa.BigInteger(), nullable=False),
        sa.Column("slowest", sa.BigInteger(), nullable=False),
        sa.Column("queries", sa.BigInteger(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("plugin", "hook", name=op.f("pk_core_hook_cost")),
    )


def downgrade() -> None:
    op.drop_table("core_hook_cost")
    with op.batch_alter_table("core_regency_program", schema=None) as batch_op:
        batch_op.drop_column("late_calls")
        batch_op.drop_column("fault")
        batch_op.drop_column("quarantined_at")
