"""Places of all regencies that share what they publish: read from the region's copy, never from their tables."""

from __future__ import annotations

from hashlib import blake2b
from math import ceil
from typing import Any

from kawasan.plugin_api import Bilingual, Page, published_entries, sharing_regencies
from kawasan_tourism_map.services.filters import Filters, matches, rank
from kawasan_tourism_map.services.listing import Listing

KIND = "place"
BUSINESS = "business"
BUSINESSES = Bilingual("Usaha", "Businesses")
PROGRAM = "tourism_map"


def shared_places() -> list[Listing]:
    """Every shared place with a position, by regency and name."""
    return [_listing(entry) for entry in published_entries(kind=KIND, program=PROGRAM) if entry.latitude is not None]


def asked_for(listings: list[Listing], filters: Filters) -> list[Listing]:
    """Those asked for: what fits the search best, then the featured, then by name."""
    found = [listing for listing in listings if matches(listing, filters)]
    return sorted(found, key=lambda x: (_rank(x, filters), not x.is_featured, x.name.id, x.root))


def page_of(listings: list[Listing], number: int, size: int) -> Page[Listing]:
    """One page of a list; a number past the end gives the last."""
    pages = max(1, ceil(len(listings) / size))
    number = min(max(1, number), pages)
    return Page(listings[(number - 1) * size : number * size], number, pages, len(listings))


def shared_layers() -> list[dict[str, Any]]:
    """Businesses that regencies share, as one layer; none where nobody shares any with a position."""
    found = [entry for entry in published_entries(kind=BUSINESS) if entry.latitude is not None]
    return [{"key": BUSINESS, "title": BUSINESSES, "features": [_feature(entry) for entry in found]}] if found else []


def region_version() -> str:
    """Changes whenever a sharing regency changes, or one begins or ends to share."""
    states = [(regency.slug, regency.version) for regency in sharing_regencies()]
    return blake2b(repr(states).encode(), digest_size=6).hexdigest()


def _rank(listing: Listing, filters: Filters) -> int:
    return rank(*listing.name, filters.query) if filters.query else 0


def _feature(entry: Any) -> dict[str, Any]:
    return {
        "title": entry.title,
        "subtitle": entry.summary,
        "latitude": entry.latitude,
        "longitude": entry.longitude,
        "path": entry.url.removeprefix("/"),
        "photo": entry.photo,
    }


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
