"""The operator's page of plugins: which are set aside, where one is in quarantine, and what their hooks cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import current_app, redirect, render_template, url_for

from kawasan.auth import operator_only, scope
from kawasan.migrations import plugins_that_are_gone
from kawasan.plugins import costs, forget_costs, registry
from kawasan.tenancy import all_regencies
from kawasan.web.operator import bp

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


@bp.get("/plugin")
@scope("platform")
@operator_only
def plugins() -> str:
    """What is installed, how it fares, and what each hook takes of real requests."""
    known, regencies = registry(), all_regencies()
    return render_template(
        "web/operator/plugins.html",
        plugins=known.plugins.values(),
        broken=known.broken,
        on={name: [ref for ref in regencies if name in ref.programs] for name in known.plugins},
        quarantined=[(ref, name, why) for ref in regencies for name, why in sorted(ref.quarantined.items())],
        costs=costs(),
        gone=plugins_that_are_gone(current_app.config["KAWASAN_DATABASE_URL"]),
    )


@bp.post("/plugin/hitung-ulang")
@scope("platform")
@operator_only
def count_anew() -> ResponseReturnValue:
    """Begin to count what hooks cost from now on."""
    forget_costs()
    return redirect(url_for("operator.plugins"))
