"""What operators do to the installation: add a regency, appoint administrators, name operators. Used by pages and commands."""

from __future__ import annotations

from dataclasses import dataclass

from kawasan.audit import record, record_platform
from kawasan.auth import MemberRefused, User, create_account, find_account
from kawasan.auth.invite import invite
from kawasan.db import bind, own_unit
from kawasan.tenancy import RegencyRef, add_regency, find_area


@dataclass(frozen=True)
class Appointed:
    """A regency, its new administrator, and the one-time token where they have no password yet."""

    regency: RegencyRef
    identity: str | None
    token: str | None


def open_regency(code: str, slug: str, identity: str | None = None, *, reserved: frozenset[str]) -> Appointed:
    """Add a real regency and, if an e-mail or phone is given, its first administrator. All or nothing; commits.

    Raises UnknownArea, RegencyRefused, MemberRefused.
    """
    with own_unit(find_area(code)):
        regency = add_regency(code, slug, reserved=reserved)
        bind(regency)
        record("core.regency.add", regency.name, after={"code": regency.code, "slug": regency.slug})
        token = invite(identity, "admin")[1] if identity else None
    return Appointed(regency, identity, token)


def add_to_regency(regency: RegencyRef, identity: str, role: str) -> Appointed:
    """Give someone a role in a regency; commits, and is in that regency's trail. Raises MemberRefused."""
    with own_unit(regency):
        token = invite(identity, role)[1]
    return Appointed(regency, identity, token)


def make_operator(email: str) -> User:
    """Make someone an operator, with a new account where they have none. Raises MemberRefused (`had`)."""
    user = find_account(email) or create_account(email=email)
    if user.is_operator:
        code = "had"
        raise MemberRefused(code)
    user.is_operator = True
    record_platform("core.operator.add", user.label)
    return user
