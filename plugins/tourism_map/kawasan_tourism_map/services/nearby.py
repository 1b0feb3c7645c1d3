"""What is near a place: other places, the harbour, features of other programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, radians
from typing import Any, Generic, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from kawasan.plugin_api import distance_km, require_regency, session
from kawasan_tourism_map.models import Place
from kawasan_tourism_map.services.coordinates import Located
from kawasan_tourism_map.services.layers import map_layers
from kawasan_tourism_map.services.listing import Listing, own
from kawasan_tourism_map.services.shared import shared_places

T = TypeVar("T")
NEAREST_PLACES = 4
NEAREST_FEATURES = 4


@dataclass(frozen=True)
class Near(Generic[T]):
    """Something with its distance, as the crow flies."""

    item: T
    distance_km: float


def nearest_places(place: Place, limit: int = NEAREST_PLACES) -> list[Near[Listing]]:
    """Published places of the same regency, nearest first."""
    query = _by_distance(place).where(Place.id != place.id).options(joinedload(Place.photo)).limit(limit)
    return [_near(place, own(other)) for other in session().scalars(query)]


def nearest_harbour(place: Place) -> Near[Listing] | None:
    """The nearest harbour, the regency's own or one another regency shares: a lake knows no borders."""
    query = _by_distance(place).where(Place.is_harbour, Place.id != place.id).options(joinedload(Place.photo)).limit(1)
    found = [own(harbour) for harbour in session().scalars(query)]
    here = require_regency().slug
    found += [listing for listing in shared_places() if listing.is_harbour and listing.root != f"/{here}"]
    return min((_near(place, harbour) for harbour in found), key=lambda near: near.distance_km, default=None)


def nearest_features(place: Place, radius_km: float, limit: int = NEAREST_FEATURES) -> list[Near[Mapping[str, Any]]]:
    """Features of the layers other programs bring (`map_layers`), within `radius_km`, nearest first."""
    near = [
        Near(feature, distance_km(place.latitude, place.longitude, feature["latitude"], feature["longitude"]))
        for layer in map_layers()
        for feature in layer["features"]
    ]
    return sorted((n for n in near if n.distance_km <= radius_km), key=lambda n: n.distance_km)[:limit]


def _by_distance(point: Located) -> Any:
    """Flat distance is enough to sort by within a region; degrees of longitude shrink with the latitude."""
    north = Place.latitude - point.latitude
    east = (Place.longitude - point.longitude) * cos(radians(point.latitude))
    return select(Place).where(Place.is_published).order_by(north * north + east * east, Place.id)


def _near(point: Located, listing: Listing) -> Near[Listing]:
    return Near(listing, distance_km(point.latitude, point.longitude, listing.latitude, listing.longitude))
