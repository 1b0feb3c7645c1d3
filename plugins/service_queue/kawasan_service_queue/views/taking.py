"""A service's own page, and taking a number on it."""

from __future__ import annotations

import hashlib
import secrets

from flask import Response, abort, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kawasan.plugin_api import public, throttle, utcnow
from kawasan_service_queue.forms.taking import TakeForm
from kawasan_service_queue.models import ONLINE
from kawasan_service_queue.services.issuing import issue
from kawasan_service_queue.services.offices import OfficeNow, ServiceNow
from kawasan_service_queue.services.online import Held, held_by
from kawasan_service_queue.services.refusals import AlreadyHolding, QueueRefused, UnknownService
from kawasan_service_queue.views.blueprints import citizens
from kawasan_service_queue.views.offices import shown_office

DEVICE_COOKIE = "service_queue_device"
DEVICE_SECONDS = 24 * 3600
"""A ticket is good for its day, so the mark that keeps a device to one of each service need not live longer."""


@citizens.get("/<office>/<slug>/")
@public
def service(office: str, slug: str) -> Response:
    """The service's standard, its wait, and the button that takes a number."""
    return _page(office, slug)


@citizens.post("/<office>/<slug>/")
@throttle("30 per minute")
@public
def take(office: str, slug: str) -> ResponseReturnValue:
    """Take a number. The same form sent twice gives the same ticket; a device that holds one is shown that one."""
    form = TakeForm()
    if not form.validate():
        return _page(office, slug, status=422)
    key = str(form.key.data)
    device = request.cookies.get(DEVICE_COOKIE) or device_of(key)
    try:
        issued = issue(slug, channel=ONLINE, idempotency_key=f"form:{key}", device=device, office_slug=office)
    except UnknownService:
        abort(404)
    except AlreadyHolding as held:
        return redirect(url_for("service_queue.ticket", code=held.ticket_code, sudah=1), 303)
    except QueueRefused as refusal:
        return _page(office, slug, refusal=refusal, status=409)
    answer = redirect(url_for("service_queue.ticket", code=issued.ticket.code), 303)
    answer.set_cookie(
        DEVICE_COOKIE, device, max_age=DEVICE_SECONDS, path=url_for("service_queue.offices"), httponly=True,
        secure=request.is_secure, samesite="Lax",
    )  # fmt: skip
    return answer


def device_of(key: str) -> str:
    """A mark for a device that has none: made from the form's random key, so that a double press gives one."""
    return hashlib.sha256(f"device:{key}".encode()).hexdigest()[:32]


def _page(office: str, slug: str, *, refusal: QueueRefused | None = None, status: int = 200) -> Response:
    """The page carries a key that is one visitor's own, so no cache may keep it."""
    now = shown_office(office)
    page = render_template(
        "service_queue/service.html", now=now, office=now.office, s=shown_service(now, slug), refusal=refusal,
        key=secrets.token_urlsafe(18), held=_held(now, slug),
    )  # fmt: skip
    response = make_response(page, status)
    response.headers["Cache-Control"] = "no-store"
    return response


def _held(now: OfficeNow, slug: str) -> Held | None:
    """The number this device has here already: whoever closed its page finds it again."""
    return held_by(shown_service(now, slug).service, request.cookies.get(DEVICE_COOKIE), utcnow())


def shown_service(now: OfficeNow, slug: str) -> ServiceNow:
    """One of the office's services; 404 where it has no such."""
    try:
        return now.service(slug)
    except UnknownService:
        abort(404)
