"""The plan for everyone: at a glance, as a list, program by program, as a report to print."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import abort, render_template, request

from kawasan.plugin_api import Photo, cacheable, expires_at, public
from kawasan_masterplan.services import overview as glance
from kawasan_masterplan.services.areas import areas, names
from kawasan_masterplan.services.boards import boards_now, commitments, next_midnight
from kawasan_masterplan.services.charts import chart
from kawasan_masterplan.services.programs import ProgramNotFound, Standing, entries_of, find_standing, standings
from kawasan_masterplan.services.terms import BOARDS, DIMENSIONS, SOURCES, STATES
from kawasan_masterplan.settings import PLAN_YEARS, plan_settings
from kawasan_masterplan.views.blueprints import bp

WORDS = {"dimensions": DIMENSIONS, "states": STATES, "sources": SOURCES, "board_names": BOARDS}


@bp.get("/")
@cacheable()
@public
def overview() -> str:
    """The picture of all dimensions, the quick wins with their live figures, and whether the regulations hold."""
    found = _today()
    return render_template("masterplan/overview.html", **_glance(found), boards=boards_now(plan_settings().warn_months))


@bp.get("/program")
@cacheable("dimensi", "keadaan", "q", "quick-win")
@public
def programs() -> str:
    """All programs, or those asked for."""
    asked = request.args
    filters = glance.read_filters(
        asked.get("dimensi", ""), asked.get("keadaan", ""), asked.get("q", ""),
        only_quick_wins=asked.get("quick-win") == "1",
    )  # fmt: skip
    found = _today()
    shown = glance.filtered(found, filters)
    return render_template("masterplan/programs.html", filters=filters, every=found, shown=shown, **WORDS)


@bp.get("/program/<slug>")
@cacheable()
@public
def program(slug: str) -> str:
    """One program: targets and what was reached, year by year, with the evidence."""
    expires_at(next_midnight())
    try:
        found = find_standing(slug)
    except ProgramNotFound:
        abort(404)
    entries = entries_of(found.program)
    area_names = names(areas()) if found.program.area_code or found.program.is_by_area else {}
    return render_template(
        "masterplan/program.html", standing=found, entries=entries, area_names=area_names,
        chart=chart(found.figures, found.program.baseline), photo_of=Photo.of, **WORDS,
    )  # fmt: skip


@bp.get("/laporan")
@cacheable()
@public
def report() -> str:
    """Everything on paper."""
    boards = boards_now(plan_settings().warn_months, with_seats=True)
    return render_template("masterplan/report.html", **_glance(_today()), boards=boards, commitments=commitments())


def _today() -> list[Standing]:
    expires_at(next_midnight())
    return standings()


def _glance(found: Sequence[Standing]) -> dict[str, Any]:
    first = plan_settings().first_year
    return WORDS | {
        "standings": found,
        "summaries": glance.summaries(found),
        "overall": glance.overall(found),
        "counts": glance.counts(found),
        "quick_wins": glance.quick_wins(found),
        "budget": glance.budget(found),
        "period": (first, first + PLAN_YEARS - 1),
    }
