"""What a one-time link is for, which browsers are signed in, confirmed addresses, and the second step."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("core_access_token") as batch:
        batch.add_column(sa.Column("purpose", sa.String(length=10), server_default="enter", nullable=False))
        batch.add_column(sa.Column("address", sa.String(length=254), nullable=True))
    with op.batch_alter_table("core_login_session") as batch:
        batch.add_column(sa.Column("browser", sa.String(length=40), server_default="", nullable=False))
        batch.add_column(sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=True))
    op.execute("UPDATE core_login_session SET last_seen_at = created_at")
    with op.batch_alter_table("core_login_session") as batch:
        batch.alter_column("last_seen_at", existing_type=sa.DateTime(timezone=True), nullable=False)
    with op.batch_alter_table("core_user") as batch:
        batch.add_column(sa.Column("email_confirmed_at", sa.DateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("second_step", sa.String(length=22), nullable=True))
        batch.add_column(sa.Column("second_step_used", sa.BigInteger(), server_default="0", nullable=False))
    op.create_table(
        "core_recovery_code",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["core_user.id"], name=op.f("fk_core_recovery_code_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", "digest", name=op.f("pk_core_recovery_code")),
    )


def downgrade() -> None:
    op.drop_table("core_recovery_code")
    with op.batch_alter_table("core_user") as batch:
        batch.drop_column("second_step_used")
        batch.drop_column("second_step")
        batch.drop_column("email_confirmed_at")
    with op.batch_alter_table("core_access_token") as batch:
        batch.drop_column("address")
        batch.drop_column("purpose")
    with op.batch_alter_table("core_login_session") as batch:
        batch.drop_column("last_seen_at")
        batch.drop_column("browser")
