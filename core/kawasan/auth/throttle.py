"""Throttles: how often one address may do something. Counted in Redis where several processes serve."""

from __future__ import annotations

from http import HTTPStatus
from ipaddress import IPv4Address, IPv6Network, ip_address
from typing import TYPE_CHECKING, Any, TypeVar

from flask import Flask, Response, current_app, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from kawasan.auth.phones import PhoneRefused, e164

if TYPE_CHECKING:
    from collections.abc import Callable

V = TypeVar("V", bound="Callable[..., Any]")
V6_NETWORK_BITS = 64
"""One subscriber has so many addresses: they count as one."""


def caller() -> str:
    """The address that asks, as it is counted."""
    try:
        address = ip_address(get_remote_address())
    except ValueError:  # what a proxy wrote is no address, as in "unknown"
        return get_remote_address()
    if isinstance(address, IPv4Address):
        return str(address)
    mapped = address.ipv4_mapped
    return str(mapped or IPv6Network((address, V6_NETWORK_BITS), strict=False).network_address)


limiter = Limiter(caller)
LONGEST_IDENTITY = 254
SIGN_IN_LIMIT = "5 per minute; 10 per 10 minutes; 20 per hour"
"""Failed tries for one account from one address: each few wait longer, an hour at most. Tries from elsewhere count for
themselves, so that who knows an account's name only cannot keep its owner out.
"""
SIGN_IN_LIMIT_OF_ADDRESS = "60 per minute; 600 per hour"
"""Failed tries from one address: an office of many people behind one address shares it."""
CODE_LIMIT = "5 per minute; 10 per 10 minutes; 20 per hour; 40 per day"
"""Wrong codes for one account, from wherever: only who knows its password gets to try any."""

PIN_LIMIT = "3 per minute; 6 per 10 minutes; 12 per hour; 24 per day"
"""Wrong PINs for one account at one station: each few wait longer, also after it was opened anew."""


def throttle(limit: str) -> Callable[[V], V]:
    """Allow a view so often per address, as in `"30 per minute"`; beyond that it answers 429."""
    return limiter.limit(limit)  # type: ignore[return-value]  # the decorator returns the view


@limiter.request_filter
def _is_off() -> bool:
    # Asked of the application that serves: the limiter itself is one for all of a process.
    return not current_app.config["KAWASAN_RATELIMIT_ENABLED"]


def init_app(app: Flask) -> None:
    """Set up counting; `KAWASAN_RATELIMIT_ENABLED=0` switches it off."""
    app.config["RATELIMIT_STORAGE_URI"] = app.config["KAWASAN_REDIS_URL"] or "memory://"
    app.config["RATELIMIT_HEADERS_ENABLED"] = False
    limiter.init_app(app)
    login: Any = app.view_functions["security.login"]
    for limit, key in ((SIGN_IN_LIMIT, _address_and_account), (SIGN_IN_LIMIT_OF_ADDRESS, caller)):
        login = limiter.limit(limit, key_func=key, methods=["POST"], deduct_when=_is_refused)(login)
    app.view_functions["security.login"] = login


def throttle_codes(account: Callable[[], str]) -> Callable[[V], V]:
    """Let wrong codes of the second step wait longer and longer; `account` names whose they are."""
    return limiter.limit(CODE_LIMIT, key_func=account, methods=["POST"], deduct_when=_is_refused)  # type: ignore[return-value]  # the decorator returns the view


def throttle_pins(station_and_account: Callable[[], str]) -> Callable[[V], V]:
    """Let wrong PINs wait longer and longer; the account signs in with its password, and elsewhere, as before."""
    return limiter.limit(PIN_LIMIT, key_func=station_and_account, methods=["POST"], deduct_when=_is_refused)  # type: ignore[return-value]  # the decorator returns the view


def _address_and_account() -> str:
    return f"{caller()} {_account(request.form.get('email', ''))}"


def _account(identity: str) -> str:
    """One key however a number is written: else each way of writing it would be a new set of tries."""
    try:
        return e164(identity)
    except PhoneRefused:
        return identity.strip().lower()[:LONGEST_IDENTITY]


def _is_refused(response: Response) -> bool:
    """Only a try that was looked at and refused counts: not who gets in, nor who is told to wait."""
    return response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
