"""What a one-time link is for."""

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


def downgrade() -> None:
    with op.batch_alter_table("core_access_token") as batch:
        batch.drop_column("purpose")
