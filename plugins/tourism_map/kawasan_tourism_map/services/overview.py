"""The page of the map put together: the list's page, the dots, the box, and what the script needs to load the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from kawasan.plugin_api import Page, RegencyRef, paginate, utcnow
from kawasan_tourism_map.services.base_layer import base_layer
from kawasan_tourism_map.services.coordinates import Box, box_around
from kawasan_tourism_map.services.drawing import Dot, Drawing, overview
from kawasan_tourism_map.services.filters import Filters
from kawasan_tourism_map.services.hours import Opening, opening
from kawasan_tourism_map.services.layers import LayerChoice, choices, map_layers, on_the_map, picked
from kawasan_tourism_map.services.listing import Listing, own
from kawasan_tourism_map.services.places import listings, points, shown
from kawasan_tourism_map.services.shared import asked_for, page_of, region_version, shared_layers, shared_places

PAGE_SIZE = 24
MOST_DOTS = 500
"""In the drawing without JavaScript; more would only cover each other."""


@dataclass(frozen=True)
class MapPage:
    """`page` holds listings, `openings` their state by place in the page, `counts` how many places a category has."""

    page: Page[Listing]
    openings: list[Opening]
    counts: Mapping[str, int]
    layers: Sequence[LayerChoice]
    box: Box
    drawing: Drawing
    outline: str | None
    version: str

    @property
    def changes_at(self) -> datetime | None:
        """When the first of the listed places opens or closes."""
        return min((o.changes_at for o in self.openings if o.changes_at), default=None)


def regency_map(regency: RegencyRef, filters: Filters, number: int, outline: str | None) -> MapPage:
    """Of one regency's own places, and what other programs bring. Three queries, one more for a search, and theirs."""
    layers = map_layers()
    every = points()
    dots = (points(filters) if filters.is_narrow else every) if filters.wants_places else []
    page = _own_page(layers, filters, number)
    box = box_around(every, regency)
    return _put_together(
        page, every, [*dots, *on_the_map(layers, filters)], choices(layers), box, outline, str(regency.version),
        regency.timezone,
    )  # fmt: skip


def _own_page(layers: Sequence[Mapping[str, Any]], filters: Filters, number: int) -> Page[Listing]:
    if filters.layers:
        places = listings(filters) if filters.wants_places else []
        return page_of([*places, *picked(layers, filters)], number, PAGE_SIZE)
    found = paginate(shown(filters), number, PAGE_SIZE)
    return Page([own(place) for place in found.items], found.number, found.pages, found.total)


def region_map(filters: Filters, number: int, outline: str | None) -> MapPage:
    """Of all that regencies share. Three queries."""
    layers, every = shared_layers(), shared_places()
    found = asked_for(every, filters) if filters.wants_places else []
    page = page_of([*found, *picked(layers, filters)], number, PAGE_SIZE)
    dots = [*found, *on_the_map(layers, filters)]
    return _put_together(page, every, dots, choices(layers), box_around(every), outline, region_version(), "")


def _put_together(
    page: Page[Listing],
    every: Sequence[Dot],
    dots: Sequence[Dot],
    layers: Sequence[LayerChoice],
    box: Box,
    outline: str | None,
    version: str,
    timezone: str,
) -> MapPage:
    return MapPage(
        page=page,
        openings=[opening(x.hours, utcnow(), ZoneInfo(x.timezone or timezone)) for x in page.items],
        counts=Counter(place.category for place in every),
        layers=layers,
        box=box,
        drawing=overview(box, base_layer(outline), dots[:MOST_DOTS]),
        outline=outline,
        version=version,
    )
