"""PINs, by which officers take turns at an open station of their regency. Elsewhere a PIN is worth nothing."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from flask_security import hash_password, verify_password
from sqlalchemy import delete, select

from kawasan.audit import record
from kawasan.auth.models import LoginSession, Membership, Pin, User
from kawasan.auth.person import is_allowed, may_use_pin
from kawasan.db import session, utcnow
from kawasan.tenancy import require_regency

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

PIN_DIGITS = 6
STEPS = ({0}, {1}, {9})
"""From digit to digit, modulo ten: all equal, upwards, downwards."""


class PinRefused(ValueError):
    """Not good enough; `code` says why: `six_digits` or `easy_pin`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def judge_pin(pin: str) -> None:
    """Raise PinRefused unless it is six digits that are not tried first: all equal, a run, or one part again and
    again.
    """
    if len(pin) != PIN_DIGITS or not (pin.isascii() and pin.isdigit()):
        code = "six_digits"
        raise PinRefused(code)
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(pin)}
    if steps in STEPS or pin in (pin[:2] * 3, pin[:3] * 2):
        code = "easy_pin"
        raise PinRefused(code)


def set_pin(user: User, pin: str) -> None:
    """Set the account's PIN in the current regency; what was begun with the one before ends. Raises PinRefused."""
    judge_pin(pin)
    end_pins(user.id, require_regency().id)
    keep_pin(user.id, hash_password(pin))
    record("core.pin.set", user.label)


def keep_pin(user_id: int, hashed: str) -> None:
    """Keep a PIN that was hashed as passwords are: with the installation's secret, then Argon2."""
    session().add(Pin(user_id=user_id, regency_id=require_regency().id, hash=hashed, set_at=utcnow()))
    session().flush()


def remove_pin(user: User) -> None:
    """Let the account have no PIN in the current regency."""
    end_pins(user.id, require_regency().id)
    record("core.pin.remove", user.label)


def end_pins(user_id: int, regency_id: int | None = None) -> None:
    """End the account's PIN in a regency, or (None) all its PINs, with the sessions that were begun by them."""
    begun = delete(LoginSession).where(LoginSession.user_id == user_id, LoginSession.by_pin)
    pins = delete(Pin).where(Pin.user_id == user_id)
    if regency_id is not None:
        begun, pins = begun.where(LoginSession.regency_id == regency_id), pins.where(Pin.regency_id == regency_id)
    session().execute(begun)
    session().execute(pins)


def pin_set_at(user_id: int) -> datetime | None:
    """Since when the account has a PIN in the current regency; None: it has none."""
    found: datetime | None = session().scalar(select(Pin.set_at).where(*_here(user_id)))
    return found


def is_pin_of(user_id: int, pin: str) -> bool:
    """Whether it is the account's PIN in the current regency."""
    hashed = session().scalar(select(Pin.hash).where(*_here(user_id)))
    return hashed is not None and bool(verify_password(pin, hashed))


def officers_with_pin() -> list[User]:
    """Staff of the current regency with a PIN here, by name."""
    here = require_regency().id
    query = select(User, Membership).join(Pin, Pin.user_id == User.id).join(Membership, Membership.user_id == User.id)
    roles: dict[User, list[Membership]] = {}
    for user, membership in session().execute(query.where(Pin.regency_id == here, Membership.regency_id == here)):
        roles.setdefault(user, []).append(membership)
    found = [user for user, held in roles.items() if is_allowed(user) and may_use_pin(user, held)]
    return sorted(found, key=lambda user: ((user.name or user.label).casefold(), user.id))


def _here(user_id: int) -> tuple[ColumnElement[bool], ...]:
    return (Pin.user_id == user_id, Pin.regency_id == require_regency().id)
