"""The plan as open data: one document, one table, with the same names."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urljoin

from kawasan.plugin_api import RegencyRef, harmless_cell
from kawasan_masterplan.services.measuring import YearFigure, share_of
from kawasan_masterplan.services.overview import DimensionSummary, summaries
from kawasan_masterplan.services.programs import Standing
from kawasan_masterplan.settings import PLAN_YEARS, plan_settings

SHARE_DIGITS = 4
COLUMNS = (
    "program", "title_id", "title_en", "dimension", "office", "area_code", "indicator_id", "indicator_en", "unit_id",
    "unit_en", "baseline", "year", "target", "value", "share", "is_quick_win", "budget_rupiah", "budget_source", "url",
)  # fmt: skip


def path_of(slug: str) -> str:
    """A program's page, below the regency's root."""
    return f"rencana-induk/program/{slug}"


def document(standings: Sequence[Standing], regency: RegencyRef, root_url: str) -> dict[str, Any]:
    """All published programs, and their dimensions; texts in the language of the request. `root_url` is the regency's,
    with its slash.
    """
    first_year = plan_settings().first_year
    return {
        "regency": {"code": regency.code, "name": regency.name},
        "period": {"first_year": first_year, "last_year": first_year + PLAN_YEARS - 1},
        "as_of": regency.local_day().isoformat(),
        "dimensions": [dimension_record(one) for one in summaries(standings)],
        "programs": [program_record(one, root_url) for one in standings],
    }


def dimension_record(summary: DimensionSummary) -> dict[str, Any]:
    """One dimension: its mean share of the way to this year's targets, and its programs by state."""
    return {
        "dimension": summary.key,
        "share": round(summary.share, SHARE_DIGITS),
        "programs": summary.programs,
        "by_state": dict(summary.counts),
    }


def program_record(standing: Standing, root_url: str) -> dict[str, Any]:
    """One program; a value without a report is null."""
    program, live = standing.program, standing.live
    return {
        "slug": program.slug,
        "title": str(program.title),
        "summary": str(program.summary),
        "dimension": program.dimension,
        "office": program.office,
        "area_code": program.area_code or None,
        "indicator": str(program.indicator),
        "unit": str(program.unit),
        "baseline": program.baseline,
        "value": standing.value,
        "target": standing.target,
        "share": _rounded(standing.share),
        "state": standing.state,
        "is_quick_win": program.is_quick_win,
        "live_figure": live.key if live else None,
        "budget_rupiah": program.budget_rupiah,
        "budget_source": program.budget_source or None,
        "years": [_year(one, program.baseline) for one in standing.figures],
        "url": urljoin(root_url, path_of(program.slug)),
    }


def table(standings: Iterable[Standing], root_url: str) -> str:
    """A row for each program and year, as CSV (RFC 4180) with COLUMNS, texts in both languages."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(COLUMNS)
    for standing in standings:
        for figure in standing.figures:
            writer.writerow([harmless_cell(cell) for cell in _row(standing, figure, root_url)])
    return written.getvalue()


def _row(standing: Standing, figure: YearFigure, root_url: str) -> tuple[Any, ...]:
    program = standing.program
    share = _rounded(share_of(figure.actual, program.baseline, figure.target))
    return (
        program.slug, program.title_id, program.title_en, program.dimension, program.office, program.area_code,
        program.indicator_id, program.indicator_en, program.unit_id, program.unit_en, program.baseline, figure.year,
        figure.target, figure.actual, share, int(program.is_quick_win), program.budget_rupiah, program.budget_source,
        urljoin(root_url, path_of(program.slug)),
    )  # fmt: skip


def _year(figure: YearFigure, baseline: float) -> dict[str, Any]:
    share = _rounded(share_of(figure.actual, baseline, figure.target))
    return {"year": figure.year, "target": figure.target, "value": figure.actual, "share": share}


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, SHARE_DIGITS)
