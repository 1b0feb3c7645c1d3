"""What a regency shares with the region, and what the search over all programs finds."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from kawasan.plugin_api import Bilingual, Published, RegencyRef, session
from kawasan_tourism_map.models import Place
from kawasan_tourism_map.services.filters import Filters
from kawasan_tourism_map.services.listing import Listing, path_of
from kawasan_tourism_map.services.places import listings
from kawasan_tourism_map.services.shared import KIND

SCORES = (1.0, 0.8, 0.5)
"""By `filters.rank`: the name begins with the search, contains it, or only the text does."""


def published_places(regency: RegencyRef) -> list[Published]:
    """Every published place of the current regency."""
    query = select(Place).where(Place.is_published).options(joinedload(Place.photo)).order_by(Place.id)
    return [_published(place, regency) for place in session().scalars(query)]


def find_listings(query: str, limit: int) -> list[Listing]:
    """Places that hold every word of the search, best first, in all categories."""
    return listings(Filters(query=query), limit)


def places_figure() -> dict[str, Any]:
    """How many places are published, as the hook `live_figures` wants it. One query."""
    query = select(func.count()).select_from(Place).where(Place.is_published)
    return {
        "key": "tourism_map.places_published",
        "title": Bilingual("tempat tayang di peta", "places shown on the map"),
        "unit": Bilingual("tempat", "places"),
        "value": int(session().scalar(query) or 0),
        "path": "peta/daftar",
    }


def _published(place: Place, regency: RegencyRef) -> Published:
    return Published(
        kind=KIND, key=place.slug, title=place.name, summary=place.summary, path=path_of(place.slug),
        category=place.category, latitude=place.latitude, longitude=place.longitude, photo_id=place.photo_id,
        is_featured=place.is_featured, words=place.found_by,
        detail={
            "kind": list(place.kind), "district": place.district, "lake": place.is_lakeside,
            "harbour": place.is_harbour, "featured": place.is_featured, "hours": place.hours,
            "price_rupiah": place.ticket_price_rupiah, "tags": place.tags, "timezone": regency.timezone,
        },
    )  # fmt: skip
