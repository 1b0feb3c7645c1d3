"""Outlines of waters and islands, as the portal itself draws them: behind a greeting, and under any map tiles."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

OUTLINES = Path(__file__).parent / "outlines"
EARTH_RADIUS_KM = 6371.0
VIEW_WIDTH = 1000


@dataclass(frozen=True)
class Projection:
    """Degrees to the units of a drawing: equirectangular, true at the middle latitude; good for a region."""

    west: float
    north: float
    scale: float
    squeeze: float

    def point(self, longitude: float, latitude: float) -> tuple[float, float]:
        """x, y from the upper left corner."""
        return ((longitude - self.west) * self.squeeze * self.scale, (self.north - latitude) * self.scale)

    def path(self, rings: list[list[list[float]]]) -> str:
        """SVG path data of polygon rings; holes show through with `fill-rule: evenodd`."""
        parts = []
        for ring in rings:
            points = [f"{x:.0f} {y:.0f}" for x, y in (self.point(lon, lat) for lon, lat in ring)]
            parts.append("M" + "L".join(dict.fromkeys(points)) + "Z")
        return "".join(parts)


def fit(west: float, south: float, east: float, north: float, width: float = VIEW_WIDTH) -> tuple[Projection, float]:
    """A projection of this box onto `width` units, and the height it takes."""
    squeeze = cos(radians((south + north) / 2))
    scale = width / ((east - west) * squeeze)
    return Projection(west, north, scale, squeeze), (north - south) * scale


@dataclass(frozen=True)
class Outline:
    """A named outline. `rings` are lists of [longitude, latitude]; the first is the shore, the others islands."""

    name: str
    title: str
    rings: list[list[list[float]]]
    feature: dict[str, Any]

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east, north."""
        longitudes = [point[0] for point in self.rings[0]]
        latitudes = [point[1] for point in self.rings[0]]
        return min(longitudes), min(latitudes), max(longitudes), max(latitudes)

    @property
    def drawing(self) -> tuple[str, str]:
        """`viewBox` and path data."""
        projection, height = fit(*self.box)
        return f"0 0 {VIEW_WIDTH} {height:.0f}", projection.path(self.rings)


@cache
def outline(name: str) -> Outline:
    """An outline that comes with kawasan; KeyError for an unknown name."""
    path = OUTLINES / f"{name}.geojson"
    if not path.is_file() or not name.isidentifier():
        raise KeyError(name)
    feature = json.loads(path.read_text(encoding="utf-8"))
    return Outline(name, feature["properties"]["name"], feature["geometry"]["coordinates"], feature)


def outline_names() -> list[str]:
    """All that come with kawasan."""
    return sorted(path.stem for path in OUTLINES.glob("*.geojson"))


def distance_km(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Great-circle distance in kilometres (haversine)."""
    north, east = radians(lat_b - lat_a) / 2, radians(lon_b - lon_a) / 2
    chord = sin(north) ** 2 + cos(radians(lat_a)) * cos(radians(lat_b)) * sin(east) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(chord))
