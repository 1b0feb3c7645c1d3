"""One-time ways in: invitations, and the QR that is handed to an owner. Only a hash of each is kept."""

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


class TokenRefused(LookupError):
    """The one-time link is unknown, used or expired."""


def issue_token(user: User, *, days: int = TOKEN_DAYS) -> str:
    """A one-time token for this account in the current regency (or the platform); earlier unused ones end. Only its
    hash is kept.
    """
    regency_id = bound_id()
    session().execute(
        delete(AccessToken).where(
            AccessToken.user_id == user.id, AccessToken.regency_id == regency_id, AccessToken.used_at.is_(None)
        )
    )
    token = secrets.token_urlsafe(TOKEN_BYTES)
    session().add(
        AccessToken(
            digest=_digest(token), user_id=user.id, regency_id=regency_id, expires_at=utcnow() + timedelta(days=days)
        )
    )
    return token


def end_tokens(user_id: int) -> None:
    """End the account's unused one-time links, wherever they were made."""
    session().execute(delete(AccessToken).where(AccessToken.user_id == user_id, AccessToken.used_at.is_(None)))


def read_token(token: str) -> User:
    """Whom a token lets in, without using it up. Raises TokenRefused."""
    row = session().get(AccessToken, _digest(token))
    if row is None or row.used_at is not None or row.expires_at < utcnow() or row.regency_id != bound_id():
        raise TokenRefused
    user: User = session().get(User, row.user_id)
    if not is_allowed(user):
        raise TokenRefused
    return user


def use_token(token: str) -> User:
    """Use a token up: of two at once, one gets in. Raises TokenRefused."""
    user = read_token(token)
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
