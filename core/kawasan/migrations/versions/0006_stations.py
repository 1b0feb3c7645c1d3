"""Counter computers that officers share, and the PINs by which they take turns there."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

SESSIONS, KEY = "core_login_session", "fk_core_login_session_regency_id_station_id"


def upgrade() -> None:
    op.create_table(
        "core_station",
        sa.Column("regency_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("open_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opened_by", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["opened_by"], ["core_user.id"], name=op.f("fk_core_station_opened_by"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["regency_id"], ["core_regency.id"], name=op.f("fk_core_station_regency_id")),
        sa.PrimaryKeyConstraint("regency_id", "id", name=op.f("pk_core_station")),
        sa.UniqueConstraint("regency_id", "digest", name=op.f("uq_core_station_regency_id_digest")),
        info={"owned": True},
    )
    op.regency_owned("core_station")
    op.create_table(
        "core_pin",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("regency_id", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(length=255), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["regency_id"], ["core_regency.id"], name=op.f("fk_core_pin_regency_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["user_id"], ["core_user.id"], name=op.f("fk_core_pin_user_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("user_id", "regency_id", name=op.f("pk_core_pin")),
    )
    op.create_table(
        "core_wrong_pin",
        sa.Column("regency_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("station_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["regency_id"], ["core_regency.id"], name=op.f("fk_core_wrong_pin_regency_id")),
        sa.ForeignKeyConstraint(
            ["regency_id", "station_id"], ["core_station.regency_id", "core_station.id"],
            name=op.f("fk_core_wrong_pin_regency_id_station_id"), ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["core_user.id"], name=op.f("fk_core_wrong_pin_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("regency_id", "id", name=op.f("pk_core_wrong_pin")),
        info={"owned": True},
    )  # fmt: skip
    op.regency_owned("core_wrong_pin")
    with op.batch_alter_table("core_wrong_pin") as batch:
        batch.create_index(
            batch.f("ix_core_wrong_pin_regency_id_station_id_user_id"), ["regency_id", "station_id", "user_id"]
        )
    with op.batch_alter_table(SESSIONS) as batch:
        batch.add_column(sa.Column("regency_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("station_id", sa.BigInteger(), nullable=True))
        batch.add_column(sa.Column("by_pin", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch.add_column(sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True))
        batch.create_foreign_key(
            batch.f(KEY), "core_station", ["regency_id", "station_id"], ["regency_id", "id"], ondelete="CASCADE"
        )
        batch.create_index(batch.f("ix_core_login_session_regency_id_station_id"), ["regency_id", "station_id"])


def downgrade() -> None:
    op.execute("DELETE FROM core_login_session WHERE station_id IS NOT NULL")  # else a PIN would open an account
    with op.batch_alter_table(SESSIONS) as batch:
        batch.drop_constraint(batch.f(KEY), type_="foreignkey")
        batch.drop_index(batch.f("ix_core_login_session_regency_id_station_id"))
        for column in ("ends_at", "by_pin", "station_id", "regency_id"):
            batch.drop_column(column)
    for table in ("core_wrong_pin", "core_pin", "core_station"):
        op.drop_table(table)
