"""Tables: businesses, their products and photos, and the claims an officer verifies."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from kawasan.plugin_api import Bilingual, Media, Model, RegencyOwned, join_on, owned_key, reference, utcnow

NAME_LENGTH = 80  # the trade's own limit for names of products
SLUG_LENGTH = 60


class Business(RegencyOwned, Model):
    """A small business. It is shown when its owner published it and the regency's rule lets it be."""

    __tablename__ = "umkm_catalog_business"
    __table_args__ = (
        UniqueConstraint("regency_id", "slug"),
        Index(None, "regency_id", "category"),
        Index(None, "regency_id", "owner_id"),
        owned_key("photo_id", "core_media"),
    )

    slug: Mapped[str] = mapped_column(String(SLUG_LENGTH))
    name: Mapped[str] = mapped_column(String(NAME_LENGTH))
    category: Mapped[str] = mapped_column(String(20))
    district: Mapped[str] = mapped_column(String(60))
    village: Mapped[str] = mapped_column(String(60), default="")
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    phone: Mapped[str | None] = mapped_column(String(16))
    """E.164; buyers reach it through a link only."""
    phone_consented_at: Mapped[datetime | None]
    """When the owner agreed that buyers may reach this number (UU 27/2022)."""
    size_class: Mapped[str] = mapped_column(String(10), default="micro")
    since_year: Mapped[int | None]
    tagline_id: Mapped[str] = mapped_column(String(120), default="")
    tagline_en: Mapped[str] = mapped_column(String(120), default="")
    description_id: Mapped[str] = mapped_column(default="")
    description_en: Mapped[str] = mapped_column(default="")
    hours: Mapped[list[list[str]] | None] = mapped_column(JSON(none_as_null=True))
    """Ranges such as ["mon", "08:00", "17:00"]; None: no fixed hours."""
    photo_id: Mapped[int | None] = reference(nullable=True)
    owner_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("core_user.id", ondelete="SET NULL"))
    is_published: Mapped[bool] = mapped_column(default=False)
    found_by: Mapped[str] = mapped_column(default="")
    """Lower-case text the search looks through; kept by `services.words`."""
    created_at: Mapped[datetime] = mapped_column(default=utcnow)

    owner: Mapped[Any] = relationship("User", viewonly=True)
    photo: Mapped[Media | None] = relationship(Media, primaryjoin=join_on("Business.photo_id", "Media"), viewonly=True)
    products: Mapped[list[Product]] = relationship(
        primaryjoin=join_on("Product.business_id", "Business"), back_populates="business", passive_deletes=True
    )
    claims: Mapped[list[Claim]] = relationship(
        primaryjoin=join_on("Claim.business_id", "Business"), back_populates="business", passive_deletes=True
    )

    @property
    def tagline(self) -> Bilingual:
        return Bilingual(self.tagline_id, self.tagline_en)

    @property
    def description(self) -> Bilingual:
        return Bilingual(self.description_id, self.description_en)

    @property
    def place(self) -> str:
        """Village and district, as in `Meat, Tampahan`."""
        return ", ".join(part for part in (self.village, self.district) if part)


class Product(RegencyOwned, Model):
    """Something a business sells. Prices are whole rupiah."""

    __tablename__ = "umkm_catalog_product"
    __table_args__ = (
        UniqueConstraint("regency_id", "slug"),
        Index(None, "regency_id", "business_id"),
        Index(None, "regency_id", "category"),
        Index(None, "regency_id", "created_at"),
        Index(None, "regency_id", "price_rupiah"),
        CheckConstraint("price_rupiah > 0", name="price_is_positive"),
        CheckConstraint("min_order > 0", name="min_order_is_positive"),
        owned_key("business_id", "umkm_catalog_business", ondelete="CASCADE"),
    )

    business_id: Mapped[int] = reference()
    slug: Mapped[str] = mapped_column(String(SLUG_LENGTH))
    name_id: Mapped[str] = mapped_column(String(NAME_LENGTH))
    name_en: Mapped[str] = mapped_column(String(NAME_LENGTH), default="")
    category: Mapped[str] = mapped_column(String(20))
    price_rupiah: Mapped[int]
    unit_id: Mapped[str] = mapped_column(String(40), default="")
    unit_en: Mapped[str] = mapped_column(String(40), default="")
    min_order: Mapped[int] = mapped_column(default=1)
    stock: Mapped[str] = mapped_column(String(10), default="ready")
    """`ready`, `preorder` (made once ordered) or `out`."""
    description_id: Mapped[str] = mapped_column(default="")
    description_en: Mapped[str] = mapped_column(default="")
    is_published: Mapped[bool] = mapped_column(default=True)
    found_by: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime] = mapped_column(default=utcnow)

    business: Mapped[Business] = relationship(
        primaryjoin=join_on("Product.business_id", "Business"), back_populates="products"
    )
    photos: Mapped[list[ProductPhoto]] = relationship(
        primaryjoin=join_on("ProductPhoto.product_id", "Product"),
        back_populates="product",
        order_by="ProductPhoto.position",
        cascade="all, delete-orphan",
    )

    @property
    def name(self) -> Bilingual:
        return Bilingual(self.name_id, self.name_en)

    @property
    def unit(self) -> Bilingual:
        return Bilingual(self.unit_id, self.unit_en)

    @property
    def description(self) -> Bilingual:
        return Bilingual(self.description_id, self.description_en)


class ProductPhoto(RegencyOwned, Model):
    """A photo of a product. Positions count from 0 without gaps; the first is the cover."""

    __tablename__ = "umkm_catalog_product_photo"
    __table_args__ = (
        Index(None, "regency_id", "product_id", "position"),
        owned_key("product_id", "umkm_catalog_product", ondelete="CASCADE"),
        owned_key("photo_id", "core_media"),
    )

    product_id: Mapped[int] = reference()
    photo_id: Mapped[int] = reference()
    position: Mapped[int]

    product: Mapped[Product] = relationship(
        primaryjoin=join_on("ProductPhoto.product_id", "Product"), back_populates="photos"
    )
    media: Mapped[Media] = relationship(Media, primaryjoin=join_on("ProductPhoto.photo_id", "Media"), viewonly=True)


class Claim(RegencyOwned, Model):
    """What a business says of itself and an officer checks: one row a business and kind, its history in the trail."""

    __tablename__ = "umkm_catalog_claim"
    __table_args__ = (
        UniqueConstraint("regency_id", "business_id", "kind"),
        Index(None, "regency_id", "state", "submitted_at"),
        owned_key("business_id", "umkm_catalog_business", ondelete="CASCADE"),
    )

    business_id: Mapped[int] = reference()
    kind: Mapped[str] = mapped_column(String(10))
    number: Mapped[str] = mapped_column(String(40), default="")
    note: Mapped[str] = mapped_column(default="")
    """What the owner tells the officer."""
    state: Mapped[str] = mapped_column(String(10), default="pending")
    """`pending`, `verified` or `refused`."""
    evidence: Mapped[str] = mapped_column(default="")
    """What the officer saw; never a copy of a document."""
    reason: Mapped[str] = mapped_column(default="")
    submitted_at: Mapped[datetime] = mapped_column(default=utcnow)
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("core_user.id", ondelete="SET NULL"))
    expires_on: Mapped[date | None]
    """Last day on which the badge is shown."""

    business: Mapped[Business] = relationship(
        primaryjoin=join_on("Claim.business_id", "Business"), back_populates="claims"
    )

    def is_live(self, today: date) -> bool:
        """Whether its badge is shown on this day."""
        return self.state == "verified" and (self.expires_on is None or self.expires_on >= today)
