"""Table of stored photos."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON
from sqlalchemy.orm import Mapped, mapped_column

from kawasan.db import Model, RegencyOwned, utcnow


class Media(RegencyOwned, Model):
    """A photo: its size in pixels and the widths it is kept in."""

    __tablename__ = "core_media"

    width: Mapped[int]
    height: Mapped[int]
    widths: Mapped[list[int]] = mapped_column(JSON)
    created_at: Mapped[datetime] = mapped_column(default=utcnow)
