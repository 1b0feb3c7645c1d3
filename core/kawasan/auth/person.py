"""The person of this request: account and roles in the current regency, read in one SELECT."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import current_app, g, has_request_context
from flask_login import current_user
from sqlalchemy import and_, or_, select

from kawasan.audit import STATION, acting_as
from kawasan.auth.models import LoginSession, Membership, User
from kawasan.auth.sessions import has_lapsed, note_seen
from kawasan.db import bound_id, session
from kawasan.tenancy import lies_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

ADMIN, OFFICER = "admin", "officer"


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
    """Sub-districts and villages the roles are limited to; empty: the whole regency. Ask `works_in`."""
    granted: frozenset[str]
    """Permissions of the roles, where they are neither administrator nor operator."""
    lacks_second_step: bool = False
    """Whether an administrator's or operator's power waits until they have set up a second step."""
    station: str = ""
    """Name of the shared counter computer they sit at; empty anywhere else."""
    by_pin: bool = False
    """Whether they have shown no more than a PIN there: an officer's permissions, and nothing of their own account."""

    def can(self, permission: str) -> bool:
        """Whether they may do this in the current regency."""
        return self.is_operator or ADMIN in self.roles or permission in self.granted

    def works_in(self, area_code: str) -> bool:
        """Whether their role reaches a sub-district or village; for the whole regency (empty) only where it is not
        limited. A role limited to a sub-district reaches its villages too. Says nothing of what they `can` do there.
        """
        return not self.area_codes or any(lies_in(area_code, own) for own in self.area_codes)

    @property
    def label(self) -> str:
        """A name to greet them by."""
        return self.name or self.email or self.phone or str(self.id)

    @property
    def is_staff(self) -> bool:
        """Whether the staff's desk is for them."""
        return self.is_operator or bool(self.roles & {ADMIN, OFFICER})


@dataclass(frozen=True)
class Turn:
    """The login session of this request. At a station, `ends_at` is when it ends however busy it is."""

    id: str
    last_seen: datetime
    station: str = ""
    by_pin: bool = False
    ends_at: datetime | None = None


def current_person() -> Person | None:
    """The signed-in person, or None for an anonymous visitor."""
    if not has_request_context() or not current_user.is_authenticated:
        return None
    person: Person = g.kawasan_person
    return person


def current_turn() -> Turn | None:
    """The session of the signed-in person; None for an anonymous visitor."""
    turn: Turn | None = g.get("kawasan_turn")
    return turn if current_person() is not None else None


def load_user(session_id: str | None, uniquifier: str) -> User | None:
    """The account behind a login session, with its roles here. One SELECT.

    A session begun with a PIN counts in its station's regency alone, and while the account is of the staff there.
    """
    if not session_id:
        return None
    turn = (LoginSession.last_seen_at, LoginSession.station_id, LoginSession.browser, LoginSession.by_pin)
    rows = (
        session()
        .execute(
            select(User, Membership, *turn, LoginSession.ends_at)
            .join(LoginSession, LoginSession.user_id == User.id)
            .outerjoin(Membership, and_(Membership.user_id == User.id, Membership.regency_id == bound_id()))
            .where(LoginSession.id == session_id, ~has_lapsed())
            .where(or_(LoginSession.by_pin.is_(False), LoginSession.regency_id == bound_id()))
        )
        .all()
    )
    if not rows:
        return None
    user: User = rows[0][0]
    memberships = [row[1] for row in rows if row[1] is not None]
    _, _, last_seen, station_id, name, by_pin, ends_at = rows[0]
    if not is_allowed(user) or user.fs_uniquifier != uniquifier or (by_pin and not may_use_pin(user, memberships)):
        return None
    g.kawasan_turn = Turn(session_id, last_seen, name if station_id else "", by_pin, ends_at)
    remember(user, memberships)
    if not station_id:
        note_seen(session_id, last_seen)
    return user


def is_allowed(user: User) -> bool:
    """Whether the account may be used: active, and a demo account in demo mode only."""
    return user.active and (not user.is_demo or current_app.config["KAWASAN_MODE"] == "demo")


def may_use_pin(user: User, memberships: Iterable[Membership]) -> bool:
    """Whether an account is of a regency's staff, by these roles there, without a second step that it still lacks."""
    return bool(_counting(user, memberships) & {ADMIN, OFFICER})


def remember(user: User, memberships: list[Membership]) -> None:
    """Make this account the person of the current app context.

    With a PIN they are an officer, whatever else they may be: what is not given to officers is closed.
    """
    granted: Mapping[str, frozenset[str]] = current_app.extensions["kawasan_role_permissions"]
    turn: Turn | None = g.get("kawasan_turn")
    by_pin = turn is not None and turn.by_pin
    withheld = _withholds_power(user, frozenset(m.role for m in memberships))
    roles = frozenset({OFFICER}) if by_pin else _counting(user, memberships)
    areas = _areas(memberships, _counting(user, memberships))
    g.kawasan_person = Person(
        id=user.id, name=user.name, email=user.email, phone=user.phone, roles=roles,
        is_operator=user.is_operator and not withheld and not by_pin, lacks_second_step=withheld and not by_pin,
        area_codes=areas,
        granted=frozenset().union(*(granted.get(role, frozenset()) for role in roles)),
        station=turn.station if turn else "", by_pin=by_pin,
    )  # fmt: skip
    acting_as(user.id, user.label, origin=STATION if by_pin else None)


def _areas(memberships: Iterable[Membership], counting: frozenset[str]) -> frozenset[str]:
    """Of the roles that count; an owner's, which has none, does not widen an officer's."""
    staff = [m for m in memberships if m.role in counting & {ADMIN, OFFICER}]
    limits = [m.area_code for m in staff or memberships]
    return frozenset() if None in limits else frozenset(code for code in limits if code)


def _counting(user: User, memberships: Iterable[Membership]) -> frozenset[str]:
    """The roles, without the power that waits for a second step."""
    roles = frozenset(m.role for m in memberships)
    return roles - {ADMIN} if _withholds_power(user, roles) else roles


def _withholds_power(user: User, roles: frozenset[str]) -> bool:
    is_demanded = current_app.config["KAWASAN_TWO_FACTOR"] == "staff"
    return is_demanded and user.second_step is None and (user.is_operator or ADMIN in roles)
