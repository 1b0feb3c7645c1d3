"""The places as open data: GeoJSON, without sign-in."""

from __future__ import annotations

from typing import Any

from flask import Response, abort, jsonify, request
from flask_smorest import Blueprint
from marshmallow import Schema, fields, validate

from kawasan.plugin_api import public
from kawasan_tourism_map.services import geojson
from kawasan_tourism_map.services.categories import CATEGORIES
from kawasan_tourism_map.services.places import PlaceNotFound

GEOJSON = "application/geo+json"
HOURS = 'As `{"always": true}` or `{"weekly": [["mon", "08:00", "17:00"], …]}`, in local time; null: not known'
bp = Blueprint("tourism_map_api", __name__, description="Places on the map of the regency")


class PlaceQuery(Schema):
    category = fields.String(validate=validate.OneOf(list(CATEGORIES)), metadata={"description": "One category only"})


class Geometry(Schema):
    type = fields.Constant("Point")
    coordinates = fields.List(fields.Float(), metadata={"description": "Longitude and latitude in degrees, WGS 84"})


class PlaceProperties(Schema):
    slug = fields.String()
    name = fields.String()
    category = fields.String(validate=validate.OneOf(list(CATEGORIES)))
    kind = fields.String(metadata={"description": "What it is, in a word or two"})
    district = fields.String()
    summary = fields.String()
    ticket_price_rupiah = fields.Integer(allow_none=True, metadata={"description": "0: free; null: not known"})
    url = fields.Url(metadata={"description": "Its page"})
    image_url = fields.Url(allow_none=True)


class PlaceFeature(Schema):
    type = fields.Constant("Feature")
    id = fields.String()
    geometry = fields.Nested(Geometry)
    properties = fields.Nested(PlaceProperties)


class DetailedProperties(PlaceProperties):
    description = fields.String()
    access = fields.String(metadata={"description": "How to get there"})
    hours = fields.Dict(allow_none=True, metadata={"description": HOURS})
    ticket_note = fields.String()
    tags = fields.List(fields.String())
    surveyed_on = fields.Date(allow_none=True, metadata={"description": "Null: awaits a survey"})


class DetailedFeature(PlaceFeature):
    properties = fields.Nested(DetailedProperties)


class PlaceCollection(Schema):
    type = fields.Constant("FeatureCollection")
    features = fields.List(fields.Nested(PlaceFeature))


@bp.get("/places")
@bp.arguments(PlaceQuery, location="query")
@bp.response(200, PlaceCollection, content_type=GEOJSON)
@public
def places(query: dict[str, Any]) -> Response:
    """All published places as a GeoJSON FeatureCollection (RFC 7946)."""
    return _geojson(geojson.collection(query.get("category"), request.root_url))


@bp.get("/places/<slug>")
@bp.response(200, DetailedFeature, content_type=GEOJSON)
@bp.alt_response(404, description="No such place")
@public
def place(slug: str) -> Response:
    """One place as a GeoJSON Feature, with its texts, hours and survey."""
    try:
        return _geojson(geojson.single(slug, request.root_url))
    except PlaceNotFound:
        abort(404)


def _geojson(document: dict[str, Any]) -> Response:
    response = jsonify(document)
    response.mimetype = GEOJSON
    return response
