"""Table of the requests by which people use their rights (UU 27/2022, articles 6 to 11)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from kawasan.db import Model, RegencyOwned, utcnow

KINDS = ("access", "correction", "stop", "erasure")
OPEN, FULFILLED, REFUSED, WITHDRAWN = STATES = ("open", "fulfilled", "refused", "withdrawn")
TIME_TO_ANSWER = timedelta(hours=72)
"""Three times 24 hours from receipt: UU 27/2022, articles 30 (correction), 32 (access), 40 and 41 (stopping)."""


class RightsRequest(RegencyOwned, Model):
    """What a person asks of a regency about their own data, and how it was answered.

    It stays when the person is erased, without their words: the regency has to show that it answered in time.
    """

    __tablename__ = "core_rights_request"
    __table_args__ = (
        CheckConstraint(f"kind IN {KINDS!r}", name="kind"),
        CheckConstraint(f"state IN {STATES!r}", name="state"),
        Index(None, "regency_id", "state", "due_at"),
        Index(None, "regency_id", "user_id"),
    )

    user_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("core_user.id"))
    kind: Mapped[str] = mapped_column(String(10))
    note: Mapped[str] = mapped_column(default="")
    """The person's own words."""
    new_phone: Mapped[str | None] = mapped_column(String(16))
    """E.164: the number a correction asks for. It opens the account, so somebody looks first whether it is theirs."""
    state: Mapped[str] = mapped_column(String(10), default=OPEN)
    asked_at: Mapped[datetime] = mapped_column(default=utcnow)
    due_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("core_user.id"))
    answer: Mapped[str] = mapped_column(default="")
    """What was done, or why it was refused."""
    receipt: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    """Of an erasure, as `receipts.Receipt` writes it."""

    user: Mapped[Any] = relationship("User", foreign_keys=user_id, viewonly=True)

    def hours_left(self, now: datetime) -> int:
        """Full hours until it is due; negative: hours it is late, begun ones counted."""
        return int((self.due_at - now).total_seconds() // 3600)

    def is_overdue(self, now: datetime) -> bool:
        """Whether it is open and its time has passed."""
        return self.state == OPEN and now > self.due_at
