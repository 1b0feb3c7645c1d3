"""The blueprint of all pages, and what several of them need."""

from __future__ import annotations

from flask import Blueprint, current_app

from kawasan.plugin_api import current_regency, read_settings
from kawasan_tourism_map.services.coordinates import Box
from kawasan_tourism_map.services.shell import ShellOptions
from kawasan_tourism_map.settings import MapSettings

PROGRAM = "tourism_map"
bp = Blueprint(PROGRAM, __name__, template_folder="../templates")


def map_settings() -> MapSettings:
    """The regency's settings; on the region's pages the defaults."""
    return read_settings(MapSettings, PROGRAM) if current_regency() else MapSettings()


def outline_name() -> str | None:
    """The outline drawn under the map: the regency's own, else the region's, of which it is a part."""
    regency = current_regency()
    return (regency.outline if regency else None) or current_app.config["KAWASAN_REGION_OUTLINE"] or None


def shell_options(box: Box) -> ShellOptions:
    """The shell for this box, with the installation's tiles."""
    config = current_app.config
    return ShellOptions(box, outline_name(), config["KAWASAN_TILES_URL"], config["KAWASAN_TILES_ATTRIBUTION"])
