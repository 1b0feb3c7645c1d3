"""Tables: notices, and remarks on them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from kawasan.plugin_api import Bilingual, Media, Model, Photo, RegencyOwned, join_on, owned_key, reference, utcnow


class Bulletin(RegencyOwned, Model):
    """One notice."""

    __tablename__ = "papan_notice"
    __table_args__ = (
        UniqueConstraint("regency_id", "slug"),
        Index(None, "regency_id", "posted_at"),
        CheckConstraint("kind IN ('news', 'warning')", name="kind"),
        owned_key("photo_id", "core_media"),
    )

    slug: Mapped[str] = mapped_column(String(60))
    kind: Mapped[str] = mapped_column(String(10), default="news")
    title_id: Mapped[str] = mapped_column(String(120))
    title_en: Mapped[str] = mapped_column(String(120), default="", server_default="")
    shown_minutes: Mapped[int] = mapped_column(default=60)
    photo_id: Mapped[int | None] = reference(nullable=True)
    author_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("core_user.id", ondelete="SET NULL"))
    posted_at: Mapped[datetime] = mapped_column(default=utcnow)

    photo: Mapped[Media | None] = relationship(Media, primaryjoin=join_on("Bulletin.photo_id", "Media"), viewonly=True)
    remarks: Mapped[list[Remark]] = relationship(
        primaryjoin=join_on("Remark.notice_id", "Bulletin"), back_populates="notice", passive_deletes=True
    )

    @property
    def title(self) -> Bilingual:
        return Bilingual(self.title_id, self.title_en)

    @property
    def picture(self) -> Photo | None:
        return Photo.of(self.photo) if self.photo else None


class Remark(RegencyOwned, Model):
    """What somebody added to it."""

    __tablename__ = "papan_remark"
    __table_args__ = (
        Index(None, "regency_id", "notice_id"),
        owned_key("notice_id", "papan_notice", ondelete="CASCADE"),
    )

    notice_id: Mapped[int] = reference()
    text: Mapped[str]

    notice: Mapped[Bulletin] = relationship(
        primaryjoin=join_on("Remark.notice_id", "Bulletin"), back_populates="remarks"
    )
