"""The notices as JSON."""

from __future__ import annotations

from typing import Any

from flask_smorest import Blueprint
from marshmallow import Schema, fields

from kawasan.plugin_api import public
from kawasan_papan import services

api = Blueprint("papan_api", __name__, description="Notices")


class NoticeSchema(Schema):
    """One notice."""

    title = fields.String()


@api.get("/notices")
@api.response(200, NoticeSchema(many=True))
@public
def notices() -> list[dict[str, Any]]:
    """The newest notices."""
    return [{"title": one.title.id} for one in services.shown(20)]
