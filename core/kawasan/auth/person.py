"""The person of this request: account and roles in the current regency, read in one SELECT."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import current_app, g, has_request_context
from flask_login import current_user
from sqlalchemy import and_, select

from kawasan.audit import acting_as
from kawasan.auth.models import LoginSession, Membership, User
from kawasan.auth.sessions import has_lapsed, note_seen
from kawasan.db import bound_id, session

if TYPE_CHECKING:
    from collections.abc import Mapping

ADMIN = "admin"


@dataclass(frozen=True)
class Person:
    """Who is signed in, as views and templates see them."""

    id: int
    name: str
    email: str | None
    phone: str | None
    is_operator: bool
    roles: frozenset[str]
    area_codes: frozenset[str]
    """Areas the roles are limited to; empty: the whole regency."""
    granted: frozenset[str]
    """Permissions of the roles, where they are neither administrator nor operator."""
    lacks_second_step: bool = False
    """Whether an administrator's or operator's power waits until they have set up a second step."""

    def can(self, permission: str) -> bool:
        """Whether they may do this in the current regency."""
        return self.is_operator or ADMIN in self.roles or permission in self.granted

    @property
    def label(self) -> str:
        """A name to greet them by."""
        return self.name or self.email or self.phone or str(self.id)

    @property
    def is_staff(self) -> bool:
        """Whether the staff's desk is for them."""
        return self.is_operator or bool(self.roles & {ADMIN, "officer"})


def current_person() -> Person | None:
    """The signed-in person, or None for an anonymous visitor."""
    if not has_request_context() or not current_user.is_authenticated:
        return None
    person: Person = g.kawasan_person
    return person


def load_user(session_id: str | None, uniquifier: str) -> User | None:
    """The account behind a login session, with its roles here. One SELECT."""
    if not session_id:
        return None
    rows = (
        session()
        .execute(
            select(User, Membership, LoginSession.last_seen_at)
            .join(LoginSession, LoginSession.user_id == User.id)
            .outerjoin(Membership, and_(Membership.user_id == User.id, Membership.regency_id == bound_id()))
            .where(LoginSession.id == session_id, ~has_lapsed())
        )
        .all()
    )
    if not rows:
        return None
    user: User = rows[0][0]
    if not is_allowed(user) or user.fs_uniquifier != uniquifier:
        return None
    remember(user, [membership for _, membership, _ in rows if membership is not None])
    note_seen(session_id, rows[0][2])
    return user


def is_allowed(user: User) -> bool:
    """Whether the account may be used: active, and a demo account in demo mode only."""
    return user.active and (not user.is_demo or current_app.config["KAWASAN_MODE"] == "demo")


def remember(user: User, memberships: list[Membership]) -> None:
    """Make this account the person of the current app context."""
    granted: Mapping[str, frozenset[str]] = current_app.extensions["kawasan_role_permissions"]
    roles = frozenset(m.role for m in memberships)
    withheld = _withholds_power(user, roles)
    roles -= {ADMIN} if withheld else set()
    everywhere = any(m.area_code is None for m in memberships)
    g.kawasan_person = Person(
        id=user.id, name=user.name, email=user.email, phone=user.phone, roles=roles,
        is_operator=user.is_operator and not withheld, lacks_second_step=withheld,
        area_codes=frozenset() if everywhere else frozenset(m.area_code for m in memberships if m.area_code),
        granted=frozenset().union(*(granted.get(role, frozenset()) for role in roles)),
    )  # fmt: skip
    acting_as(user.id, user.label)


def _withholds_power(user: User, roles: frozenset[str]) -> bool:
    is_demanded = current_app.config["KAWASAN_TWO_FACTOR"] == "staff"
    return is_demanded and user.second_step is None and (user.is_operator or ADMIN in roles)
