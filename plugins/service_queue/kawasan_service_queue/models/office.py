"""Offices, the services they give, and the counters that give them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from kawasan.plugin_api import Bilingual, Model, RegencyOwned, join_on, owned_key, reference

STANDARD = ("requirements", "procedure", "time", "cost", "product", "complaint")
"""The parts of a published service standard (UU 25/2009), in the order they are shown."""


class Office(RegencyOwned, Model):
    """A public office with a queue.

    `hours`: `[["mon", "08:00", "16:00"], …]`, local time; an end at or before its start lies on the next day, `24:00`
    is midnight. `closures`: `[{"date": "2026-12-25", "reason_id": "…", "reason_en": "…"}]`. One that is `always_open`
    has neither.
    """

    __tablename__ = "service_queue_office"
    __table_args__ = (UniqueConstraint("regency_id", "slug"),)

    slug: Mapped[str] = mapped_column(String(60))
    name_id: Mapped[str] = mapped_column(String(120))
    name_en: Mapped[str] = mapped_column(String(120), default="")
    summary_id: Mapped[str] = mapped_column(default="")
    summary_en: Mapped[str] = mapped_column(default="")
    short_name_id: Mapped[str] = mapped_column(String(60), default="")
    short_name_en: Mapped[str] = mapped_column(String(60), default="")
    kind: Mapped[str] = mapped_column(String(30), default="")
    """A word such as `civil-registry` or `hospital`; for pictures and icons."""
    address_id: Mapped[str] = mapped_column(String(240), default="")
    address_en: Mapped[str] = mapped_column(String(240), default="")
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    phone: Mapped[str | None] = mapped_column(String(20))
    always_open: Mapped[bool] = mapped_column(default=False)
    hours: Mapped[list[Any]] = mapped_column(JSON, default=list)
    closures: Mapped[list[Any]] = mapped_column(JSON, default=list)
    promise_id: Mapped[str] = mapped_column(default="")
    promise_en: Mapped[str] = mapped_column(default="")
    complaint_id: Mapped[str] = mapped_column(default="")
    complaint_en: Mapped[str] = mapped_column(default="")
    active: Mapped[bool] = mapped_column(default=True)
    calls: Mapped[int] = mapped_column(default=0)
    """Serial of the last call."""
    live: Mapped[int] = mapped_column(default=0)
    """Rises with everything that happens in its queues. Whatever happens takes this row first: see
    services.office_lock.
    """

    services: Mapped[list[Service]] = relationship(
        primaryjoin=join_on("Service.office_id", "Office"), back_populates="office", order_by="Service.letter"
    )
    counters: Mapped[list[Counter]] = relationship(
        primaryjoin=join_on("Counter.office_id", "Office"), back_populates="office", order_by="Counter.number"
    )

    @property
    def name(self) -> Bilingual:
        """Its name in both languages."""
        return Bilingual(self.name_id, self.name_en)

    @property
    def short_name(self) -> Bilingual:
        """The name for small places, as in "Disdukcapil"."""
        return Bilingual(self.short_name_id or self.name_id, self.short_name_en or self.name_en)

    @property
    def address(self) -> Bilingual:
        """Where it is."""
        return Bilingual(self.address_id, self.address_en)

    @property
    def summary(self) -> Bilingual:
        """What it is for, in a sentence."""
        return Bilingual(self.summary_id, self.summary_en)

    @property
    def promise(self) -> Bilingual:
        """Its published promise (maklumat pelayanan, UU 25/2009)."""
        return Bilingual(self.promise_id, self.promise_en)

    @property
    def complaint(self) -> Bilingual:
        """Where to complain."""
        return Bilingual(self.complaint_id, self.complaint_en)


class Service(RegencyOwned, Model):
    """One service of an office, with its own queue. Texts of the standard: one item a line."""

    __tablename__ = "service_queue_service"
    __table_args__ = (
        UniqueConstraint("regency_id", "slug"),
        UniqueConstraint("regency_id", "office_id", "letter"),
        owned_key("office_id", "service_queue_office", ondelete="CASCADE"),
    )

    office_id: Mapped[int] = reference()
    slug: Mapped[str] = mapped_column(String(60))
    letter: Mapped[str] = mapped_column(String(2))
    name_id: Mapped[str] = mapped_column(String(120))
    name_en: Mapped[str] = mapped_column(String(120), default="")
    usual_minutes: Mapped[int] = mapped_column(default=10)
    """What one case usually takes at the counter."""
    online_quota: Mapped[int | None]
    """Online tickets a day; None: the regency's setting; 0: none online."""
    requirements_id: Mapped[str] = mapped_column(default="")
    requirements_en: Mapped[str] = mapped_column(default="")
    procedure_id: Mapped[str] = mapped_column(default="")
    procedure_en: Mapped[str] = mapped_column(default="")
    time_id: Mapped[str] = mapped_column(default="")
    time_en: Mapped[str] = mapped_column(default="")
    cost_id: Mapped[str] = mapped_column(default="")
    cost_en: Mapped[str] = mapped_column(default="")
    product_id: Mapped[str] = mapped_column(default="")
    product_en: Mapped[str] = mapped_column(default="")
    complaint_id: Mapped[str] = mapped_column(default="")
    complaint_en: Mapped[str] = mapped_column(default="")
    active: Mapped[bool] = mapped_column(default=True)

    office: Mapped[Office] = relationship(primaryjoin=join_on("Service.office_id", "Office"), back_populates="services")

    @property
    def name(self) -> Bilingual:
        """Its name in both languages."""
        return Bilingual(self.name_id, self.name_en)

    def standard(self, part: str) -> Bilingual:
        """One part of its standard (see STANDARD); items are lines."""
        return Bilingual(getattr(self, f"{part}_id"), getattr(self, f"{part}_en"))


