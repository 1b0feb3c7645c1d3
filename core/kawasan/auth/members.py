"""Accounts and memberships: adding people to a regency, changing and ending roles, one-time tokens."""

from __future__ import annotations

import re
import secrets
from typing import Any

from flask import current_app
from flask_security import hash_password
from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from kawasan.audit import record
from kawasan.auth.letters import PASSWORD, tell_owner
from kawasan.auth.models import Membership, User
from kawasan.auth.passwords import judge_password
from kawasan.auth.permissions import ROLES
from kawasan.auth.phones import PhoneRefused, e164
from kawasan.auth.pins import end_pins
from kawasan.auth.places import note_place
from kawasan.auth.sessions import end_sessions
from kawasan.auth.tokens import end_tokens
from kawasan.db import session
from kawasan.tenancy import SUBDIVISION_CODE, lies_in, require_regency

EMAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s]+\Z")
LONGEST_EMAIL = 254  # RFC 5321, section 4.5.3.1.3, without the angle brackets
STAFF_ROLES = ("admin", "officer")


class MemberRefused(ValueError):
    """The member cannot be added or changed; `code` says why, for a sentence in the user's language."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def find_account(identity: str) -> User | None:
    """By e-mail (any case) or phone number."""
    text = identity.strip()
    if "@" in text:
        found: User | None = session().scalar(select(User).where(func.lower(User.email) == text.lower()))
        return found
    try:
        number = e164(text)
    except PhoneRefused:
        return None
    owner: User | None = session().scalar(select(User).where(User.phone == number))
    return owner


def create_account(*, email: str | None, phone: str | None = None, name: str = "", **values: Any) -> User:
    """A new account, without a password until its owner sets one. Raises MemberRefused.

    Made in a demonstration, whose passwords are published, it is a demo account: whoever made it has no power later.
    """
    values.setdefault("is_demo", current_app.config["KAWASAN_MODE"] == "demo")
    email = email.strip().lower() if email else None
    if email and (len(email) > LONGEST_EMAIL or not EMAIL.match(email)):
        code = "email"
        raise MemberRefused(code)
    if not email and not phone:
        code = "nothing"
        raise MemberRefused(code)
    user = User(email=email, phone=phone, name=name.strip(), fs_uniquifier=secrets.token_urlsafe(32), **values)
    session().add(user)
    session().flush()
    return user


def set_password(user: User, password: str) -> None:
    """Set a new password; every signed-in browser, unused link and PIN of the account ends with it, and a letter tells
    its owner. Raises PasswordRefused.
    """
    judge_password(password, user)
    had_one, user.password = bool(user.password), hash_password(_normal(password))
    user.fs_uniquifier = secrets.token_urlsafe(32)
    close_doors(user.id)
    if had_one:
        tell_owner(user, PASSWORD)


def knows_password(user: Any, password: str) -> bool:
    """Whether this is the account's password."""
    return bool(user.verify_and_update_password(_normal(password)))


def _normal(password: str) -> str:
    """As sign-in compares it: a keyboard may write `é` as one character or as two."""
    return str(current_app.extensions["security"].password_util.normalize(password))


def add_member(user: User, role: str, *, area_code: str | None = None) -> bool:
    """Give a role in the current regency. False: they had it. Raises MemberRefused.

    With a role of the staff, unused one-time links of the account end: whoever printed one would hold the new power.
    """
    if role not in ROLES:
        code = "role"
        raise MemberRefused(code)
    regency = require_regency()
    if area_code and not (SUBDIVISION_CODE.match(area_code) and lies_in(area_code, regency.code)):
        code = "area"
        raise MemberRefused(code)
    if session().get(Membership, (user.id, regency.id, role)) is not None:
        return False
    session().add(Membership(user_id=user.id, regency_id=regency.id, role=role, area_code=area_code or None))
    note_place(user.id)
    if role in STAFF_ROLES:
        end_tokens(user.id)
    record("core.member.add", user.label, after={"role": role} | ({"area": area_code} if area_code else {}))
    return True


def remove_member(user_id: int, role: str) -> None:
    """Take a role away. The last administrator stays. With the last role of the staff here the account's PIN ends;
    with the last role anywhere, its sessions and unused links. Raises MemberRefused.
    """
    regency = require_regency()
    membership = session().get(Membership, (user_id, regency.id, role))
    if membership is None:
        code = "unknown"
        raise MemberRefused(code)
    if role == "admin" and hold_admins() == {user_id}:
        code = "last_admin"
        raise MemberRefused(code)
    record("core.member.remove", membership.user.label, before={"role": role})
    session().delete(membership)
    session().flush()
    left = regencies_of(user_id)
    if not any(place == regency.id and held in STAFF_ROLES for place, held in left):
        end_pins(user_id, regency.id)
    if not left and not membership.user.is_operator:
        close_doors(user_id)


def switch_account(user: User, *, on: bool) -> None:
    """Let an account be used or not. Off, it is signed out everywhere, and its unused links and PINs end, for good."""
    user.active = on
    if not on:
        close_doors(user.id)


def close_doors(user_id: int) -> None:
    """End every session, every unused one-time link and every PIN of an account."""
    end_sessions(user_id)
    end_tokens(user_id)
    end_pins(user_id)


def members() -> list[Membership]:
    """All members of the current regency with their accounts, by role and name."""
    query = select(Membership).options(joinedload(Membership.user)).where(Membership.regency_id == require_regency().id)
    return list(session().scalars(query.order_by(Membership.role, Membership.created_at)))


def regencies_of(user_id: int) -> list[tuple[int, str]]:
    """Regency ids and roles of an account, everywhere."""
    rows = session().execute(select(Membership.regency_id, Membership.role).where(Membership.user_id == user_id))
    return [(regency_id, role) for regency_id, role in rows]


def ours_alone() -> set[int]:
    """Ids of the accounts with a role in the current regency and no power anywhere else. Only for them may its staff
    hold a link that opens the account.
    """
    here = require_regency().id
    elsewhere = select(Membership.user_id).where(Membership.regency_id != here)
    query = select(User.id).join(Membership).where(Membership.regency_id == here, User.is_operator.is_(False))
    return set(session().scalars(query.where(User.id.not_in(elsewhere))))


def hold_admins() -> set[int]:
    """Ids of the administrators of the current regency, held until the unit ends: of the last two, one goes."""
    query = select(Membership.user_id).where(Membership.regency_id == require_regency().id, Membership.role == "admin")
    return set(session().scalars(query.order_by(Membership.user_id).with_for_update()))
