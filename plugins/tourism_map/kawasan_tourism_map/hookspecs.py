"""Hooks the map calls and other plugins may implement."""

from __future__ import annotations

from typing import TypedDict

from kawasan.plugin_api import Bilingual, Photo, RegencyRef, hookspec


class Spot(TypedDict):
    """What everything on the map has."""

    id: str
    title: Bilingual
    latitude: float
    """Degrees, WGS 84; so is the longitude."""
    longitude: float
    path: str
    """Below the regency's root, as in `usaha/contoh`."""


class Feature(Spot, total=False):
    """One thing on the map; what follows may be left out."""

    subtitle: Bilingual
    photo: Photo | None
    badge: Bilingual | None


class Layer(TypedDict):
    """A layer; an implementation answers plain dicts, and imports nothing from here."""

    key: str
    """Lower case, unique among plugins."""
    title: Bilingual
    features: list[Feature]


@hookspec
def map_layers(regency: RegencyRef) -> list[Layer]:  # type: ignore[empty-body]
    """Further layers of the regency's map, as data: never HTML or JavaScript. A layer can be switched off by the
    visitor, and its features are offered on the pages of places that are near.
    """
