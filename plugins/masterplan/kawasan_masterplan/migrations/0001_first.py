"""The tables of the plan: areas, council and team, workshops, commitments, programs, progress."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "masterplan_area",
        sa.Column("regency_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("code", sa.String(length=13), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(["regency_id"], ["core_regency.id"], name=op.f("fk_masterplan_area_regency_id")),
        sa.PrimaryKeyConstraint("regency_id", "id", name=op.f("pk_masterplan_area")),
        sa.UniqueConstraint("regency_id", "code", name=op.f("uq_masterplan_area_regency_id_code")),
        info={"owned": True},
    )
    op.regency_owned("masterplan_area")
    op.create_table(
        "masterplan_board",
        sa.Column("regency_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("regulation", sa.String(length=120), nullable=False),
        sa.Column("enacted_on", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.CheckConstraint("kind IN ('council', 'team')", name=op.f("ck_masterplan_board_kind")),
        sa.ForeignKeyConstraint(["regency_id"], ["core_regency.id"], name=op.f("fk_masterplan_board_regency_id")),
        sa.PrimaryKeyConstraint("regency_id", "id", name=op.f("pk_masterplan_board")),
        sa.UniqueConstraint(
            "regency_id", "kind", "regulation", name=op.f("uq_masterplan_board_regency_id_kind_regulation")
        ),
        info={"owned": True},
    )
    op.regency_owned("masterplan_board")
    op.create_table(
        "masterplan_commitment",
        sa.Column("regency_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("office", sa.String(length=120), nullable=False),
        sa.Column("dimension", sa.String(length=20), nullable=False),
        sa.Column("text_id", sa.String(length=400), nullable=False),
        sa.Column("text_en", sa.String(length=400), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["regency_id"], ["core_regency.id"], name=op.f("fk_masterplan_commitment_regency_id")),
        sa.PrimaryKeyConstraint("regency_id", "id", name=op.f("pk_masterplan_commitment")),
        info={"owned": True},
    )
    op.regency_owned("masterplan_commitment")
    with op.batch_alter_table("masterplan_commitment", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_masterplan_commitment_regency_id_signed_on"), ["regency_id", "signed_on"], unique=False
        )

    op.create_table(
        "masterplan_program",
        sa.Column("regency_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("title_id", sa.String(length=120), nullable=False),
        sa.Column("title_en", sa.String(length=120), nullable=False),
        sa.Column("summary_id", sa.String(length=400), nullable=False),
        sa.Column("summary_en", sa.String(length=400), nullable=False),
        sa.Column("dimension", sa.String(length=20), nullable=False),
        sa.Column("office", sa.String(length=120), nullable=False),
        sa.Column("area_code", sa.String(length=13), nullable=False),
        sa.Column("is_by_area", sa.Boolean(), nullable=False),
        sa.Column("indicator_id", sa.String(length=160), nullable=False),
        sa.Column("indicator_en", sa.String(length=160), nullable=False),
        sa.Column("unit_id", sa.String(length=40), nullable=False),
        sa.Column("unit_en", sa.String(length=40), nullable=False),
        sa.Column("baseline", sa.Double(), nullable=False),
        sa.Column("targets", sa.JSON(), nullable=False),
        sa.Column("budget_rupiah", sa.BigInteger(), nullable=True),
        sa.Column("budget_source", sa.String(length=20), nullable=False),
        sa.Column("is_quick_win", sa.Boolean(), nullable=False),
        sa.Column("live_figure", sa.String(length=80), nullable=False),
        sa.Column("is_published", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["regency_id"], ["core_regency.id"], name=op.f("fk_masterplan_program_regency_id")),
        sa.PrimaryKeyConstraint("regency_id", "id", name=op.f("pk_masterplan_program")),
        sa.UniqueConstraint("regency_id", "slug", name=op.f("uq_masterplan_program_regency_id_slug")),
        info={"owned": True},
    )
    op.regency_owned("masterplan_program")
    with op.batch_alter_table("masterplan_program", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_masterplan_program_regency_id_is_published_dimension"),
            ["regency_id", "is_published", "dimension"],
            unique=False,
        )

    op.create_table(
        "masterplan_workshop",
        sa.Column("regency_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("title_id", sa.String(length=120), nullable=False),
        sa.Column("title_en", sa.String(length=120), nullable=False),
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.Column("outcome_id", sa.Text(), nullable=False),
        sa.Column("outcome_en", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["regency_id"], ["core_regency.id"], name=op.f("fk_masterplan_workshop_regency_id")),
        sa.PrimaryKeyConstraint("regency_id", "id", name=op.f("pk_masterplan_workshop")),
        info={"owned": True},
    )
    op.regency_owned("masterplan_workshop")
    with op.batch_alter_table("masterplan_workshop", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_masterplan_workshop_regency_id_year"), ["regency_id", "year"], unique=False
        )

    op.create_table(
        "masterplan_progress",
        sa.Column("regency_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("program_id", sa.BigInteger(), nullable=False),
        sa.Column("area_code", sa.String(length=13), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("value", sa.Double(), nullable=False),
        sa.Column("note", sa.String(length=400), nullable=False),
        sa.Column("evidence_url", sa.String(length=300), nullable=False),
        sa.Column("photo_id", sa.BigInteger(), nullable=True),
        sa.Column("entered_by", sa.BigInteger(), nullable=True),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("month BETWEEN 1 AND 12", name=op.f("ck_masterplan_progress_month")),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["core_user.id"], name=op.f("fk_masterplan_progress_entered_by"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["regency_id", "photo_id"],
            ["core_media.regency_id", "core_media.id"],
            name=op.f("fk_masterplan_progress_regency_id_photo_id"),
        ),
        sa.ForeignKeyConstraint(
            ["regency_id", "program_id"],
            ["masterplan_program.regency_id", "masterplan_program.id"],
            name=op.f("fk_masterplan_progress_regency_id_program_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["regency_id"], ["core_regency.id"], name=op.f("fk_masterplan_progress_regency_id")),
        sa.PrimaryKeyConstraint("regency_id", "id", name=op.f("pk_masterplan_progress")),
        sa.UniqueConstraint(
            "regency_id", "program_id", "area_code", "year", "month", name="uq_masterplan_progress_month"
        ),
        info={"owned": True},
    )
    op.regency_owned("masterplan_progress")
    with op.batch_alter_table("masterplan_progress", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_masterplan_progress_regency_id_entered_by"), ["regency_id", "entered_by"], unique=False
        )

    op.create_table(
        "masterplan_seat",
        sa.Column("regency_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("board_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("role_id", sa.String(length=80), nullable=False),
        sa.Column("role_en", sa.String(length=80), nullable=False),
        sa.Column("office_id", sa.String(length=120), nullable=False),
        sa.Column("office_en", sa.String(length=120), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("dimension", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["regency_id", "board_id"],
            ["masterplan_board.regency_id", "masterplan_board.id"],
            name=op.f("fk_masterplan_seat_regency_id_board_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["regency_id"], ["core_regency.id"], name=op.f("fk_masterplan_seat_regency_id")),
        sa.PrimaryKeyConstraint("regency_id", "id", name=op.f("pk_masterplan_seat")),
        info={"owned": True},
    )
    op.regency_owned("masterplan_seat")
    with op.batch_alter_table("masterplan_seat", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_masterplan_seat_regency_id_board_id"), ["regency_id", "board_id"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("masterplan_seat", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_masterplan_seat_regency_id_board_id"))

    op.drop_table("masterplan_seat")
    with op.batch_alter_table("masterplan_progress", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_masterplan_progress_regency_id_entered_by"))

    op.drop_table("masterplan_progress")
    with op.batch_alter_table("masterplan_workshop", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_masterplan_workshop_regency_id_year"))

    op.drop_table("masterplan_workshop")
    with op.batch_alter_table("masterplan_program", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_masterplan_program_regency_id_is_published_dimension"))

    op.drop_table("masterplan_program")
    with op.batch_alter_table("masterplan_commitment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_masterplan_commitment_regency_id_signed_on"))

    op.drop_table("masterplan_commitment")
    op.drop_table("masterplan_board")
    op.drop_table("masterplan_area")
