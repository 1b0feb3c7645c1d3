"""A ticket as its holder follows it. Its code is the only key to it."""

from __future__ import annotations

from flask import Response, abort, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kawasan.plugin_api import public, qr_svg, require_regency
from kawasan_service_queue.models import ABSENT, CALLED, CANCELLED, SERVED
from kawasan_service_queue.services.opening import hours_of_day
from kawasan_service_queue.services.refusals import QueueRefused, UnknownTicket
from kawasan_service_queue.services.serving import cancel
from kawasan_service_queue.services.status import LAPSED, TicketStatus, status, status_version
from kawasan_service_queue.views.blueprints import citizens
from kawasan_service_queue.views.live import changed, sentence, unchanged, unkept

WORDS = "ticket/words.html"


@citizens.get("/tiket/<code>")
@public
def ticket(code: str) -> Response:
    """The number, who is ahead, the expected wait, where to go; live."""
    return _page(code)


@citizens.get("/tiket/<code>/kini")
@public
def ticket_now(code: str) -> Response:
    """The live part of the page: 204 while nothing has changed."""
    try:
        return unchanged(status_version(code)) or _fragment(status(code))
    except UnknownTicket:
        abort(404)


@citizens.post("/tiket/<code>/batal")
@public
def cancel_ticket(code: str) -> ResponseReturnValue:
    """The holder gives the number back."""
    try:
        cancel(code)
    except UnknownTicket:
        abort(404)
    except QueueRefused as refusal:
        return _page(code, refusal)
    return redirect(url_for("service_queue.ticket", code=code), 303)


@citizens.get("/tiket/<code>/karcis")
@public
def slip(code: str) -> Response:
    """The ticket as a slip of paper, 80 mm wide."""
    shown = _status(code)
    return unkept(make_response(render_template("service_queue/slip.html", t=shown, qr=_qr(shown), back=None)))


def _page(code: str, refusal: QueueRefused | None = None) -> Response:
    shown = _status(code)
    page = render_template(
        "service_queue/ticket.html", t=shown, live=live_data(shown), qr=_qr(shown), refusal=refusal,
        was_held=bool(request.args.get("sudah")), is_over=is_over(shown),
        hours=hours_of_day(shown.office, shown.ticket.day),
    )  # fmt: skip
    return unkept(make_response(page, 409 if refusal else 200))


def _fragment(shown: TicketStatus) -> Response:
    return changed(live_data(shown), {"ticket": render_template("service_queue/ticket/card.html", t=shown)})


def live_data(shown: TicketStatus) -> dict[str, str]:
    """What the page's script and style go by."""
    zone = require_regency().timezone_label
    summary = sentence(WORDS, "state_line", shown, zone)
    data = {
        "version": shown.version,
        "look": f"q-ticket q-ticket--{'over' if is_over(shown) else shown.state}",
        "call": str(shown.ticket.calls) if shown.state == CALLED else "",
        "summary": f"{shown.ticket.number}. {summary}",
        "title": f"{shown.ticket.number} · {summary}",
    }
    return data | ({"finished": ""} if is_over(shown) else {})


def is_over(shown: TicketStatus) -> bool:
    """Whether nothing more will happen to it."""
    if shown.state == ABSENT:
        return shown.can_reopen_until is None
    return shown.state in (SERVED, CANCELLED, LAPSED)


def _status(code: str) -> TicketStatus:
    try:
        return status(code)
    except UnknownTicket:
        abort(404)


def _qr(shown: TicketStatus) -> str:
    return qr_svg(url_for("service_queue.ticket", code=shown.ticket.code, _external=True), f"QR {shown.ticket.number}")
