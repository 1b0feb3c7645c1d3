"""The trail as a table to keep elsewhere: CSV, oldest first. Taking it is an entry of the trail itself."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from flask import Response
from sqlalchemy import select

from kawasan.audit import AuditEntry, record
from kawasan.auth import require
from kawasan.db import session
from kawasan.tenancy import current_regency
from kawasan.ui.cells import harmless_cell
from kawasan.web.console import bp
from kawasan.web.console.trail_words import action_label

if TYPE_CHECKING:
    from collections.abc import Iterator

COLUMNS = (
    "sequence", "at", "actor", "action", "action_name", "subject", "origin", "before", "after", "previous", "hash",
)  # fmt: skip
READ_AT_ONCE = 500


@bp.post("/jejak/unduh")
@require("core:audit:read")
def trail_file() -> Response:
    """All entries up to now, with the chain's hashes; times in the regency's zone."""
    regency = current_regency()
    assert regency is not None  # noqa: S101 - the console is in a regency
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    written = 0
    for row in _rows(ZoneInfo(regency.timezone)):
        writer.writerow([harmless_cell(cell) for cell in row])
        written += 1
    record("core.trail.export", regency.name, after={"entries": written})
    response = Response(table.getvalue().encode("utf-8-sig"), mimetype="text/csv")  # spreadsheets look for the mark
    response.headers["Content-Disposition"] = f'attachment; filename="jejak-{regency.slug}.csv"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _rows(zone: ZoneInfo) -> Iterator[tuple[Any, ...]]:
    query = select(AuditEntry).order_by(AuditEntry.sequence)
    for entry in session().scalars(query, execution_options={"yield_per": READ_AT_ONCE}):
        yield (
            entry.sequence, entry.at.astimezone(zone).isoformat(), entry.actor, entry.action,
            action_label(entry.action), entry.subject, entry.origin, _json(entry.before), _json(entry.after),
            entry.previous, entry.hash,
        )  # fmt: skip


def _json(values: dict[str, Any] | None) -> str:
    return "" if values is None else json.dumps(values, ensure_ascii=False, sort_keys=True)
