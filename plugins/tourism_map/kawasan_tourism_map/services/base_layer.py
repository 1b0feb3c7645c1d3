"""What the portal itself draws under the places: water, islands and names. It needs no map server."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kawasan.plugin_api import Bilingual, outline

LABELS = Path(__file__).parents[1] / "labels"
CLOSEST_ZOOM = 18


@dataclass(frozen=True)
class Label:
    """A name on the map: `kind` is water, island, regency or town; it is shown from level `zoom` to level `until`.

    `spots` are latitudes and longitudes; the name stands at the first where nothing else is.
    """

    kind: str
    name: Bilingual
    spots: tuple[tuple[float, float], ...]
    zoom: float
    until: float = CLOSEST_ZOOM

    def is_shown_at(self, zoom: float) -> bool:
        """Whether a map of this level has room for it."""
        return self.zoom <= zoom <= self.until


@dataclass(frozen=True)
class BaseLayer:
    """Rings of [longitude, latitude], the first a shore and the others islands in it; and names."""

    rings: tuple[list[list[float]], ...]
    labels: tuple[Label, ...]
    credit: str

    def document(self) -> dict[str, Any]:
        """As the map's script reads it: latitude first, as Leaflet wants it."""
        return {
            "water": [[[latitude, longitude] for longitude, latitude in ring] for ring in self.rings],
            "labels": [[x.kind, *x.name, x.zoom, x.until, x.spots] for x in self.labels],
            "credit": self.credit,
        }


EMPTY = BaseLayer((), (), "")


@cache
def base_layer(name: str | None) -> BaseLayer:
    """The layer of a named outline; an empty one where there is none of that name."""
    if not name:
        return EMPTY
    try:
        found = outline(name)
    except KeyError:
        return EMPTY
    source = str(found.feature["properties"].get("source", "")).partition(" ")[0]
    return BaseLayer(tuple(found.rings), _labels(name), f"{found.title}: {source}" if source else "")


def _labels(name: str) -> tuple[Label, ...]:
    path = LABELS / f"{name}.json"
    if not path.is_file():
        return ()
    return tuple(_label(row) for row in json.loads(path.read_text(encoding="utf-8"))["labels"])


def _label(row: dict[str, Any]) -> Label:
    spots = tuple((latitude, longitude) for latitude, longitude in [row["at"], *row.get("or", ())])
    return Label(row["kind"], Bilingual(*row["name"]), spots, row["zoom"], row.get("until", CLOSEST_ZOOM))
