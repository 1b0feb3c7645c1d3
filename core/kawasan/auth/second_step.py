"""The second step of signing in: codes of an authenticator app (RFC 6238), and recovery codes for who lost it.

The app's key is made anew at each need from the installation's secret key and a number kept with the account: whoever
reads the database alone cannot compute a code.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

from flask import current_app
from passlib.exc import TokenError
from passlib.totp import TOTP
from sqlalchemy import delete, func, select, update

from kawasan.auth.letters import CODES as NEW_CODES
from kawasan.auth.letters import STEP_OFF, STEP_ON, tell_owner
from kawasan.auth.models import RecoveryCode, User
from kawasan.db import session, utcnow

WINDOW_SECONDS = 30
"""A code counts half a minute before and after its time, since clocks differ."""
KEY_BYTES, NONCE_BYTES = 20, 16
CODES, CODE_BYTES = 10, 10
"""Recovery codes: so many at once, of 80 bits, so that a plain hash keeps them."""
GROUP = 4


class CodeRefused(ValueError):
    """A wrong code, or one that was used already."""


def new_nonce() -> str:
    """The number from which an account's key is made; kept once a first code has shown that the app has the key."""
    return secrets.token_urlsafe(NONCE_BYTES)


def key_of(user: User, nonce: str) -> TOTP:
    """The key as authenticator apps know it: `.to_uri()` for a QR code, `.pretty_key()` to type."""
    secret = str(current_app.config["SECRET_KEY"]).encode()
    key = hmac.digest(secret, f"second step {user.id} {nonce}".encode(), hashlib.sha256)[:KEY_BYTES]
    issuer = str(current_app.config["KAWASAN_REGION_NAME"]).replace(":", " ")
    return TOTP(key=key, format="raw", label=user.label, issuer=issuer)


def switch_on(user: User, nonce: str, code: str) -> list[str]:
    """Ask for codes from now on; answers the recovery codes, which nobody sees again. Raises CodeRefused."""
    counter = _match(user, nonce, code)
    user.second_step, user.second_step_used = nonce, counter
    tell_owner(user, STEP_ON)
    return _make_codes(user)


def switch_off(user: User) -> None:
    """Ask for codes no more."""
    user.second_step = None
    tell_owner(user, STEP_OFF)
    session().execute(delete(RecoveryCode).where(RecoveryCode.user_id == user.id))


def check_code(user: User, code: str) -> None:
    """Use a code up, of the app or a recovery code: of two at once, one counts. Raises CodeRefused."""
    recovery = delete(RecoveryCode).where(RecoveryCode.user_id == user.id, RecoveryCode.digest == _digest(code))
    if session().execute(recovery).rowcount == 1:
        return
    counter = _match(user, user.second_step or "", code)
    newer = update(User).where(User.id == user.id, User.second_step_used < counter)
    if session().execute(newer.values(second_step_used=counter)).rowcount != 1:
        raise CodeRefused


def new_recovery_codes(user: User) -> list[str]:
    """Codes that each open once; earlier ones end. Only their hashes are kept."""
    tell_owner(user, NEW_CODES)
    return _make_codes(user)


def count_recovery_codes(user_id: int) -> int:
    """How many are left."""
    return int(session().scalar(select(func.count()).where(RecoveryCode.user_id == user_id)))


def _make_codes(user: User) -> list[str]:
    session().execute(delete(RecoveryCode).where(RecoveryCode.user_id == user.id))
    codes = [_readable(secrets.token_hex(CODE_BYTES)) for _ in range(CODES)]
    session().add_all(RecoveryCode(user_id=user.id, digest=_digest(code)) for code in codes)
    return codes


def _match(user: User, nonce: str, code: str) -> int:
    if not nonce:
        raise CodeRefused
    try:
        matched = key_of(user, nonce).match(code, time=utcnow().timestamp(), window=WINDOW_SECONDS)
    except TokenError as error:
        raise CodeRefused from error
    return int(matched.counter)


def _readable(code: str) -> str:
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def _digest(code: str) -> str:
    plain = "".join(c for c in code.lower() if c.isalnum())
    return hashlib.sha256(plain.encode()).hexdigest()
