"""Inviting a person into the current regency: account if there is none, role, one-time token."""

from __future__ import annotations

from kawasan.auth.members import EMAIL, MemberRefused, add_member, create_account, find_account
from kawasan.auth.models import User
from kawasan.auth.phones import PhoneRefused, e164
from kawasan.auth.tokens import issue_token


def invite(identity: str, role: str, *, name: str = "", area_code: str | None = None) -> tuple[User, str | None]:
    """Give the person with this e-mail or phone a role. The token is None where they have a password already.

    Raises MemberRefused: `identity` (neither an address nor a number), `had`, `role`, `area`.
    """
    user = find_account(identity) or _create(identity, name)
    if not add_member(user, role, area_code=area_code):
        code = "had"
        raise MemberRefused(code)
    return user, None if user.password else issue_token(user)


def _create(identity: str, name: str) -> User:
    text = identity.strip()
    if EMAIL.match(text):
        return create_account(email=text, name=name)
    try:
        return create_account(email=None, phone=e164(text), name=name)
    except PhoneRefused as error:
        code = "identity"
        raise MemberRefused(code) from error
