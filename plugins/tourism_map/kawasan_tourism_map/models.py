"""Tables of the map: places and their further photos."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from kawasan.plugin_api import Bilingual, Media, Model, RegencyOwned, join_on, owned_key, reference, utcnow


class Place(RegencyOwned, Model):
    """One place: a sight, somewhere to eat or stay, a facility, a ground for events."""

    __tablename__ = "tourism_map_place"
    __table_args__ = (
        UniqueConstraint("regency_id", "slug"),
        owned_key("photo_id", "core_media"),
        Index(None, "regency_id", "is_published", "category"),
    )

    slug: Mapped[str] = mapped_column(String(80))
    name_id: Mapped[str] = mapped_column(String(120))
    name_en: Mapped[str] = mapped_column(String(120), default="")
    category: Mapped[str] = mapped_column(String(20))
    """A key of `services.categories.CATEGORIES`."""
    kind_id: Mapped[str] = mapped_column(String(60))
    kind_en: Mapped[str] = mapped_column(String(60), default="")
    district: Mapped[str] = mapped_column(String(80), default="")
    latitude: Mapped[float]
    longitude: Mapped[float]
    attestation: Mapped[str] = mapped_column(String(30), default="unverified")
    """How well the coordinates are known where nobody surveyed them: a key of `services.categories.ATTESTATIONS`."""
    surveyed_on: Mapped[date | None]
    """The day an officer was there and confirmed position, hours and prices."""
    summary_id: Mapped[str] = mapped_column(String(160), default="")
    summary_en: Mapped[str] = mapped_column(String(160), default="")
    description_id: Mapped[str] = mapped_column(default="")
    description_en: Mapped[str] = mapped_column(default="")
    access_id: Mapped[str] = mapped_column(default="")
    access_en: Mapped[str] = mapped_column(default="")
    hours: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    """As `services.hours` reads it: `{"always": true}`, `{"weekly": [["mon", "08:00", "17:00"], …]}`; None: unknown."""
    ticket_price_rupiah: Mapped[int | None]
    """0: free; None: not known or not applicable."""
    ticket_note_id: Mapped[str] = mapped_column(String(200), default="")
    ticket_note_en: Mapped[str] = mapped_column(String(200), default="")
    tags: Mapped[list[str]] = mapped_column(JSON, default=list)
    photo_id: Mapped[int | None] = reference(nullable=True)
    is_featured: Mapped[bool] = mapped_column(default=False)
    is_lakeside: Mapped[bool] = mapped_column(default=False)
    """At the water, so that the nearest harbour is worth knowing."""
    is_harbour: Mapped[bool] = mapped_column(default=False)
    is_published: Mapped[bool] = mapped_column(default=False)
    found_by: Mapped[str] = mapped_column(default="")
    """Lower-case text the search looks through, in both languages."""
    created_at: Mapped[datetime] = mapped_column(default=utcnow)
    changed_at: Mapped[datetime] = mapped_column(default=utcnow, onupdate=utcnow)
    photo: Mapped[Media | None] = relationship(primaryjoin=join_on("Place.photo_id", "Media"), viewonly=True)
    more_photos: Mapped[list[PlacePhoto]] = relationship(
        primaryjoin=join_on("PlacePhoto.place_id", "Place"),
        back_populates="place",
        order_by="PlacePhoto.position",
        cascade="all, delete-orphan",
        passive_deletes=True,
    )

    @property
    def name(self) -> Bilingual:
        """In both languages."""
        return Bilingual(self.name_id, self.name_en)

    @property
    def kind(self) -> Bilingual:
        """What it is, in a word or two."""
        return Bilingual(self.kind_id, self.kind_en)

    @property
    def summary(self) -> Bilingual:
        """One sentence."""
        return Bilingual(self.summary_id, self.summary_en)

    @property
    def description(self) -> Bilingual:
        """What to expect there."""
        return Bilingual(self.description_id, self.description_en)

    @property
    def access(self) -> Bilingual:
        """How to get there."""
        return Bilingual(self.access_id, self.access_en)

    @property
    def ticket_note(self) -> Bilingual:
        """For whom or when the price holds."""
        return Bilingual(self.ticket_note_id, self.ticket_note_en)


class PlacePhoto(RegencyOwned, Model):
    """A further photo of a place, after its main one."""

    __tablename__ = "tourism_map_photo"
    __table_args__ = (
        owned_key("place_id", "tourism_map_place", ondelete="CASCADE"),
        owned_key("photo_id", "core_media"),
        Index(None, "regency_id", "place_id"),
    )

    place_id: Mapped[int] = reference()
    photo_id: Mapped[int] = reference()
    position: Mapped[int] = mapped_column(default=0)
    place: Mapped[Place] = relationship(
        primaryjoin=join_on("PlacePhoto.place_id", "Place"), back_populates="more_photos"
    )
    photo: Mapped[Media] = relationship(primaryjoin=join_on("PlacePhoto.photo_id", "Media"), viewonly=True)
