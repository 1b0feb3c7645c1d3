"""Layers that other programs bring to the map, and what of them the list and the drawing show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kawasan.plugin_api import Bilingual, call_hook, require_regency
from kawasan_tourism_map.services.filters import Filters, has_words
from kawasan_tourism_map.services.listing import NOTHING, Listing

MARK = "lapisan"
"""What stands for a category: one mark for all layers."""


@dataclass(frozen=True)
class LayerChoice:
    """A layer one can pick beside the categories; `count` is the number of its features."""

    key: str
    title: Bilingual
    count: int


def map_layers() -> list[dict[str, Any]]:
    """The answers of the hook `map_layers`, of programs that are on in the current regency."""
    layers: list[dict[str, Any]] = call_hook("map_layers", regency=require_regency())
    return layers


def choices(layers: Iterable[Mapping[str, Any]]) -> list[LayerChoice]:
    """Layers with something in them."""
    return [LayerChoice(x["key"], x["title"], len(x["features"])) for x in layers if x["features"]]


def picked(layers: Iterable[Mapping[str, Any]], filters: Filters) -> list[Listing]:
    """Features of the layers that were picked, for the list."""
    return _fitting([layer for layer in layers if layer["key"] in filters.layers], filters)


def on_the_map(layers: Iterable[Mapping[str, Any]], filters: Filters) -> list[Listing]:
    """The same for the map, which shows all layers where nothing was picked."""
    return _fitting(layers, filters) if filters.wants_every_layer else picked(layers, filters)


def _fitting(layers: Iterable[Mapping[str, Any]], filters: Filters) -> list[Listing]:
    features = (_listing(feature) for layer in layers for feature in layer["features"])
    return [listing for listing in features if has_words(listing, filters)]


def _listing(feature: Mapping[str, Any]) -> Listing:
    path = feature["path"]
    return Listing(
        slug=path.rpartition("/")[2], name=feature["title"], category=MARK, kind=feature.get("subtitle") or NOTHING,
        district="", latitude=feature["latitude"], longitude=feature["longitude"], path=path,
        photo=feature.get("photo"), badge=feature.get("badge"),
    )  # fmt: skip
