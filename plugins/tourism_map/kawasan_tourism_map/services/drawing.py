"""Maps drawn by the server as SVG: what there is without JavaScript, and the small map on a place's page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, log2, radians
from typing import Protocol

from kawasan.plugin_api import fit_box
from kawasan_tourism_map.services.base_layer import BaseLayer
from kawasan_tourism_map.services.coordinates import Box, Located
from kawasan_tourism_map.services.names import Name, place_names, square

KM_PER_DEGREE = 111.2
LOCATOR_HALF_KM = 12.0
LOCATOR_SHAPE = 0.75
"""Height to width."""
DOT_HALF, SIGN_HALF = 14, 50
"""Half the width of a place's dot and of the sign on its own page: names keep clear of both."""
TILE_DEGREES = 360 / 256
SHOWN_PIXELS = 640
"""About the width of a drawing on a screen; it tells which level of the live map it equals."""


class Dot(Located, Protocol):
    """A place as a dot."""

    @property
    def category(self) -> str:
        """A key of CATEGORIES."""


@dataclass(frozen=True)
class Drawing:
    """An SVG's parts: the water's path, a path of dots for each category, names, and where the one place is."""

    width: int
    height: int
    water: str
    dots: dict[str, str]
    names: list[Name]
    point: tuple[float, float] | None = None

    @property
    def view_box(self) -> str:
        """As the attribute wants it."""
        return f"0 0 {self.width} {self.height}"


def overview(box: Box, base: BaseLayer, places: Iterable[Dot]) -> Drawing:
    """All places as dots, one path a category, so that thousands stay light."""
    projection, height = fit_box(box.west, box.south, box.east, box.north)
    dots: dict[str, dict[tuple[int, int], str]] = {}
    for place in places:
        x, y = (round(value) for value in projection.point(place.longitude, place.latitude))
        dots.setdefault(place.category, {})[x, y] = f"M{x} {y}h0"
    paths = {category: "".join(points.values()) for category, points in dots.items()}
    width = round(projection.point(box.east, box.south)[0])
    taken = [square(point, DOT_HALF) for point in {point for points in dots.values() for point in points}]
    names = place_names(base.labels, _level(box.east - box.west), projection.point, (width, round(height)), taken)
    return Drawing(width, round(height), projection.path(list(base.rings)), paths, names)


def locator(place: Located, base: BaseLayer, half_km: float = LOCATOR_HALF_KM) -> Drawing:
    """A place in its surroundings, `half_km` to the west and east of it."""
    east = half_km / (KM_PER_DEGREE * cos(radians(place.latitude)))
    north = half_km * LOCATOR_SHAPE / KM_PER_DEGREE
    west, south = place.longitude - east, place.latitude - north
    projection, height = fit_box(west, south, place.longitude + east, place.latitude + north)
    x, y = projection.point(place.longitude, place.latitude)
    width = round(2 * x)
    names = place_names(
        base.labels, _level(2 * east), projection.point, (width, round(height)), [square((x, y), SIGN_HALF)]
    )
    return Drawing(width, round(height), projection.path(list(base.rings)), {}, names, (round(x), round(y)))


def _level(span_degrees: float) -> float:
    """The level of the live map that shows as much."""
    return log2(TILE_DEGREES * SHOWN_PIXELS / span_degrees)
