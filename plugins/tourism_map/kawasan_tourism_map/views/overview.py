"""The map, and the same as a list: of one regency, or of the region where no regency is in the address."""

from __future__ import annotations

from flask import render_template, request

from kawasan.plugin_api import cacheable, current_regency, expires_at, public, scope
from kawasan_tourism_map.services.categories import CATEGORIES
from kawasan_tourism_map.services.filters import Filters, read_filters
from kawasan_tourism_map.services.overview import MapPage, regency_map, region_map
from kawasan_tourism_map.views.blueprint import bp, map_settings, outline_name, shell_options


@bp.get("/")
@scope("both")
@cacheable("kategori", "lapisan", "q", "page")
@public
def overview() -> str:
    """The map beside the list."""
    filters, found = _found()
    shell = shell_options(found.box)
    return render_template("tourism_map/map.html", filters=filters, found=found, shell=shell, categories=CATEGORIES)


@bp.get("/daftar")
@scope("both")
@cacheable("kategori", "lapisan", "q", "page")
@public
def listing() -> str:
    """The list alone."""
    filters, found = _found()
    return render_template("tourism_map/list.html", filters=filters, found=found, categories=CATEGORIES)


def _found() -> tuple[Filters, MapPage]:
    filters = read_filters(
        request.args.getlist("kategori"), request.args.get("q", ""), request.args.getlist("lapisan"),
        show_hotels=map_settings().show_hotels,
    )  # fmt: skip
    regency, number = current_regency(), request.args.get("page", 1, type=int)
    if regency:
        found = regency_map(regency, filters, number, outline_name())
    else:
        found = region_map(filters, number, outline_name())
    if found.page.items:
        expires_at(found.changes_at)
    return filters, found
