"""Layers that other programs bring to the map."""

from __future__ import annotations

from typing import Any

from kawasan.plugin_api import call_hook, require_regency


def map_layers() -> list[dict[str, Any]]:
    """The answers of the hook `map_layers`, of programs that are on in the current regency."""
    layers: list[dict[str, Any]] = call_hook("map_layers", regency=require_regency())
    return layers
