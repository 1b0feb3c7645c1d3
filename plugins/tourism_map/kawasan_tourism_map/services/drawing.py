"""Maps drawn by the server as SVG: what there is without JavaScript, and the small map on a place's page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import cos, radians
from typing import Protocol

from kawasan.plugin_api import fit_box
from kawasan_tourism_map.services.base_layer import BaseLayer, Label
from kawasan_tourism_map.services.coordinates import Box, Located

KM_PER_DEGREE = 111.2
LOCATOR_HALF_KM = 12.0
LOCATOR_SHAPE = 0.75
"""Height to width."""
OVERVIEW_ZOOM = 9
EDGE = 25
SIGN_WIDTH, SIGN_HEIGHT = 150, 70
"""A name nearer than this to the sign of the place would be under it."""
LOCATOR_ZOOM = 12


class Dot(Located, Protocol):
    """A place as a dot."""

    @property
    def category(self) -> str:
        """A key of CATEGORIES."""


@dataclass(frozen=True)
class Name:
    """A label at x, y; `anchor` keeps it inside the drawing."""

    kind: str
    label: Label
    x: float
    y: float
    anchor: str


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
    dots: dict[str, list[str]] = {}
    for place in places:
        x, y = projection.point(place.longitude, place.latitude)
        dots.setdefault(place.category, []).append(f"M{x:.0f} {y:.0f}h0")
    paths = {category: "".join(dict.fromkeys(points)) for category, points in dots.items()}
    width = round(projection.point(box.east, box.south)[0])
    names = _names(base, OVERVIEW_ZOOM, projection.point, width, round(height))
    return Drawing(width, round(height), projection.path(list(base.rings)), paths, names)


def locator(place: Located, base: BaseLayer, half_km: float = LOCATOR_HALF_KM) -> Drawing:
    """A place in its surroundings, `half_km` to the west and east of it."""
    east = half_km / (KM_PER_DEGREE * cos(radians(place.latitude)))
    north = half_km * LOCATOR_SHAPE / KM_PER_DEGREE
    west, south = place.longitude - east, place.latitude - north
    projection, height = fit_box(west, south, place.longitude + east, place.latitude + north)
    x, y = projection.point(place.longitude, place.latitude)
    width = round(2 * x)
    names = _names(base, LOCATOR_ZOOM, projection.point, width, round(height))
    clear = [name for name in names if not (abs(name.x - x) < SIGN_WIDTH and abs(name.y - y) < SIGN_HEIGHT)]
    return Drawing(width, round(height), projection.path(list(base.rings)), {}, clear, (round(x), round(y)))


def _names(
    base: BaseLayer, zoom: int, point: Callable[[float, float], tuple[float, float]], width: int, height: int
) -> list[Name]:
    found = []
    for label in base.labels:
        x, y = point(label.longitude, label.latitude)
        if label.zoom <= zoom and EDGE < x < width - EDGE and EDGE < y < height - EDGE:
            anchor = "start" if x < width * 0.15 else "end" if x > width * 0.85 else "middle"
            found.append(Name(label.kind, label, round(x), round(y), anchor))
    return found
