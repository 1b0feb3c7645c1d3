"""A copy, made for sharing, of what a regency has published. A platform table: it never opens the wall between
regencies.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from kawasan.db import Model


class PublishedEntry(Model):
    """One place, product, business or office, as its regency shares it."""

    __tablename__ = "core_published_entry"
    __table_args__ = (Index(None, "kind"),)

    regency_id: Mapped[int] = mapped_column(ForeignKey("core_regency.id", ondelete="CASCADE"), primary_key=True)
    program: Mapped[str] = mapped_column(String(40), primary_key=True)
    key: Mapped[str] = mapped_column(String(120), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    category: Mapped[str] = mapped_column(String(40))
    title_id: Mapped[str] = mapped_column(String(160))
    title_en: Mapped[str] = mapped_column(String(160))
    summary_id: Mapped[str]
    summary_en: Mapped[str]
    path: Mapped[str] = mapped_column(String(200))
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    photo_id: Mapped[int | None] = mapped_column(BigInteger)
    photo_widths: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))
    photo_height: Mapped[int | None]
    is_featured: Mapped[bool] = mapped_column(default=False)
    found_by: Mapped[str]
    """Lower-case text the region's search looks through."""
    detail: Mapped[dict[str, Any]] = mapped_column(JSON)
