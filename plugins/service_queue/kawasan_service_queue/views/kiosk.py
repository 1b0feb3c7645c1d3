"""The kiosk in the waiting room: one touch, one number, one slip."""

from __future__ import annotations

import secrets

from flask import Response, abort, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kawasan.plugin_api import current_person, public, qr_svg, require
from kawasan_service_queue.forms.taking import KioskForm
from kawasan_service_queue.models import KIOSK, Office
from kawasan_service_queue.services.issuing import issue
from kawasan_service_queue.services.offices import find_office
from kawasan_service_queue.services.refusals import QueueRefused, UnknownOffice, UnknownTicket
from kawasan_service_queue.services.status import status
from kawasan_service_queue.views import kiosk_session
from kawasan_service_queue.views.access import WORK
from kawasan_service_queue.views.blueprints import board
from kawasan_service_queue.views.live import unkept
from kawasan_service_queue.views.offices import shown_office


@board.get("/<slug>/kios")
@public
def kiosk(slug: str) -> Response:
    """The services as buttons on a started kiosk and for officers; for anyone else, how one is started."""
    return _page(slug)


@board.post("/<slug>/kios")
@public
def kiosk_issue(slug: str) -> ResponseReturnValue:
    """One touch. The same touch sent twice gives the same number."""
    office = _office(slug)
    if not (kiosk_session.is_kiosk(office) or _is_officer()):
        return _page(slug, status=403)
    form = KioskForm()
    if not form.validate():
        return _page(slug, status=422)
    key = f"kiosk:{form.key.data}:{form.service.data}"
    try:
        issued = issue(
            str(form.service.data),
            channel=KIOSK,
            idempotency_key=key,
            priority=form.priority.data or None,
            office_slug=slug,
        )
    except QueueRefused as refusal:
        return _page(slug, refusal=refusal, status=409)
    return redirect(url_for("service_queue_board.kiosk_slip", slug=slug, code=issued.ticket.code), 303)


@board.get("/<slug>/kios/karcis/<code>")
@public
def kiosk_slip(slug: str, code: str) -> Response:
    """The slip, printed by itself; after 15 seconds the kiosk is ready for the next person."""
    try:
        shown = status(code)
    except UnknownTicket:
        abort(404)
    if shown.office.slug != slug:
        abort(404)
    qr = qr_svg(url_for("service_queue.ticket", code=code, _external=True), f"QR {shown.ticket.number}")
    back = url_for("service_queue_board.kiosk", slug=slug, lang="id")  # the next person begins in Indonesian
    return unkept(make_response(render_template("service_queue/slip.html", t=shown, qr=qr, back=back)))


@board.post("/<slug>/kios/mulai")
@require(WORK)
def kiosk_start(slug: str) -> ResponseReturnValue:
    """An officer makes this device the office's kiosk for a week."""
    office = _office(slug)
    answer = redirect(url_for("service_queue_board.kiosk", slug=slug), 303)
    kiosk_session.begin(answer, office)
    return answer


@board.post("/<slug>/kios/akhiri")
@require(WORK)
def kiosk_end(slug: str) -> ResponseReturnValue:
    """An officer ends it."""
    office = _office(slug)
    answer = redirect(url_for("service_queue_board.kiosk", slug=slug), 303)
    kiosk_session.end(answer, office)
    return answer


def _page(slug: str, *, refusal: QueueRefused | None = None, status: int = 200) -> Response:
    now = shown_office(slug)
    started, officer = kiosk_session.is_kiosk(now.office), _is_officer()
    page = render_template(
        "service_queue/kiosk.html" if started or officer else "service_queue/kiosk_start.html",
        now=now, office=now.office, refusal=refusal, key=secrets.token_urlsafe(18), started=started,
        is_officer=officer, chosen=request.form.get("priority", ""),
    )  # fmt: skip
    return unkept(make_response(page, status))


def _is_officer() -> bool:
    person = current_person()
    return person is not None and person.can(WORK)


def _office(slug: str) -> Office:
    try:
        return find_office(slug)
    except UnknownOffice:
        abort(404)
