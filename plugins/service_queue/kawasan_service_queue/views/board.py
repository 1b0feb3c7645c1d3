"""The board on the wall: the last calls of an office, shown and spoken."""

from __future__ import annotations

from flask import Response, abort, make_response, render_template, request

from kawasan.plugin_api import public, require_regency, utcnow
from kawasan_service_queue.services.announcement import announcement
from kawasan_service_queue.services.board import Board, board_version
from kawasan_service_queue.services.board import board as read_board
from kawasan_service_queue.services.refusals import UnknownOffice
from kawasan_service_queue.views.blueprints import board as group
from kawasan_service_queue.views.live import changed, unchanged, unkept


@group.get("/<slug>/layar")
@public
def board(slug: str) -> Response:
    """The board; `?gelap=1` shows it reversed."""
    shown = _board(slug)
    page = render_template(
        "service_queue/board.html", board=shown, office=shown.office, say=announcement, now=utcnow(),
        is_dark=request.args.get("gelap") == "1", zone=require_regency().timezone,
    )  # fmt: skip
    return unkept(make_response(page))


@group.get("/<slug>/layar/kini")
@public
def board_now(slug: str) -> Response:
    """What has been called since `?v=`: 204 while nothing has."""
    try:
        same = unchanged(str(board_version(slug)))
    except UnknownOffice:
        abort(404)
    if same is not None:
        return same
    shown = _board(slug, after=request.args.get("v", type=int))
    parts = {
        "calls": render_template("service_queue/board/calls.html", board=shown),
        "unspoken": render_template("service_queue/board/unspoken.html", board=shown, say=announcement),
    }
    return changed({"version": str(shown.version)}, parts)


def _board(slug: str, *, after: int | None = None) -> Board:
    try:
        return read_board(slug, after=after)
    except UnknownOffice:
        abort(404)
