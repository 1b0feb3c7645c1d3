"""The plan as open data."""

from __future__ import annotations

from flask import Response, jsonify, request

from kawasan.plugin_api import cacheable, expires_at, public, require_regency
from kawasan_masterplan.services import open_data
from kawasan_masterplan.services.boards import next_midnight
from kawasan_masterplan.services.programs import standings
from kawasan_masterplan.views.blueprints import bp


@bp.get("/data.json")
@cacheable()
@public
def document() -> Response:
    """All programs and dimensions, in the language of the request."""
    expires_at(next_midnight())
    return jsonify(open_data.document(standings(), require_regency(), request.root_url))


@bp.get("/data.csv")
@cacheable()
@public
def table() -> Response:
    """A row for each program and year; texts in both languages."""
    expires_at(next_midnight())
    written = open_data.table(standings(), request.root_url)
    response = Response(written.encode("utf-8-sig"), mimetype="text/csv")  # spreadsheets look for the mark
    slug = require_regency().slug
    response.headers["Content-Disposition"] = f'attachment; filename="rencana-induk-{slug}.csv"'
    return response