class Counter(RegencyOwned, Model):
    """A desk of an office.

    `staffed`: `[["mon", "08:00", "12:00"], …]`, when its officer is there by schedule. `opened_*` say that an officer
    sits there now; `open_until` ends that by itself, should nobody close it.
    """

    __tablename__ = "service_queue_counter"
    __table_args__ = (
        UniqueConstraint("regency_id", "office_id", "number"),
        owned_key("office_id", "service_queue_office", ondelete="CASCADE"),
    )

    office_id: Mapped[int] = reference()
    number: Mapped[int]
    name_id: Mapped[str] = mapped_column(String(80), default="")
    name_en: Mapped[str] = mapped_column(String(80), default="")
    staffed: Mapped[list[Any]] = mapped_column(JSON, default=list)
    opened_by: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("core_user.id", ondelete="SET NULL"))
    opened_at: Mapped[datetime | None]
    open_until: Mapped[datetime | None]

    office: Mapped[Office] = relationship(primaryjoin=join_on("Counter.office_id", "Office"), back_populates="counters")
    handles: Mapped[list[CounterService]] = relationship(
        primaryjoin=join_on("CounterService.counter_id", "Counter"), cascade="all, delete-orphan"
    )

    @property
    def name(self) -> Bilingual:
        """What it is for, as in "KTP-el dan KIA"; empty where nobody named it."""
        return Bilingual(self.name_id, self.name_en)

    @property
    def label(self) -> Bilingual:
        """What the door says and the board speaks: "Loket 2"."""
        return Bilingual(f"Loket {self.number}", f"Counter {self.number}")

    @property
    def service_ids(self) -> frozenset[int]:
        """Ids of the services it handles."""
        return frozenset(link.service_id for link in self.handles)

    def is_staffed(self, now: datetime) -> bool:
        """Whether an officer has opened it and it has not lapsed."""
        return self.opened_at is not None and self.open_until is not None and now < self.open_until


class CounterService(RegencyOwned, Model):
    """A counter handles a service."""

    __tablename__ = "service_queue_counter_service"
    __table_args__ = (
        UniqueConstraint("regency_id", "counter_id", "service_id"),
        owned_key("counter_id", "service_queue_counter", ondelete="CASCADE"),
        owned_key("service_id", "service_queue_service", ondelete="CASCADE"),
    )

    counter_id: Mapped[int] = reference()
    service_id: Mapped[int] = reference()
