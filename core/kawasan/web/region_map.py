"""The region's schematic map on its front page: water, and each regency as an area to enter."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from flask import current_app

from kawasan import geo
from kawasan.tenancy import RegencyRef

AREAS = Path(__file__).parents[1] / "demo" / "areas.json"


@dataclass(frozen=True)
class RegionMap:
    """A drawing: `view_box`, the water's path, and the areas as (regency, path, label x, label y)."""

    view_box: str
    water: str
    areas: list[tuple[RegencyRef, str, float, float]]


def region_map(regencies: list[RegencyRef]) -> RegionMap | None:
    """The drawing, where the installation names an outline; None otherwise."""
    name = current_app.config["KAWASAN_REGION_OUTLINE"]
    if not name:
        return None
    drawn = schematic_areas()
    outline = geo.outline(name)
    projection, height = geo.fit(*drawn.get("bounds", outline.box))
    by_slug = {regency.slug: regency for regency in regencies}
    areas = [
        (by_slug[area["regency"]], projection.path(area["polygons"]), *projection.point(*area["label"]))
        for area in drawn.get("areas", ())
        if area["regency"] in by_slug
    ]
    return RegionMap(f"0 0 {geo.VIEW_WIDTH} {height:.0f}", projection.path(outline.rings), areas)


@cache
def schematic_areas() -> dict[str, Any]:
    """`bounds` and `areas` with regency, label point and polygons; schematic, not administrative boundaries."""
    if not AREAS.exists():
        return {}
    areas: dict[str, Any] = json.loads(AREAS.read_text(encoding="utf-8"))
    return areas
