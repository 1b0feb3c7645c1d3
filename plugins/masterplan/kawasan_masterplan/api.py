"""The plan as JSON for programs of others, without sign-in."""

from __future__ import annotations

from typing import Any

from flask import abort, request
from flask_smorest import Blueprint
from marshmallow import Schema, fields, validate

from kawasan.plugin_api import public
from kawasan_masterplan.services import open_data, overview
from kawasan_masterplan.services.programs import ProgramNotFound, find_standing, standings
from kawasan_masterplan.services.terms import DIMENSIONS, SOURCES, STATES

SHARE = "Share of the way from the baseline to the target: 0 nothing, 1 all; null: not reported"
bp = Blueprint("masterplan_api", __name__, description="The regency's smart-city master plan")


class PlanQuery(Schema):
    dimension = fields.String(validate=validate.OneOf(list(DIMENSIONS)), metadata={"description": "One only"})


class PlanYear(Schema):
    year = fields.Integer()
    target = fields.Float(allow_none=True)
    value = fields.Float(allow_none=True, metadata={"description": "The last one reported in the year"})
    share = fields.Float(allow_none=True, metadata={"description": SHARE})


class PlanProgramSchema(Schema):
    slug = fields.String()
    title = fields.String()
    summary = fields.String()
    dimension = fields.String(validate=validate.OneOf(list(DIMENSIONS)))
    office = fields.String(metadata={"description": "The responsible one"})
    area_code = fields.String(allow_none=True, metadata={"description": "Kemendagri code; null: the whole regency"})
    indicator = fields.String()
    unit = fields.String()
    baseline = fields.Float()
    value = fields.Float(allow_none=True, metadata={"description": "As it is now"})
    target = fields.Float(allow_none=True, metadata={"description": "Of this year"})
    share = fields.Float(allow_none=True, metadata={"description": SHARE})
    state = fields.String(validate=validate.OneOf(list(STATES)))
    is_quick_win = fields.Boolean()
    live_figure = fields.String(allow_none=True, metadata={"description": "Where another program counts the value"})
    budget_rupiah = fields.Integer(allow_none=True)
    budget_source = fields.String(allow_none=True, validate=validate.OneOf(list(SOURCES)))
    years = fields.List(fields.Nested(PlanYear))
    url = fields.Url(metadata={"description": "Its page"})


class PlanDimension(Schema):
    dimension = fields.String(validate=validate.OneOf(list(DIMENSIONS)))
    share = fields.Float(metadata={"description": "Mean of its programs, each at most 1; not reported counts as 0"})
    programs = fields.Integer()
    by_state = fields.Dict(keys=fields.String(), values=fields.Integer())


@bp.get("/dimensions")
@bp.response(200, PlanDimension(many=True))
@public
def dimensions() -> list[dict[str, Any]]:
    """The dimensions that have programs, each with how far it is this year."""
    return [open_data.dimension_record(one) for one in overview.summaries(standings())]


@bp.get("/programs")
@bp.arguments(PlanQuery, location="query")
@bp.response(200, PlanProgramSchema(many=True))
@public
def programs(query: dict[str, Any]) -> list[dict[str, Any]]:
    """All published programs of the plan, with targets and values by year."""
    filters = overview.Filters(dimension=query.get("dimension", ""))
    return [open_data.program_record(one, request.root_url) for one in overview.filtered(standings(), filters)]


@bp.get("/programs/<slug>")
@bp.response(200, PlanProgramSchema)
@bp.alt_response(404, description="No such program")
@public
def program(slug: str) -> dict[str, Any]:
    """One program of the plan."""
    try:
        return open_data.program_record(find_standing(slug), request.root_url)
    except ProgramNotFound:
        abort(404)
