"""Hooks the map calls and other plugins may implement."""

from __future__ import annotations

from typing import Any

from kawasan.plugin_api import RegencyRef, hookspec


@hookspec
def map_layers(regency: RegencyRef) -> list[dict[str, Any]]:  # type: ignore[empty-body]
    """Further layers of the regency's map, as data: never HTML or JavaScript.

    Each layer is a dict: `key` (lower case, unique among plugins), `title` (Bilingual) and `features`, a list of dicts:
    `id` (text), `title`, `subtitle` (Bilingual), `latitude`, `longitude` (degrees, WGS 84), `path` (below the regency's
    root, as in `usaha/contoh`), `photo` (Photo or None), `badge` (Bilingual or None). A layer can be switched off by
    the visitor, and its features are offered on the pages of places that are near.
    """
