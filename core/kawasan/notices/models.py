"""Table of notices."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from kawasan.db import Model, RegencyOwned, utcnow


class Notice(RegencyOwned, Model):
    """One thing a person was told."""

    __tablename__ = "core_notice"
    __table_args__ = (Index(None, "regency_id", "user_id", "read_at"),)

    user_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("core_user.id", ondelete="CASCADE"))
    text_id: Mapped[str] = mapped_column(String(500))
    text_en: Mapped[str] = mapped_column(String(500), default="", server_default="")
    path: Mapped[str] = mapped_column(String(200), default="", server_default="")
    created_at: Mapped[datetime] = mapped_column(default=utcnow)
    read_at: Mapped[datetime | None]
