"""The links in the head of every page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import current_app, request, url_for
from flask_babel import gettext as _
from werkzeug.routing import BuildError

from kawasan.auth import Person, declared
from kawasan.plugins import registry
from kawasan.region import sharing_regencies
from kawasan.tenancy import current_regency
from kawasan.web.gate import owner_of


@dataclass(frozen=True)
class Region:
    """The region as one, for hooks that only need to know which programs are on somewhere."""

    programs: frozenset[str]
    slug: str = "-"
    id: int = 0
    quarantined: tuple[str, ...] = ()
    """None: what fails here was not switched on by anyone, and so is kept out of no regency."""


def nav_items() -> list[dict[str, Any]]:
    """The main menu: what the regency's programs bring; on the region's pages, what those bring that exist there."""
    regency = current_regency()
    where: Any = regency or Region(frozenset().union(*(r.programs for r in sharing_regencies())))
    found = registry().call("navigation", where)
    links = [(item, link(name, "navigation", item.endpoint, where)) for name, items in found for item in items]
    here = owner_of(request.blueprints)
    return [
        {"label": str(item.label), "url": url, "active": owner_of([item.endpoint.partition(".")[0]]) == here}
        for item, url in sorted(links, key=lambda pair: pair[0].order)
        if url and (regency or declared(item.endpoint)[1] != "regency")
    ]


def link(plugin: str, hook: str, endpoint: str, regency: Any) -> str | None:
    """Address of a page that a plugin's hook named; None where there is no such page: its own may not be loaded, or
    another program's not be installed. One that cannot be linked to is the plugin's fault.
    """
    if endpoint not in current_app.view_functions:
        return None
    try:
        return url_for(endpoint)
    except BuildError as error:
        registry().contain(plugin, hook, regency, error)
        return None


def work_link(person: Person | None) -> tuple[str, str] | None:
    """Address and name of the desk of the signed-in person, where they have one here."""
    if person is None:
        return None
    if current_regency() is None:
        return (url_for("operator.home"), _("Operator")) if person.is_operator else None
    return (url_for("console.home"), _("Meja kerja")) if person.is_staff else None
