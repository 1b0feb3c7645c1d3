"""Which device is a kiosk: one that an officer has started for this office, today.

The mark is a signed cookie: regency, office and local day. It gives no other right than to issue numbers at this
office's kiosk, so that the device needs no signed-in account, and it ends with the day.
"""

from __future__ import annotations

from flask import current_app, request, url_for
from itsdangerous import BadSignature, URLSafeSerializer
from werkzeug.wrappers import Response

from kawasan.plugin_api import require_regency, utcnow
from kawasan_service_queue.models import Office
from kawasan_service_queue.services.hours import day_end

COOKIE = "antrean_kios"
SALT = "service_queue.kiosk"


def begin(response: Response, office: Office) -> None:
    """Make the device that gets this answer a kiosk of the office until local midnight."""
    regency = require_regency()
    left = day_end(regency.local_day(utcnow()), regency.zone) - utcnow()
    response.set_cookie(
        COOKIE, _signer().dumps(_mark(office)), max_age=int(left.total_seconds()), path=_path(office), httponly=True,
        secure=request.is_secure, samesite="Strict",
    )  # fmt: skip


def end(response: Response, office: Office) -> None:
    """It is no kiosk any more."""
    response.delete_cookie(COOKIE, path=_path(office))


def is_kiosk(office: Office) -> bool:
    """Whether the device that asks was started as a kiosk of this office today."""
    try:
        mark: object = _signer().loads(request.cookies.get(COOKIE, ""))
    except BadSignature:
        return False
    return mark == _mark(office)


def _mark(office: Office) -> list[int | str]:
    regency = require_regency()
    return [regency.id, office.id, regency.local_day(utcnow()).isoformat()]


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.secret_key or "", salt=SALT)


def _path(office: Office) -> str:
    return url_for("service_queue_board.kiosk", slug=office.slug)
