"""Platform tables: the regencies and which programs each has on. Outside the row filter; read only here and by auth."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from kawasan.db import Model, utcnow

LONGEST_FAULT = 200


class Regency(Model):
    """One tenant. `id` is the Kemendagri code as an integer: 12.12 is 1212."""

    __tablename__ = "core_regency"
    __table_args__ = (CheckConstraint("id > 0", name="id_positive"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    slug: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(80))
    province: Mapped[str] = mapped_column(String(60))
    timezone: Mapped[str] = mapped_column(String(40))
    domain: Mapped[str | None] = mapped_column(String(253), unique=True)
    greeting_id: Mapped[str] = mapped_column(String(80), default="", server_default="")
    greeting_en: Mapped[str] = mapped_column(String(80), default="", server_default="")
    tagline_id: Mapped[str] = mapped_column(String(160), default="", server_default="")
    tagline_en: Mapped[str] = mapped_column(String(160), default="", server_default="")
    monogram: Mapped[str] = mapped_column(String(3))
    primary_color: Mapped[str] = mapped_column(String(7), default="#0b5a6f", server_default="#0b5a6f")
    accent_color: Mapped[str] = mapped_column(String(7), default="#a4262c", server_default="#a4262c")
    pattern: Mapped[str] = mapped_column(String(20), default="ulos", server_default="ulos")
    outline: Mapped[str | None] = mapped_column(String(40))
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    privacy_contact: Mapped[str] = mapped_column(String(160), default="", server_default="")
    """Whom people ask about their data: an office, an address, a number."""
    shares_published: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(default=utcnow)
    programs: Mapped[list[RegencyProgram]] = relationship(back_populates="regency", cascade="all, delete-orphan")


class RegencyProgram(Model):
    """A program of a regency: on or off, and its settings. Settings survive switching off."""

    __tablename__ = "core_regency_program"

    regency_id: Mapped[int] = mapped_column(ForeignKey("core_regency.id", ondelete="CASCADE"), primary_key=True)
    program: Mapped[str] = mapped_column(String(40), primary_key=True)
    is_on: Mapped[bool] = mapped_column(default=False)
    settings: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    changed_at: Mapped[datetime] = mapped_column(default=utcnow)
    quarantined_at: Mapped[datetime | None]
    """Since when its hooks are not called here, because they failed."""
    fault: Mapped[str] = mapped_column(String(LONGEST_FAULT), default="", server_default="")
    """The last thing that counted: which hook, which error, where."""
    late_calls: Mapped[int] = mapped_column(default=0, server_default="0")
    regency: Mapped[Regency] = relationship(back_populates="programs")
