"""Addresses that open a place in the visitor's own map app."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from kawasan_tourism_map.models import Place

CLOSE_ZOOM = 16


@dataclass(frozen=True)
class Directions:
    """One address an app."""

    google: str
    openstreetmap: str
    geo: str
    osmand: str


def directions(place: Place) -> Directions:
    """Google Maps (documented URL scheme, api=1), OpenStreetMap, the geo: scheme of RFC 5870, OsmAnd."""
    at = f"{place.latitude:.5f},{place.longitude:.5f}"
    latitude, longitude = at.split(",")
    mark = urlencode({"mlat": latitude, "mlon": longitude})
    return Directions(
        google="https://www.google.com/maps/dir/?" + urlencode({"api": "1", "destination": at}),
        openstreetmap=f"https://www.openstreetmap.org/?{mark}#map={CLOSE_ZOOM}/{latitude}/{longitude}",
        geo=f"geo:{at}?q={at}({quote(place.name_id)})",
        osmand=f"https://osmand.net/map?pin={at}#{CLOSE_ZOOM}/{latitude}/{longitude}",
    )
