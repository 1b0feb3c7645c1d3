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
    name = owner_of([str(endpoint).partition(".")[0]])
    return name is None or _is_on(name)


def choose_program(*_: object) -> None:
    """404 unless the program is on for this regency; on the region's pages, unless some regency shares with it on.
    The answer is that to an address which nobody has: no code of the plugin's runs, its own error page neither.
    """
    name = owner_of(request.blueprints)
    if name is None:
        return
    if not _is_on(name):
        request.url_rule = None  # by it Flask finds what blueprints do before, after and instead
        abort(404)
    registry().plugins[name].catalog.as_default()


def _is_on(name: str) -> bool:
    """Here; on the region's pages, for some regency that shares."""
    regency = current_regency()
    programs = [regency.programs] if regency else [sharing.programs for sharing in sharing_regencies()]
    return name in registry().plugins and any(name in on for on in programs)
