"""A place as lists and maps show it, whether it is the regency's own or one that a regency shares with the region."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kawasan.plugin_api import Bilingual, Photo
from kawasan_tourism_map.models import Place

NOTHING = Bilingual("")


@dataclass(frozen=True)
class Listing:
    """One place. `path` is below `root`: empty for the regency's own, else `/<slug>` of the regency that shares it."""

    slug: str
    name: Bilingual
    category: str
    kind: Bilingual
    district: str
    latitude: float
    longitude: float
    path: str
    summary: Bilingual = NOTHING
    hours: Mapping[str, Any] | None = None
    price_rupiah: int | None = None
    badge: Bilingual | None = None
    tags: tuple[str, ...] = ()
    photo: Photo | None = None
    is_harbour: bool = False
    is_featured: bool = False
    root: str = ""
    regency_name: str = ""
    timezone: str = ""

    @property
    def where(self) -> str:
        """District, and the regency where the list is of several."""
        return ", ".join(filter(None, (self.district, self.regency_name)))


def own(place: Place) -> Listing:
    """From a row, with its photo."""
    return Listing(
        slug=place.slug, name=place.name, category=place.category, kind=place.kind, district=place.district,
        latitude=place.latitude, longitude=place.longitude, path=path_of(place.slug), summary=place.summary,
        hours=place.hours, price_rupiah=place.ticket_price_rupiah, tags=tuple(place.tags),
        photo=Photo.of(place.photo) if place.photo else None,
        is_harbour=place.is_harbour, is_featured=place.is_featured,
    )  # fmt: skip


COLUMNS = (
    Place.slug, Place.name_id, Place.name_en, Place.category, Place.kind_id, Place.kind_en, Place.district,
    Place.latitude, Place.longitude, Place.hours, Place.ticket_price_rupiah, Place.tags, Place.is_harbour,
    Place.is_featured,
)  # fmt: skip
"""What the map shows of a place; the text of its page is not among it."""


def of_columns(row: Any) -> Listing:
    """From a result of COLUMNS with the photo's Media (or None), without a summary."""
    return Listing(
        slug=row.slug, name=Bilingual(row.name_id, row.name_en), category=row.category,
        kind=Bilingual(row.kind_id, row.kind_en), district=row.district, latitude=row.latitude,
        longitude=row.longitude, path=path_of(row.slug), hours=row.hours, price_rupiah=row.ticket_price_rupiah,
        tags=tuple(row.tags), photo=Photo.of(row.Media) if row.Media else None,
        is_harbour=row.is_harbour, is_featured=row.is_featured,
    )  # fmt: skip


def path_of(slug: str) -> str:
    """Address of a place's page below its regency's root."""
    return f"peta/{slug}"
