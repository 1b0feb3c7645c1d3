"""Who carries the plan: council and team with their seats, workshops, commitments of offices."""

from __future__ import annotations

from datetime import date
from typing import Final

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from kawasan.plugin_api import Bilingual, Model, RegencyOwned, join_on, owned_key, reference

COUNCIL: Final = "council"
TEAM: Final = "team"


class Board(RegencyOwned, Model):
    """The council or the team, as one regent's regulation sets it up; a new regulation is a new row."""

    __tablename__ = "masterplan_board"
    __table_args__ = (
        UniqueConstraint("regency_id", "kind", "regulation"),
        CheckConstraint(f"kind IN {(COUNCIL, TEAM)!r}", name="kind"),
    )

    kind: Mapped[str] = mapped_column(String(10))
    regulation: Mapped[str] = mapped_column(String(120))
    """Its name with number and year, as in `Peraturan Bupati Nomor 12 Tahun 2022`."""
    enacted_on: Mapped[date]
    valid_until: Mapped[date]
    """The last day it holds."""
    seats: Mapped[list[Seat]] = relationship(
        primaryjoin=join_on("Seat.board_id", "Board"), back_populates="board", cascade="all, delete-orphan",
        passive_deletes=True, order_by=lambda: (Seat.position, Seat.id),
    )  # fmt: skip


class Seat(RegencyOwned, Model):
    """One seat of a board: an office and its role there. A name stands there only where the office alone does not say
    who it is.
    """

    __tablename__ = "masterplan_seat"
    __table_args__ = (
        owned_key("board_id", "masterplan_board", ondelete="CASCADE"),
        Index(None, "regency_id", "board_id"),
    )

    board_id: Mapped[int] = reference()
    position: Mapped[int] = mapped_column(default=0)
    role_id: Mapped[str] = mapped_column(String(80))
    role_en: Mapped[str] = mapped_column(String(80), default="")
    office_id: Mapped[str] = mapped_column(String(120))
    office_en: Mapped[str] = mapped_column(String(120), default="")
    name: Mapped[str] = mapped_column(String(120), default="")
    dimension: Mapped[str] = mapped_column(String(20), default="")
    """Of the sub-team it belongs to; empty: of none."""
    board: Mapped[Board] = relationship(primaryjoin=join_on("Seat.board_id", "Board"), back_populates="seats")

    @property
    def role(self) -> Bilingual:
        """What it does there."""
        return Bilingual(self.role_id, self.role_en)

    @property
    def office(self) -> Bilingual:
        """Who holds it."""
        return Bilingual(self.office_id, self.office_en)


class Workshop(RegencyOwned, Model):
    """A workshop (*bimtek*) on the way to the plan."""

    __tablename__ = "masterplan_workshop"
    __table_args__ = (Index(None, "regency_id", "year"),)

    year: Mapped[int]
    held_on: Mapped[date | None]
    """None where only the year is known."""
    title_id: Mapped[str] = mapped_column(String(120))
    title_en: Mapped[str] = mapped_column(String(120), default="")
    place: Mapped[str] = mapped_column(String(120), default="")
    outcome_id: Mapped[str] = mapped_column(default="")
    outcome_en: Mapped[str] = mapped_column(default="")

    @property
    def title(self) -> Bilingual:
        """In both languages."""
        return Bilingual(self.title_id, self.title_en)

    @property
    def outcome(self) -> Bilingual:
        """What came of it."""
        return Bilingual(self.outcome_id, self.outcome_en)


class Commitment(RegencyOwned, Model):
    """What an office signed that it will do."""

    __tablename__ = "masterplan_commitment"
    __table_args__ = (Index(None, "regency_id", "signed_on"),)

    office: Mapped[str] = mapped_column(String(120))
    dimension: Mapped[str] = mapped_column(String(20), default="")
    text_id: Mapped[str] = mapped_column(String(400))
    text_en: Mapped[str] = mapped_column(String(400), default="")
    signed_on: Mapped[date]

    @property
    def text(self) -> Bilingual:
        """In both languages."""
        return Bilingual(self.text_id, self.text_en)
