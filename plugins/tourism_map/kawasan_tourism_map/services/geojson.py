"""Places as GeoJSON (RFC 7946): positions are [longitude, latitude]."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin

from kawasan_tourism_map.services.categories import CATEGORIES
from kawasan_tourism_map.services.filters import Filters
from kawasan_tourism_map.services.listing import Listing, own
from kawasan_tourism_map.services.places import find_place, listings

IMAGE_PIXELS = 640


def collection(category: str | None, root_url: str) -> dict[str, Any]:
    """A FeatureCollection of the published places, or of one category; `root_url` is the regency's, with its slash."""
    found = listings(Filters((category,) if category else tuple(CATEGORIES)))
    return {"type": "FeatureCollection", "features": [_feature(listing, root_url) for listing in found]}


def single(slug: str, root_url: str) -> dict[str, Any]:
    """One published place as a Feature, with all that its page says. Raises PlaceNotFound."""
    place = find_place(slug)
    found = _feature(own(place), root_url)
    found["properties"] |= {
        "description": str(place.description),
        "access": str(place.access),
        "hours": place.hours,
        "ticket_note": str(place.ticket_note),
        "tags": place.tags,
        "surveyed_on": place.surveyed_on.isoformat() if place.surveyed_on else None,
    }
    return found


def _feature(listing: Listing, root_url: str) -> dict[str, Any]:
    """Texts are in the language of the request."""
    return {
        "type": "Feature",
        "id": listing.slug,
        "geometry": {"type": "Point", "coordinates": [listing.longitude, listing.latitude]},
        "properties": {
            "slug": listing.slug,
            "name": str(listing.name),
            "category": listing.category,
            "kind": str(listing.kind),
            "district": listing.district,
            "summary": str(listing.summary),
            "ticket_price_rupiah": listing.price_rupiah,
            "url": urljoin(root_url, listing.path),
            "image_url": urljoin(root_url, listing.photo.src(IMAGE_PIXELS)) if listing.photo else None,
        },
    }
