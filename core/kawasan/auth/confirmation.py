"""E-mail addresses: confirmed once a link that went there alone has been used; a changed one counts from then on."""

from __future__ import annotations

import hashlib
import hmac
from datetime import timedelta

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy.exc import IntegrityError

from kawasan import mail
from kawasan.auth.letters import ADDRESS, tell_owner
from kawasan.auth.members import EMAIL, LONGEST_EMAIL, find_account
from kawasan.auth.models import User
from kawasan.auth.tokens import CONFIRM, TokenRefused, address_of, end_tokens, keep_token, use_token
from kawasan.db import session, utcnow
from kawasan.languages import speaking

GOOD_FOR = timedelta(days=1)


class AddressRefused(ValueError):
    """Not an e-mail address."""


def ask_to_confirm(user: User, address: str, token: str, link: str) -> None:
    """Send the link by which an address, the account's own or a new one, is confirmed. Nothing is sent to an address
    that belongs to somebody else, and nothing says so. Raises AddressRefused.
    """
    address = address.strip().lower()
    if len(address) > LONGEST_EMAIL or not EMAIL.match(address):
        raise AddressRefused(address)
    if find_account(address) not in (None, user):
        return
    keep_token(user, token, CONFIRM, GOOD_FOR, address=address)
    with speaking(user.language):
        subject = _("Konfirmasi alamat e-mail Anda")
        body = _("Buka alamat ini untuk mengonfirmasi bahwa surat bagi akun Anda sampai di sini. Berlaku satu hari:")
        otherwise = _("Bila Anda tidak mengenal akun ini, abaikan surat ini.")
    mail.send(address, subject, f"{body}\n\n{link}\n\n{otherwise}\n")


def confirm(token: str) -> User:
    """Use the link up: its address is the account's, and confirmed. Links sent to the one before end, and a letter
    there, if it was confirmed, tells of the change. Raises TokenRefused, too where the address has become somebody
    else's meanwhile.
    """
    address = address_of(token, CONFIRM)
    user = use_token(token, CONFIRM)
    reached, before, user.email = user.confirmed_email, user.email, address
    try:
        with session().begin_nested():
            session().flush()
    except IntegrityError as error:
        raise TokenRefused from error
    note_reached(user, address)
    if before != address:
        end_tokens(user.id)
        if reached:
            tell_owner(user, ADDRESS, address=reached)
    return user


def note_reached(user: User, address: str) -> None:
    """A link that went to this address, and nowhere else, has been used."""
    if address and user.email == address:
        user.email_confirmed_at = utcnow()


def proof_of_mail(token: str, address: str) -> str:
    """What only the mailed form of an invitation carries: the printed one says nothing about the address."""
    secret = str(current_app.config["SECRET_KEY"]).encode()
    return hmac.digest(secret, f"mailed {token} {address}".encode(), hashlib.sha256).hex()[:32]


def is_proof_of_mail(proof: str, token: str, address: str) -> bool:
    """Whether an invitation came by a letter to this address."""
    return hmac.compare_digest(proof.encode(), proof_of_mail(token, address).encode())
