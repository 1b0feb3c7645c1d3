"""POST tickets, GET tickets/<code>."""

from __future__ import annotations

from typing import Any

from flask import request, url_for
from flask_smorest import abort

from kawasan.plugin_api import public, require_regency, throttle
from kawasan_service_queue.api.blueprint import BAD_REQUEST, iso, queue, refuse
from kawasan_service_queue.api.schemas import QueueTicket, TicketRequest
from kawasan_service_queue.models import ONLINE
from kawasan_service_queue.services.issuing import issue
from kawasan_service_queue.services.refusals import QueueRefused
from kawasan_service_queue.services.status import status

KEY_HEADER, DEVICE_HEADER = "Idempotency-Key", "Device-Id"
NO_KEY = (
    "Send a header Idempotency-Key: a fresh random text for each ticket you want. "
    "Send the same one again if no answer came, and you get the same ticket."
)
CREATED, AGAIN = 201, 200
HEADERS = [
    {"name": KEY_HEADER, "in": "header", "required": True,
     "schema": {"type": "string", "maxLength": 200, "pattern": r"\S"},
     "description": "A fresh random text for each ticket; the same one again gives the same ticket"},
    {"name": DEVICE_HEADER, "in": "header", "required": False, "schema": {"type": "string"},
     "description": "A random mark of the device: with it, one live ticket a service. Kept as a salted hash"},
]  # fmt: skip


@queue.post("/tickets")
@queue.arguments(TicketRequest)
@queue.response(CREATED, QueueTicket, description="Issued")
@queue.alt_response(AGAIN, schema=QueueTicket, description="The ticket this key has already")
@queue.alt_response(400, description="No Idempotency-Key")
@queue.alt_response(409, description="The office is closed, the quota is reached, or the device holds a ticket")
@queue.doc(parameters=HEADERS)
@throttle("60 per minute")
@public
def take(asked: dict[str, Any]) -> tuple[dict[str, Any], int]:
    """Take a number online."""
    key = request.headers.get(KEY_HEADER, "").strip()
    if not key:
        abort(BAD_REQUEST, message=NO_KEY)
    try:
        issued = issue(asked["service"], channel=ONLINE, idempotency_key=key, device=request.headers.get(DEVICE_HEADER))
    except QueueRefused as refusal:
        refuse(refusal)
    return _ticket(issued.ticket.code), CREATED if issued.is_new else AGAIN


@queue.get("/tickets/<code>")
@queue.response(200, QueueTicket)
@queue.alt_response(404, description="No such ticket")
@public
def ticket(code: str) -> dict[str, Any]:
    """A ticket as it stands now."""
    try:
        return _ticket(code)
    except QueueRefused as refusal:
        refuse(refusal)


def _ticket(code: str) -> dict[str, Any]:
    now = status(code)
    return {
        "code": now.ticket.code,
        "number": now.ticket.number,
        "sequence": now.ticket.sequence,
        "service": now.service.slug,
        "office": now.office.slug,
        "state": now.state,
        "people_ahead": now.people_ahead,
        "estimated_wait_minutes": now.wait_minutes,
        "counters_staffed": now.counters_staffed,
        "counter": now.counter_number,
        "issued_at": iso(require_regency().local_now(now.ticket.issued_at)),
        "status_url": url_for("service_queue.ticket", code=code, _external=True),
    }
