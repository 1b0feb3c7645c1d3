"""What is kept of people, by which program, why and for how long; their rights, and whom to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import render_template

from kawasan.auth import public, scope
from kawasan.caching import cacheable
from kawasan.plugins import Program, registry
from kawasan.rights import CORE_KEEPS
from kawasan.tenancy import all_regencies, current_regency
from kawasan.web.portal import bp

if TYPE_CHECKING:
    from collections.abc import Iterable


@bp.get("/privasi")
@cacheable()
@scope("both")
@public
def privacy() -> str:
    """For everyone. A program that is off is named while its data is still there."""
    regency = current_regency()
    stored = regency.stored_settings if regency else _used_anywhere()
    return render_template("web/privacy.html", core_keeps=CORE_KEEPS, programs=_programs(stored))


def _programs(names: Iterable[str]) -> list[Program]:
    wanted = set(names)
    return [plugin.program for name, plugin in registry().plugins.items() if name in wanted]


def _used_anywhere() -> set[str]:
    return {name for regency in all_regencies() for name in regency.stored_settings}
