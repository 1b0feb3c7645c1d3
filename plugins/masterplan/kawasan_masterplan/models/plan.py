"""The plan itself: areas, programs with their targets, progress."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from kawasan.plugin_api import Bilingual, Media, Model, RegencyOwned, join_on, owned_key, reference, utcnow

AREA_CODE_LENGTH = 13  # 12.12.01.2001


class Area(RegencyOwned, Model):
    """A sub-district or village that reports progress, by its Kemendagri code."""

    __tablename__ = "masterplan_area"
    __table_args__ = (UniqueConstraint("regency_id", "code"),)

    code: Mapped[str] = mapped_column(String(AREA_CODE_LENGTH))
    name: Mapped[str] = mapped_column(String(80))


class PlanProgram(RegencyOwned, Model):
    """One program of the plan: what an office wants to move, from where to where, with which money."""

    __tablename__ = "masterplan_program"
    __table_args__ = (UniqueConstraint("regency_id", "slug"), Index(None, "regency_id", "is_published", "dimension"))

    slug: Mapped[str] = mapped_column(String(80))
    title_id: Mapped[str] = mapped_column(String(120))
    title_en: Mapped[str] = mapped_column(String(120), default="")
    summary_id: Mapped[str] = mapped_column(String(400), default="")
    summary_en: Mapped[str] = mapped_column(String(400), default="")
    dimension: Mapped[str] = mapped_column(String(20))
    """A key of `services.terms.DIMENSIONS`."""
    office: Mapped[str] = mapped_column(String(120))
    """The responsible one."""
    area_code: Mapped[str] = mapped_column(String(AREA_CODE_LENGTH), default="")
    """Where it takes place; empty: in the whole regency."""
    is_by_area: Mapped[bool] = mapped_column(default=False)
    """Each area reports its own part, and the parts are added up."""
    indicator_id: Mapped[str] = mapped_column(String(160))
    indicator_en: Mapped[str] = mapped_column(String(160), default="")
    unit_id: Mapped[str] = mapped_column(String(40))
    unit_en: Mapped[str] = mapped_column(String(40), default="")
    baseline: Mapped[float]
    """The value of the indicator before the plan."""
    targets: Mapped[dict[str, float]] = mapped_column(JSON, default=dict)
    """Year to the value wanted at its end."""
    budget_rupiah: Mapped[int | None] = mapped_column(BigInteger)
    """For all years together; None: not said."""
    budget_source: Mapped[str] = mapped_column(String(20), default="")
    """A key of `services.terms.SOURCES`, or empty."""
    is_quick_win: Mapped[bool] = mapped_column(default=False)
    live_figure: Mapped[str] = mapped_column(String(80), default="")
    """The key of a figure that another program counts (`hookspecs.live_figures`); empty: none."""
    is_published: Mapped[bool] = mapped_column(default=False)
    changed_at: Mapped[datetime] = mapped_column(default=utcnow, onupdate=utcnow)
    entries: Mapped[list[Progress]] = relationship(
        primaryjoin=join_on("Progress.program_id", "PlanProgram"), back_populates="program",
        cascade="all, delete-orphan", passive_deletes=True,
    )  # fmt: skip

    @property
    def title(self) -> Bilingual:
        """In both languages."""
        return Bilingual(self.title_id, self.title_en)

    @property
    def summary(self) -> Bilingual:
        """What it is for, in a sentence or two."""
        return Bilingual(self.summary_id, self.summary_en)

    @property
    def indicator(self) -> Bilingual:
        """What is measured."""
        return Bilingual(self.indicator_id, self.indicator_en)

    @property
    def unit(self) -> Bilingual:
        """In which unit."""
        return Bilingual(self.unit_id, self.unit_en)


class Progress(RegencyOwned, Model):
    """The value of a program's indicator at the end of one month, with its evidence."""

    __tablename__ = "masterplan_progress"
    __table_args__ = (
        UniqueConstraint(
            "regency_id", "program_id", "area_code", "year", "month", name="uq_masterplan_progress_month"
        ),  # the name that is made of all columns is longer than PostgreSQL's 63 letters
        CheckConstraint("month BETWEEN 1 AND 12", name="month"),
        owned_key("program_id", "masterplan_program", ondelete="CASCADE"),
        owned_key("photo_id", "core_media"),
        Index(None, "regency_id", "entered_by"),
    )

    program_id: Mapped[int] = reference()
    area_code: Mapped[str] = mapped_column(String(AREA_CODE_LENGTH), default="")
    """The part it is of, where areas report theirs; else empty."""
    year: Mapped[int]
    month: Mapped[int]
    value: Mapped[float]
    note: Mapped[str] = mapped_column(String(400), default="")
    evidence_url: Mapped[str] = mapped_column(String(300), default="")
    photo_id: Mapped[int | None] = reference(nullable=True)
    entered_by: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("core_user.id", ondelete="SET NULL"))
    entered_at: Mapped[datetime] = mapped_column(default=utcnow)
    program: Mapped[PlanProgram] = relationship(
        primaryjoin=join_on("Progress.program_id", "PlanProgram"), back_populates="entries"
    )
    photo: Mapped[Media | None] = relationship(Media, primaryjoin=join_on("Progress.photo_id", "Media"), viewonly=True)
    officer: Mapped[Any] = relationship("User", viewonly=True)
