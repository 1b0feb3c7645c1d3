"""Where on earth: the box of Indonesia, distances, and the box around points."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite
from typing import Protocol

from kawasan.plugin_api import RegencyRef, distance_km

INDONESIA = (94.7, -11.2, 141.2, 6.3)
"""West, south, east, north, with a little sea: from Benggala to the border with Papua New Guinea, Ndana to Rondo."""
FAR_KM = 60
LEAST_SPAN_DEGREES = 0.06
PAIR = re.compile(r"(-?\d+\.\d+)\s*[,; ]\s*(-?\d+\.\d+)")
MARGIN = 0.06


class Located(Protocol):
    """Anything with a position."""

    @property
    def latitude(self) -> float:
        """Degrees north."""

    @property
    def longitude(self) -> float:
        """Degrees east."""


@dataclass(frozen=True)
class Box:
    """A box of degrees, rounded to a hundredth (about a kilometre): it stays the same while places move a little."""

    west: float
    south: float
    east: float
    north: float

    @property
    def centre(self) -> tuple[float, float]:
        """Latitude and longitude of its middle."""
        return round((self.south + self.north) / 2, 4), round((self.west + self.east) / 2, 4)


def lies_in_indonesia(latitude: float, longitude: float) -> bool:
    """Whether the point can be a place of a regency at all."""
    west, south, east, north = INDONESIA
    return isfinite(latitude) and isfinite(longitude) and south <= latitude <= north and west <= longitude <= east


def far_from_centre_km(regency: RegencyRef, latitude: float, longitude: float) -> float | None:
    """The distance from the regency's centre where it is suspiciously far (more than FAR_KM); None where it is not."""
    if regency.latitude is None or regency.longitude is None:
        return None
    away = distance_km(regency.latitude, regency.longitude, latitude, longitude)
    return away if away > FAR_KM else None


def box_around(points: Iterable[Located], regency: RegencyRef | None = None) -> Box:
    """The box of these points with a margin; without any, around the regency's centre, else Indonesia."""
    found = [(point.longitude, point.latitude) for point in points]
    if not found and regency is not None and regency.longitude is not None and regency.latitude is not None:
        found = [(regency.longitude, regency.latitude)]
    if not found:
        return Box(*INDONESIA)
    west, east = _spread([longitude for longitude, _ in found])
    south, north = _spread([latitude for _, latitude in found])
    return Box(west, south, east, north)


def _spread(values: list[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    margin = max((high - low) * MARGIN, (LEAST_SPAN_DEGREES - (high - low)) / 2)
    return round(low - margin, 2), round(high + margin, 2)


def read_degrees(text: str) -> float:
    """Degrees as people write them, with a point or a comma: `2,5376`. Raises ValueError."""
    return float(text.strip().replace("°", "").replace(",", "."))


def read_pair(text: str) -> tuple[float, float] | None:
    """Latitude and longitude pasted into one field, as map apps copy them: `2.5376, 99.0080`; None for all else."""
    found = PAIR.fullmatch(text.strip())
    return (float(found[1]), float(found[2])) if found else None
