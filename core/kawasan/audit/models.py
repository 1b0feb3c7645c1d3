"""Tables of the trail. Entries are only ever added."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from kawasan.db import Model, RegencyOwned, new_id, utcnow


class _Entry:
    at: Mapped[datetime] = mapped_column(default=utcnow)
    actor_id: Mapped[int | None] = mapped_column(BigInteger)
    actor: Mapped[str] = mapped_column(String(254))
    action: Mapped[str] = mapped_column(String(80))
    subject: Mapped[str] = mapped_column(String(200))
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class AuditEntry(_Entry, RegencyOwned, Model):
    """A change within a regency, by anyone, an operator included."""

    __tablename__ = "core_audit_entry"
    __table_args__ = (Index(None, "regency_id", "at"),)


class PlatformAuditEntry(_Entry, Model):
    """A change that concerns no single regency, such as a new operator."""

    __tablename__ = "core_platform_audit_entry"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, default=new_id, autoincrement=False)
