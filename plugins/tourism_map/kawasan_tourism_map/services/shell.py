"""The map's shell: the script that makes the map and its tile layer, rendered by folium, in bytes that do not change.

No text of users passes through folium: in a popup `${…}` would run. Places arrive later, as data.
"""

from __future__ import annotations

import json
from dataclasses import astuple, dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kawasan_tourism_map.services.base_layer import base_layer
from kawasan_tourism_map.services.coordinates import Box

if TYPE_CHECKING:
    import folium

MAP_NAME = "peta"
"""Folium names the map's element and variable `map_<this>`; left to itself it would draw lots at each start."""
ELEMENT_ID = f"map_{MAP_NAME}"
LEAST_ZOOM, MOST_ZOOM = 6, 18
KEPT_SHELLS = 64
_THIS_CODE = Path(__file__).read_bytes()


@dataclass(frozen=True)
class ShellOptions:
    """All a shell depends on: the box first shown, an outline, the address of tiles (empty: none) and their credit."""

    box: Box
    outline: str | None = None
    tiles_url: str = ""
    tiles_credit: str = ""

    @property
    def credit(self) -> str:
        """Who is named for the tiles: as configured, else their host; folium refuses tiles of nobody."""
        return self.tiles_credit or urlsplit(self.tiles_url).hostname or "?"

    @property
    def digest(self) -> str:
        """For an address that may be kept for ever; made without importing folium."""
        layer = json.dumps(base_layer(self.outline).document()).encode()
        return blake2b(repr(astuple(self)).encode() + layer + _THIS_CODE, digest_size=8).hexdigest()


@lru_cache(maxsize=KEPT_SHELLS)
def shell_script(options: ShellOptions) -> bytes:
    """A module that imports Leaflet, makes the map in `#map_peta`, and exports `map`, `tiles` (or null) and `base`."""
    made, tiles = _map(options)
    lines = (
        'import "leaflet";',
        " ".join(made.get_root().script.render().split()),  # type: ignore[attr-defined]  # branca's Figure, typed as its base
        f"export const map = {made.get_name()};",
        f"export const tiles = {tiles.get_name() if tiles else 'null'};",
        f"export const base = {json.dumps(base_layer(options.outline).document(), separators=(',', ':'))};",
    )
    return "\n".join(lines).encode()


def _map(options: ShellOptions) -> tuple[folium.Map, folium.TileLayer | None]:
    import folium  # noqa: PLC0415 - a third of a second at start-up, for the first map of a process only

    box = options.box
    # Without a place to start from, the fit below is a jump: from one within sight it would be an animation.
    made = folium.Map(tiles=None, control_scale=True, zoom_control="bottomright", zoom_snap=0.25)
    # folium's own arguments of these names belong to its tile layer only.
    made.options |= {"min_zoom": LEAST_ZOOM, "max_zoom": MOST_ZOOM}
    made.fit_bounds([[box.south, box.west], [box.north, box.east]])
    tiles = folium.TileLayer(options.tiles_url, attr=options.credit, max_zoom=MOST_ZOOM) if options.tiles_url else None
    if tiles:
        tiles.add_to(made)  # after the fit, so that no tile of another view is asked for
    for element in (made, *made._children.values()):  # noqa: SLF001 - folium offers no way to name its elements
        element._id = MAP_NAME  # noqa: SLF001 - as above
    made.get_root().render()
    return made, tiles
