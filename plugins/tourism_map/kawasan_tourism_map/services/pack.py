"""All places of a map in one compact document: what repeats is said once and pointed at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kawasan.plugin_api import Bilingual, Photo
from kawasan_tourism_map.services.categories import CATEGORIES, tag_title
from kawasan_tourism_map.services.hours import week
from kawasan_tourism_map.services.listing import Listing

ROW = (
    "root", "slug", "name", "name_en", "latitude", "longitude", "category", "kind", "district",
    "hours", "price", "tags", "photo", "is_harbour",
)  # fmt: skip
"""Columns of a row in `places`; the script that reads it (`static/tourism_map/pack.js`) has the same list."""
DEGREE_DIGITS = 5
"""A hundred-thousandth of a degree is a metre."""
THUMBNAIL_PIXELS = 320


@dataclass
class Table:
    """Values by number, each once."""

    values: list[Any] = field(default_factory=list)
    _numbers: dict[Any, int] = field(default_factory=dict)

    def number(self, key: Any, value: Any) -> int:
        """The number of a value; `key` tells whether it was seen."""
        if key not in self._numbers:
            self._numbers[key] = len(self.values)
            self.values.append(value)
        return self._numbers[key]


def make_pack(
    listings: Iterable[Listing], layers: Iterable[Mapping[str, Any]] = (), *, root: str = "", timezone: str = ""
) -> dict[str, Any]:
    """The document: tables `roots`, `categories`, `kinds`, `districts`, `hours`, `tags`, rows `places`, and `layers`.

    `root` is the path of the regency the pack is for; listings shared by others carry their own. JSON types only.
    """
    tables = {name: Table() for name in ("roots", "kinds", "districts", "hours", "tags")}
    keys = list(CATEGORIES)
    rows = [_row(listing, tables, keys, root, timezone) for listing in listings]
    return {
        **{name: table.values for name, table in tables.items()},
        "categories": keys,
        "places": rows,
        "layers": [_layer(layer, root) for layer in layers],
    }


def _row(listing: Listing, tables: Mapping[str, Table], keys: list[str], root: str, timezone: str) -> list[Any]:
    base = f"{listing.root or root}/{listing.path.removesuffix(listing.slug)}"
    zone = listing.timezone or timezone
    return [
        tables["roots"].number(base, {"path": base, "name": listing.regency_name, "zone": zone}),
        listing.slug,
        *_texts(listing.name),
        round(listing.latitude, DEGREE_DIGITS),
        round(listing.longitude, DEGREE_DIGITS),
        keys.index(listing.category) if listing.category in keys else 0,
        tables["kinds"].number(listing.kind, list(listing.kind)),
        tables["districts"].number(listing.district, listing.district),
        _hours(listing, tables["hours"]),
        listing.price_rupiah,
        [tables["tags"].number(tag, list(tag_title(tag))) for tag in listing.tags],
        _thumbnail(listing.photo),
        int(listing.is_harbour),
    ]


def _hours(listing: Listing, table: Table) -> int | None:
    if not listing.hours:
        return None
    value = 1 if listing.hours.get("always") else week(listing.hours)
    return table.number(repr(value), value)


def _layer(layer: Mapping[str, Any], root: str) -> dict[str, Any]:
    return {
        "key": layer["key"],
        "title": list(layer["title"]),
        "features": [_feature(feature, root) for feature in layer["features"]],
    }


def _feature(feature: Mapping[str, Any], root: str) -> list[Any]:
    """Title, subtitle and badge in both languages, position, address, photo."""
    return [
        *_texts(feature["title"]),
        *_texts(feature.get("subtitle") or Bilingual("")),
        *_texts(feature.get("badge") or Bilingual("")),
        round(feature["latitude"], DEGREE_DIGITS),
        round(feature["longitude"], DEGREE_DIGITS),
        f"{root}/{feature['path']}",
        _thumbnail(feature.get("photo")),
    ]


def _texts(pair: Bilingual) -> tuple[str, str]:
    """Both languages; no English where it is the same."""
    return pair.id, "" if pair.en == pair.id else pair.en


def _thumbnail(photo: Photo | None) -> str:
    return photo.src(THUMBNAIL_PIXELS) if photo else ""
