"""Who carries the plan, and how it came about."""

from __future__ import annotations

from flask import render_template

from kawasan.plugin_api import cacheable, expires_at, public
from kawasan_masterplan.services.boards import boards_now, commitments, next_midnight, workshops
from kawasan_masterplan.services.terms import BOARDS, DIMENSIONS
from kawasan_masterplan.settings import plan_settings
from kawasan_masterplan.views.blueprints import bp


@bp.get("/dewan-dan-tim")
@cacheable()
@public
def boards() -> str:
    """Council and team, and until when their regulations hold."""
    expires_at(next_midnight())
    found = boards_now(plan_settings().warn_months, with_seats=True)
    return render_template("masterplan/boards.html", boards=found, board_names=BOARDS, dimensions=DIMENSIONS)


@bp.get("/bimtek-dan-komitmen")
@cacheable()
@public
def history() -> str:
    """The workshops, and what offices signed."""
    return render_template(
        "masterplan/history.html", workshops=workshops(), commitments=commitments(), dimensions=DIMENSIONS
    )
