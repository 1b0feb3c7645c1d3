"""Places of all regencies that share what they publish: read from the region's copy, never from their tables."""

from __future__ import annotations

from hashlib import blake2b
from typing import Any

from kawasan.plugin_api import Bilingual, Page, published_entries, sharing_regencies
from kawasan_tourism_map.services.filters import Filters, matches, rank
from kawasan_tourism_map.services.listing import Listing

KIND = "place"
PROGRAM = "tourism_map"


def shared_places() -> list[Listing]:
    """Every shared place with a position, by regency and name."""
    return [_listing(entry) for entry in published_entries(kind=KIND, program=PROGRAM) if entry.latitude is not None]


def shared_page(listings: list[Listing], filters: Filters, number: int, size: int) -> Page[Listing]:
    """One page of those asked for: what fits the search best, then the featured, then by name."""
    found = [listing for listing in listings if matches(listing, filters)]
    found.sort(
        key=lambda x: (rank(*x.name, filters.query) if filters.query else 0, not x.is_featured, x.name.id, x.root)
    )
    pages = max(1, -(-len(found) // size))
    number = min(max(1, number), pages)
    return Page(found[(number - 1) * size : number * size], number, pages, len(found))


def region_version() -> str:
    """Changes whenever a sharing regency changes, or one begins or ends to share."""
    states = [(regency.slug, regency.version) for regency in sharing_regencies()]
    return blake2b(repr(states).encode(), digest_size=6).hexdigest()


def _listing(entry: Any) -> Listing:
    detail = entry.detail
    return Listing(
        slug=entry.key, name=entry.title, category=entry.category, kind=Bilingual(*detail.get("kind", ("",))),
        district=detail.get("district", ""), latitude=entry.latitude, longitude=entry.longitude, path=entry.path,
        summary=entry.summary, hours=detail.get("hours"), price_rupiah=detail.get("price_rupiah"),
        tags=tuple(detail.get("tags", ())), photo=entry.photo, is_harbour=detail.get("harbour", False),
        is_featured=detail.get("featured", False), root=f"/{entry.regency_slug}",
        regency_name=entry.regency_name.removeprefix("Kabupaten "), timezone=detail.get("timezone", ""),
    )  # fmt: skip
