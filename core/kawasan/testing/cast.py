"""The cast: the same people in every test, signed in without the second that a password costs."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import URLSafeTimedSerializer

from kawasan.auth import LoginSession, Membership, User
from kawasan.db import regency_scope, session, utcnow
from kawasan.plugins import registry
from kawasan.tenancy import RegencyProgram, RegencyRef, add_regency, find_regency


@dataclass(frozen=True)
class Member:
    """One of the cast: `regency` and `role` say where they belong; an operator belongs nowhere. `area_code`: the
    sub-district or village that the role is limited to.
    """

    name: str
    email: str
    regency: str | None = None
    role: str = ""
    area_code: str | None = None


ANI = Member("ani", "ani@toba.test", "toba", "owner")
BUDI = Member("budi", "budi@toba.test", "toba", "officer")
ADMIN = Member("admin", "admin@toba.test", "toba", "admin")
CITRA = Member("citra", "citra@samosir.test", "samosir", "officer")
DEWI = Member("dewi", "dewi@toba.test", "toba", "officer", "12.12.01")
"""Of the sub-district Balige. Not among those whom every test has: a regency's officers are for all of it first."""
OPERATOR = Member("operator", "operator@kawasan.test")
CAST = (ANI, BUDI, ADMIN, CITRA, OPERATOR)

REGENCIES: Mapping[str, Mapping[str, Any]] = {
    "toba": {"code": "12.12", "monogram": "TB", "latitude": 2.3348, "longitude": 99.0634},
    "samosir": {"code": "12.17", "monogram": "SM", "latitude": 2.6011, "longitude": 98.7021},
}


def populate(app: Flask, members: Sequence[Member] = CAST, *, share: bool = True) -> None:
    """Add the two regencies, with every installed program on, and the members with their signed-in browsers. `share`:
    the region's pages show what the regencies publish.
    """
    with app.app_context():
        regencies = {slug: _add_regency(slug, dict(values), share=share) for slug, values in REGENCIES.items()}
        with regency_scope(None):
            for member in members:
                _add_member(member, regencies)


def add(app: Flask, member: Member) -> None:
    """Add one more, with a signed-in browser, to the regencies that are there."""
    with app.app_context():
        regencies = {slug: read_regency(slug) for slug in REGENCIES}
        with regency_scope(None):
            _add_member(member, regencies)


def officer_of(area_code: str) -> Member:
    """An officer limited to this sub-district or village, which lies in one of the two regencies."""
    within = [slug for slug, values in REGENCIES.items() if area_code.startswith(f"{values['code']}.")]
    assert within, f"{area_code} lies in no regency of the tests ({', '.join(REGENCIES)})"
    name = f"officer-of-{area_code}"
    return Member(name, f"{name}@{within[0]}.test", within[0], "officer", area_code)


def _add_regency(slug: str, values: dict[str, Any], *, share: bool) -> RegencyRef:
    with regency_scope(None):
        regency = add_regency(values.pop("code"), slug, shares_published=share, **values)
        # Not switched on by the service: its trail would stand in each test's own.
        programs = [RegencyProgram(regency_id=regency.id, program=name, is_on=True) for name in registry().plugins]
        session().add_all(programs)
    return read_regency(slug)


def _add_member(member: Member, regencies: Mapping[str, RegencyRef]) -> None:
    user = User(
        email=member.email,
        name=member.name.capitalize(),
        fs_uniquifier=uniquifier(member),
        is_operator=member.regency is None,
        email_confirmed_at=utcnow(),
    )
    session().add(user)
    session().flush()
    session().add(LoginSession(id=session_id(member), user_id=user.id))
    if member.regency:
        regency_id = regencies[member.regency].id
        session().add(Membership(user_id=user.id, regency_id=regency_id, role=member.role, area_code=member.area_code))


def read_regency(slug: str) -> RegencyRef:
    """The regency as it is now, read in a session of its own."""
    with regency_scope(None, writes=False):
        found = find_regency(slug=slug)
    assert found is not None, f"there is no regency {slug}"
    return found


def session_id(member: Member) -> str:
    """The id of their browser's row in the table of sessions."""
    return f"session-of-{member.name}"


def uniquifier(member: Member) -> str:
    """What flask-login knows them by."""
    return f"uniquifier-of-{member.name}"


def session_cookie(app: Flask, member: Member) -> str:
    """The session cookie of their browser."""
    signer = SecureCookieSessionInterface().get_signing_serializer(app)
    assert signer is not None, "the application has no secret key"
    values = {"_user_id": uniquifier(member), "_fresh": True, "sid": session_id(member), "csrf_token": _csrf(member)}
    return str(signer.dumps(values))


def csrf_token(app: Flask, member: Member) -> str:
    """The token their forms carry, as Flask-WTF makes it."""
    return str(URLSafeTimedSerializer(app.secret_key or "", salt="wtf-csrf-token").dumps(_csrf(member)))


def _csrf(member: Member) -> str:
    return hashlib.sha256(member.name.encode()).hexdigest()
