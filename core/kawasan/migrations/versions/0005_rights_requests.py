"""Requests by which people use their rights, whom they ask, and where something may be held on them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TABLE = "core_rights_request"


def upgrade() -> None:
    op.create_table(
        TABLE,
        sa.Column("regency_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("new_phone", sa.String(length=16), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.BigInteger(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("receipt", sa.JSON(none_as_null=True), nullable=True),
        sa.CheckConstraint(
            "kind IN ('access', 'correction', 'stop', 'erasure')", name=op.f("ck_core_rights_request_kind")
        ),
        sa.CheckConstraint(
            "state IN ('open', 'fulfilled', 'refused', 'withdrawn')", name=op.f("ck_core_rights_request_state")
        ),
        sa.ForeignKeyConstraint(["decided_by"], ["core_user.id"], name=op.f("fk_core_rights_request_decided_by")),
        sa.ForeignKeyConstraint(["regency_id"], ["core_regency.id"], name=op.f("fk_core_rights_request_regency_id")),
        sa.ForeignKeyConstraint(["user_id"], ["core_user.id"], name=op.f("fk_core_rights_request_user_id")),
        sa.PrimaryKeyConstraint("regency_id", "id", name=op.f("pk_core_rights_request")),
        info={"owned": True},
    )
    op.regency_owned("core_rights_request")
    with op.batch_alter_table(TABLE, schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_core_rights_request_regency_id_state_due_at"),
            ["regency_id", "state", "due_at"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_core_rights_request_regency_id_user_id"), ["regency_id", "user_id"], unique=False
        )
    op.create_table(
        "core_account_place",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("regency_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["regency_id"], ["core_regency.id"], name=op.f("fk_core_account_place_regency_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["core_user.id"], name=op.f("fk_core_account_place_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", "regency_id", name=op.f("pk_core_account_place")),
    )
    op.execute(
        "INSERT INTO core_account_place (user_id, regency_id)"
        " SELECT user_id, regency_id FROM core_membership UNION SELECT user_id, regency_id FROM core_notice"
    )
    with op.batch_alter_table("core_regency", schema=None) as batch_op:
        batch_op.add_column(sa.Column("privacy_contact", sa.String(length=160), server_default="", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("core_regency", schema=None) as batch_op:
        batch_op.drop_column("privacy_contact")
    op.drop_table("core_account_place")
    op.drop_table(TABLE)
