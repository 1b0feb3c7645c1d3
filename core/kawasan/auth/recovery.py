"""Getting back in by oneself: a one-time link to choose a new password, sent to the account's own address."""

from __future__ import annotations

from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import select

from kawasan import mail
from kawasan.auth.confirmation import note_reached
from kawasan.auth.members import find_account, set_password
from kawasan.auth.models import AccessToken, User
from kawasan.auth.person import is_allowed
from kawasan.auth.tokens import RECOVER, address_of, keep_token, use_token
from kawasan.db import session, utcnow
from kawasan.languages import speaking

GOOD_FOR = timedelta(hours=1)
PAUSE = timedelta(minutes=10)
"""Between two letters to one account, whoever asks: the one before still opens."""


def send_recovery(identity: str, token: str, link: str) -> None:
    """Make the token good and send its link, where there is such an account with an address; else nothing."""
    user = find_account(identity)
    if user is None or not user.email or not is_allowed(user) or _was_just_sent(user):
        return
    keep_token(user, token, RECOVER, GOOD_FOR, address=user.email)
    with speaking(user.language):
        subject = _("Kata sandi baru untuk akun Anda")
        body = _("Buka alamat ini untuk memilih kata sandi baru. Alamat ini berlaku satu kali, selama satu jam:")
        otherwise = _("Bila bukan Anda yang memintanya, abaikan surat ini: kata sandi Anda tidak berubah.")
    mail.send(user.email, subject, f"{body}\n\n{link}\n\n{otherwise}\n")


def recover(token: str, password: str) -> User:
    """Use the link up and set the password; all browsers and other links of the account end. Raises TokenRefused,
    PasswordRefused.
    """
    address = address_of(token, RECOVER)
    user = use_token(token, RECOVER)
    note_reached(user, address)
    set_password(user, password)
    return user


def _was_just_sent(user: User) -> bool:
    sent = select(AccessToken.digest).where(AccessToken.user_id == user.id, AccessToken.purpose == RECOVER)
    recent = sent.where(AccessToken.created_at > utcnow() - PAUSE, AccessToken.used_at.is_(None))
    return session().scalars(recent.limit(1)).first() is not None
