"""The pages that belong to no program: portal, region, accounts, the administrator's console, the operator's pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawasan.web import (
    account,
    address,
    console,
    context,
    documentation,
    errors,
    failed_jobs,
    files,
    health,
    invitation,
    new_regency,
    operator,
    password,
    personal_data,
    pin,
    plugin_health,
    portal,
    privacy,
    recovery,
    rights,
    second_step,
    sessions,
    sign_in_page,
    station,
)
from kawasan.web.gate import choose_program
from kawasan.web.readable import BoundedInteger, IdInteger, limit_body, refuse_unreadable

if TYPE_CHECKING:
    from flask import Flask

__all__ = [
    "BoundedInteger", "IdInteger", "address", "choose_program", "failed_jobs", "init_app", "invitation", "limit_body",
    "new_regency", "password", "personal_data", "pin", "plugin_health", "privacy", "recovery", "refuse_unreadable",
    "rights", "second_step", "sessions",
]  # fmt: skip
"""Some register their views on the blueprint of a neighbour: imported, they are there."""
BLUEPRINTS = (portal.bp, account.bp, console.bp, operator.bp, station.bp, documentation.bp, files.bp, health.bp)


def init_app(app: Flask) -> None:
    """Register core's own pages."""
    station.init_app(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    context.init_app(app)
    sign_in_page.init_app(app)
    errors.init_app(app)
