"""The one group of the API's addresses, and how refusals are answered."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NoReturn

from flask_smorest import Blueprint, abort

from kawasan_service_queue.services.refusals import (
    AlreadyHolding,
    BadRequest,
    KeyReused,
    NotFound,
    OfficeClosed,
    QueueRefused,
    QuotaReached,
)

queue = Blueprint("antrean", __name__, description="Offices that are open now, and queue tickets.")

BAD_REQUEST, NOT_FOUND, CONFLICT, UNPROCESSABLE = 400, 404, 409, 422
STATUS_OF: tuple[tuple[type[QueueRefused], int], ...] = (
    (NotFound, NOT_FOUND),
    (BadRequest, BAD_REQUEST),
    (KeyReused, UNPROCESSABLE),
)


def refuse(refusal: QueueRefused) -> NoReturn:
    """Answer with a problem document: the sentence as `detail`, `code` and the facts under `errors`."""
    status = next((status for kind, status in STATUS_OF if isinstance(refusal, kind)), CONFLICT)
    abort(status, message=str(refusal), messages={"code": refusal.code, **_facts(refusal)})
    raise AssertionError  # abort never returns; the library does not say so


def iso(moment: datetime | None) -> str | None:
    """ISO 8601 with the offset of its zone."""
    return None if moment is None else moment.isoformat(timespec="seconds")


def _facts(refusal: QueueRefused) -> dict[str, Any]:
    if isinstance(refusal, OfficeClosed):
        return {"opens_at": iso(refusal.opens_at)}
    if isinstance(refusal, QuotaReached):
        return {"quota": refusal.quota}
    if isinstance(refusal, AlreadyHolding):
        return {"number": refusal.number, "ticket": refusal.ticket_code}
    return {}
