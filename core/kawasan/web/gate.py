"""The gate before every view: is the program that owns it on here, and which texts are current."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import abort, current_app, request
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from kawasan.plugins import registry
from kawasan.region import sharing_regencies
from kawasan.tenancy import current_regency


def owner_of(blueprints: list[str]) -> str | None:
    """The plugin that registered a blueprint of this request, if any did."""
    owners = registry().owner_of_blueprint
    return next((owners[name] for name in blueprints if name in owners), None)


def leads_somewhere(path: str) -> bool:
    """Whether a path below the current regency is a page of core or of a program that is on there."""
    try:
        endpoint, _ = current_app.url_map.bind("localhost").match(f"/{urlsplit(path).path.lstrip('/')}", "GET")
    except RequestRedirect:
        return True
    except HTTPException:
        return False
    name, regency = owner_of([str(endpoint).rpartition(".")[0]]), current_regency()
    return name is None or (regency is not None and name in regency.programs and name in registry().plugins)


def choose_program() -> None:
    """404 unless the program is on for this regency; on the region's pages, unless some regency shares with it on."""
    name = owner_of(request.blueprints)
    if name is None:
        return
    regency, plugin = current_regency(), registry().plugins.get(name)
    is_on = name in regency.programs if regency else any(name in r.programs for r in sharing_regencies())
    if plugin is None or not is_on:
        abort(404)
    plugin.catalog.as_default()
