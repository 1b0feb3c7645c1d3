"""Draws the schematic areas of the lake's regencies for the region's landing page: core/kawasan/demo/areas.json.

    python scripts/draw_region_areas.py LAKE.geojson

It needs shapely 2.1 or newer (`pip install shapely` in a scratch environment): its result is kept in the repository,
so the project itself does not. The areas are not borders: a place's neighbourhood is the land nearer to it than to any
other place, at most 18 km away, and a regency is the union of its places' neighbourhoods. The great island is one
regency's whole, however near a place across the water is. LAKE.geojson is one GeoJSON feature with the lake's outline;
it finds that island and keeps the labels on dry land, and the page draws the lake on top.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import shapely  # type: ignore[import-untyped]  # not among the project's requirements: see above
from shapely.geometry import MultiPoint, Point, shape  # type: ignore[import-untyped]  # the same

ROOT = Path(__file__).resolve().parent.parent
PLACES = ROOT / "plugins" / "tourism_map" / "kawasan_tourism_map" / "demo"
OUTPUT = ROOT / "core" / "kawasan" / "demo" / "areas.json"
DEGREES_PER_KM = 1 / 111.2  # at 2.6 degrees north a degree of longitude is as long as one of latitude, within 0.1 %
REACH = 18 * DEGREES_PER_KM
ROUNDING = 9 * DEGREES_PER_KM
TOLERANCE = 0.9 * DEGREES_PER_KM
LEAST_PART = (3 * DEGREES_PER_KM) ** 2  # smaller fragments are specks at the size of the landing page
MAX_VERTICES = 60
MARGIN = 3 * DEGREES_PER_KM
NECK = 2 * DEGREES_PER_KM  # half the width of the strip of land that ties the great island to the west shore


def places_by_regency() -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for file in sorted(PLACES.glob("*.json")):
        for place in json.loads(file.read_text(encoding="utf-8"))["places"]:
            found[file.stem].append(Point(place["lon"], place["lat"]))
    return dict(found)


def rounded_land(points: list[Any]) -> Any:
    """The octagons around all places as one land, its bays filled and its corners cut."""
    octagons = shapely.union_all([point.buffer(REACH, quad_segs=2) for point in points])
    filled = octagons.buffer(ROUNDING).buffer(-2 * ROUNDING).buffer(ROUNDING)
    return shapely.union_all([shapely.Polygon(part.exterior) for part in shapely.get_parts(filled)])


def great_island(lake: Any) -> Any:
    """The largest land the lake encloses once its arms are joined across the neck, out into the water around it."""
    islands = [shapely.Polygon(hole) for hole in lake.buffer(NECK).interiors]
    return max(islands, key=lambda island: island.area).buffer(1.4 * NECK)


def give_island(areas: list[Any], island: Any) -> list[Any]:
    """The areas, with the island wholly in the one that has most of it."""
    owner = max(range(len(areas)), key=lambda index: areas[index].intersection(island).area)
    return [area.union(island) if index == owner else area.difference(island) for index, area in enumerate(areas)]


def neighbourhoods(regencies: dict[str, list[Any]], island: Any) -> list[Any]:
    """One area a regency, in the order given; areas that touch share their edge exactly."""
    points = [point for group in regencies.values() for point in group]
    land = rounded_land(points)
    cells = shapely.get_parts(shapely.voronoi_polygons(MultiPoint(points), extend_to=land))
    areas = []
    for group in regencies.values():
        own = MultiPoint(group)
        areas.append(shapely.union_all([cell for cell in cells if cell.intersects(own)]).intersection(land))
    return list(shapely.coverage_simplify(give_island(areas, island), TOLERANCE))


def large_parts(area: Any) -> list[Any]:
    parts = [part for part in shapely.get_parts(area) if part.area >= LEAST_PART]
    return sorted(parts, key=lambda part: part.area, reverse=True)


def label_point(area: Any, lake: Any, island: Any) -> list[float]:
    """The middle of the widest stretch of land, [lon, lat]; on the island where the area holds it."""
    land = area.difference(lake)
    holds_island = area.intersection(island).area > island.area / 2
    circle = shapely.maximum_inscribed_circle(land.intersection(island) if holds_island else land, tolerance=0.002)
    lon, lat = circle.coords[0]
    return [round(lon, 4), round(lat, 4)]


def ring(polygon: Any) -> list[list[float]]:
    """The outer ring, closed, as [lon, lat] pairs. A neighbour inside it is drawn on top, so holes are not needed."""
    return [[round(lon, 4), round(lat, 4)] for lon, lat in polygon.exterior.coords]


def area_entry(regency: str, area: Any, label: list[float]) -> dict[str, Any]:
    polygons = [ring(part) for part in large_parts(area)]
    vertices = sum(len(polygon) - 1 for polygon in polygons)
    if vertices >= MAX_VERTICES:
        sys.exit(f"{regency} has {vertices} vertices; raise TOLERANCE to get below {MAX_VERTICES}.")
    return {"regency": regency, "label": label, "polygons": polygons}


def write(entries: list[dict[str, Any]], areas: list[Any]) -> None:
    west, south, east, north = shapely.total_bounds(areas)
    bounds = [round(edge, 4) for edge in (west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN)]
    lines = ",\n".join(json.dumps(entry, separators=(",", ":")) for entry in entries)
    OUTPUT.write_text(f'{{"bounds":{json.dumps(bounds)},"areas":[\n{lines}\n]}}\n', encoding="utf-8")


def main() -> None:
    if len(sys.argv) != 2:  # noqa: PLR2004 -- the program and its one argument
        sys.exit(__doc__)
    lake = shape(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["geometry"])
    regencies = places_by_regency()
    island = great_island(lake)
    areas = neighbourhoods(regencies, island)
    labels = [label_point(area, lake, island) for area in areas]
    entries = [area_entry(*parts) for parts in zip(regencies, areas, labels, strict=True)]
    write(entries, areas)
    vertices = sum(len(polygon) for entry in entries for polygon in entry["polygons"])
    print(f"{OUTPUT.relative_to(ROOT)}: {len(entries)} regencies, {vertices} points, {OUTPUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
