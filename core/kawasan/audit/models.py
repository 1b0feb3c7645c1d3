"""Tables of the trail. Entries are only ever added, each bound to the one before by a hash (`chain`)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Index, String, UniqueConstraint
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
    origin: Mapped[str] = mapped_column(String(20))
    """From where: `web`, `api`, `job`, `station` or `command line`. No address of a machine: that would be
    personal data.
    """
    sequence: Mapped[int] = mapped_column(BigInteger)
    """Place in its chain: 1, 2, 3 … without a gap."""
    previous: Mapped[str] = mapped_column(String(64))
    """Hash of the entry before; empty for the first."""
    hash: Mapped[str] = mapped_column(String(64))


class AuditEntry(_Entry, RegencyOwned, Model):
    """A change within a regency, by anyone, an operator included."""

    __tablename__ = "core_audit_entry"
    __table_args__ = (Index(None, "regency_id", "at"), UniqueConstraint("regency_id", "sequence"))


class PlatformAuditEntry(_Entry, Model):
    """A change that concerns no single regency, such as a new operator."""

    __tablename__ = "core_platform_audit_entry"

    __table_args__ = (UniqueConstraint("sequence"),)

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, default=new_id, autoincrement=False)


class AuditHead(Model):
    """The last entry of each chain. Whoever adds to a chain holds its row, so that no two entries follow the same one.

    A platform table: it has nothing of a regency but a number and a hash.
    """

    __tablename__ = "core_audit_head"

    chain: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """Id of the regency; 0: the platform."""
    sequence: Mapped[int] = mapped_column(BigInteger, default=0)
    hash: Mapped[str] = mapped_column(String(64), default="")
