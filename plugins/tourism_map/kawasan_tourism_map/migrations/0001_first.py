"""The tables of the map: places and their further photos."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "tourism_map_place",
        sa.Column("regency_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("name_id", sa.String(length=120), nullable=False),
        sa.Column("name_en", sa.String(length=120), nullable=False),
        sa.Column("category", sa.String(length=20), nullable=False),
        sa.Column("kind_id", sa.String(length=60), nullable=False),
        sa.Column("kind_en", sa.String(length=60), nullable=False),
        sa.Column("district", sa.String(length=80), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=False),
        sa.Column("longitude", sa.Double(), nullable=False),
        sa.Column("attestation", sa.String(length=30), nullable=False),
        sa.Column("surveyed_on", sa.Date(), nullable=True),
        sa.Column("summary_id", sa.String(length=160), nullable=False),
        sa.Column("summary_en", sa.String(length=160), nullable=False),
        sa.Column("description_id", sa.Text(), nullable=False),
        sa.Column("description_en", sa.Text(), nullable=False),
        sa.Column("access_id", sa.Text(), nullable=False),
        sa.Column("access_en", sa.Text(), nullable=False),
        sa.Column("hours", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("ticket_price_rupiah", sa.Integer(), nullable=True),
        sa.Column("ticket_note_id", sa.String(length=200), nullable=False),
        sa.Column("ticket_note_en", sa.String(length=200), nullable=False),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.Column("photo_id", sa.BigInteger(), nullable=True),
        sa.Column("is_featured", sa.Boolean(), nullable=False),
        sa.Column("is_lakeside", sa.Boolean(), nullable=False),
        sa.Column("is_harbour", sa.Boolean(), nullable=False),
        sa.Column("is_published", sa.Boolean(), nullable=False),
        sa.Column("found_by", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["regency_id", "photo_id"],
            ["core_media.regency_id", "core_media.id"],
            name=op.f("fk_tourism_map_place_regency_id_photo_id"),
        ),
        sa.ForeignKeyConstraint(["regency_id"], ["core_regency.id"], name=op.f("fk_tourism_map_place_regency_id")),
        sa.PrimaryKeyConstraint("regency_id", "id", name=op.f("pk_tourism_map_place")),
        sa.UniqueConstraint("regency_id", "slug", name=op.f("uq_tourism_map_place_regency_id_slug")),
        info={"owned": True},
    )
    op.regency_owned("tourism_map_place")
    with op.batch_alter_table("tourism_map_place", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_tourism_map_place_regency_id_is_published_category"),
            ["regency_id", "is_published", "category"],
            unique=False,
        )

    op.create_table(
        "tourism_map_photo",
        sa.Column("regency_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("place_id", sa.BigInteger(), nullable=False),
        sa.Column("photo_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["regency_id", "photo_id"],
            ["core_media.regency_id", "core_media.id"],
            name=op.f("fk_tourism_map_photo_regency_id_photo_id"),
        ),
        sa.ForeignKeyConstraint(
            ["regency_id", "place_id"],
            ["tourism_map_place.regency_id", "tourism_map_place.id"],
            name=op.f("fk_tourism_map_photo_regency_id_place_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["regency_id"], ["core_regency.id"], name=op.f("fk_tourism_map_photo_regency_id")),
        sa.PrimaryKeyConstraint("regency_id", "id", name=op.f("pk_tourism_map_photo")),
        info={"owned": True},
    )
    op.regency_owned("tourism_map_photo")
    with op.batch_alter_table("tourism_map_photo", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_tourism_map_photo_regency_id_place_id"), ["regency_id", "place_id"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("tourism_map_photo", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_tourism_map_photo_regency_id_place_id"))

    op.drop_table("tourism_map_photo")
    with op.batch_alter_table("tourism_map_place", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_tourism_map_place_regency_id_is_published_category"))

    op.drop_table("tourism_map_place")
