"""Accounts, memberships, permissions and sign-in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawasan.auth import sign_in, turns
from kawasan.auth.access import csrf as _csrf
from kawasan.auth.access import declare_all, declared, enforce, operator_only, public, require, scope, signed_in
from kawasan.auth.members import (
    MemberRefused,
    add_member,
    create_account,
    find_account,
    hold_admins,
    knows_password,
    members,
    ours_alone,
    regencies_of,
    remove_member,
    set_password,
    switch_account,
)
from kawasan.auth.models import AccessToken, AccountPlace, LoginSession, Membership, Pin, Station, User
from kawasan.auth.passwords import PasswordRefused, judge_password
from kawasan.auth.permissions import CORE_PERMISSIONS, by_role
from kawasan.auth.person import Person, current_person
from kawasan.auth.phones import PhoneRefused, e164, national
from kawasan.auth.pins import PinRefused, end_pins, keep_pin, pin_set_at, remove_pin, set_pin
from kawasan.auth.places import note_place, places_of
from kawasan.auth.sessions import browsers_of, end_browser, end_sessions, forget_sessions
from kawasan.auth.stations import forget_opener
from kawasan.auth.tokens import TokenRefused, end_tokens, forget_tokens, issue_token, read_token, use_token

if TYPE_CHECKING:
    from flask import Flask

__all__ = [
    "CORE_PERMISSIONS", "AccessToken", "AccountPlace", "LoginSession", "MemberRefused", "Membership",
    "PasswordRefused", "Person", "PhoneRefused", "Pin", "PinRefused", "Station", "TokenRefused", "User",
    "add_member", "browsers_of", "by_role", "create_account", "current_person", "declare_all", "declared", "e164",
    "end_browser", "end_pins", "end_sessions", "end_tokens", "enforce", "find_account", "forget_opener",
    "forget_sessions", "forget_tokens", "hold_admins", "init_app", "issue_token", "judge_password", "keep_pin",
    "knows_password", "members", "national", "note_place", "operator_only", "ours_alone", "pin_set_at", "places_of",
    "public", "read_token", "regencies_of", "remove_member", "remove_pin", "require", "scope", "set_password",
    "set_pin", "signed_in", "switch_account", "use_token",
]  # fmt: skip


def init_app(app: Flask) -> None:
    """Set up accounts; permissions of plugins are added once those are loaded."""
    app.extensions["kawasan_role_permissions"] = by_role(CORE_PERMISSIONS)
    sign_in.init_app(app)
    _csrf.init_app(app)
    app.after_request(turns.write_activity)
