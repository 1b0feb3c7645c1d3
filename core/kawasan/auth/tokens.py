"""One-time links: invitations and the QR that is handed to an owner, the way to a new password, and what confirms an
e-mail address. Only a hash of each is kept.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from sqlalchemy import delete, update

from kawasan.auth.models import AccessToken, User
from kawasan.auth.person import is_allowed
from kawasan.db import bound_id, session, utcnow

TOKEN_BYTES = 16
TOKEN_DAYS = 7
ENTER, RECOVER, CONFIRM = "enter", "recover", "confirm"
"""What a link is for: to sign in by it, to choose a new password, to confirm an address. None does for another."""


class TokenRefused(LookupError):
    """The one-time link is unknown, used or expired."""


def issue_token(user: User, *, days: int = TOKEN_DAYS) -> str:
    """A one-time token for this account in the current regency (or the platform); earlier unused ones end. Only its
    hash is kept.
    """
    earlier = delete(AccessToken).where(AccessToken.user_id == user.id, AccessToken.regency_id == bound_id())
    session().execute(earlier.where(AccessToken.purpose == ENTER, AccessToken.used_at.is_(None)))
    keep_token(user, token := new_token(), ENTER, timedelta(days=days))
    return token


def new_token() -> str:
    """One that nobody guesses. It opens nothing until it is kept."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def keep_token(user: User, token: str, purpose: str, good_for: timedelta, *, address: str | None = None) -> None:
    """Let a token open this account in the current regency (or the platform), for this purpose; `address` is where
    alone it is sent.
    """
    session().add(
        AccessToken(
            digest=_digest(token), user_id=user.id, regency_id=bound_id(), purpose=purpose,
            address=address, expires_at=utcnow() + good_for,
        )
    )  # fmt: skip


def end_tokens(user_id: int) -> None:
    """End the account's unused one-time links, wherever they were made."""
    session().execute(delete(AccessToken).where(AccessToken.user_id == user_id, AccessToken.used_at.is_(None)))


def forget_tokens() -> None:
    """Delete links whose time is over, used or not."""
    session().execute(delete(AccessToken).where(AccessToken.expires_at < utcnow()))


def read_token(token: str, purpose: str = ENTER) -> User:
    """Whose a token is, without using it up. Raises TokenRefused."""
    return _find(token, purpose)[0]


def address_of(token: str, purpose: str) -> str:
    """The address that its use confirms; empty for none. Raises TokenRefused."""
    return _find(token, purpose)[1].address or ""


def _find(token: str, purpose: str) -> tuple[User, AccessToken]:
    row = session().get(AccessToken, _digest(token))
    if row is None or row.purpose != purpose or row.used_at is not None or row.expires_at < utcnow():
        raise TokenRefused
    user: User = session().get(User, row.user_id)
    if row.regency_id != bound_id() or not is_allowed(user):
        raise TokenRefused
    return user, row


def use_token(token: str, purpose: str = ENTER) -> User:
    """Use a token up: of two at once, one gets in. Raises TokenRefused."""
    user = read_token(token, purpose)
    used = session().execute(
        update(AccessToken)
        .where(AccessToken.digest == _digest(token), AccessToken.used_at.is_(None))
        .values(used_at=utcnow())
    )
    if used.rowcount != 1:
        raise TokenRefused
    return user


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
