"""Which device is a kiosk: one that an officer has started for this office, within the last week.

The mark is a signed cookie: regency, office and the moment it was made. It gives no other right than to issue numbers
at this office's kiosk, so that the device needs no signed-in account. It outlives midnight: a hospital never closes.
"""

from __future__ import annotations

from flask import current_app, request, url_for
from itsdangerous import BadSignature, URLSafeTimedSerializer
from werkzeug.wrappers import Response

from kawasan.plugin_api import require_regency
from kawasan_service_queue.models import Office

COOKIE = "service_queue_kiosk"
SALT = "service_queue.kiosk"
WEEK_SECONDS = 7 * 24 * 3600


def begin(response: Response, office: Office) -> None:
    """Make the device that gets this answer a kiosk of the office for a week."""
    response.set_cookie(
        COOKIE, _signer().dumps(_mark(office)), max_age=WEEK_SECONDS, path=_path(office), httponly=True,
        secure=request.is_secure, samesite="Strict",
    )  # fmt: skip


def end(response: Response, office: Office) -> None:
    """It is no kiosk any more."""
    response.delete_cookie(COOKIE, path=_path(office))


def is_kiosk(office: Office) -> bool:
    """Whether the device that asks was started as a kiosk of this office within the week."""
    try:
        mark: object = _signer().loads(request.cookies.get(COOKIE, ""), max_age=WEEK_SECONDS)
    except BadSignature:
        return False
    return mark == _mark(office)


def _mark(office: Office) -> list[int]:
    return [require_regency().id, office.id]


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.secret_key or "", salt=SALT)


def _path(office: Office) -> str:
    return url_for("service_queue_board.kiosk", slug=office.slug)
