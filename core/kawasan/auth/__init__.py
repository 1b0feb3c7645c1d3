"""Accounts, memberships, permissions and sign-in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawasan.auth import sign_in
from kawasan.auth.access import csrf as _csrf
from kawasan.auth.access import declare_all, declared, enforce, operator_only, public, require, scope, signed_in
from kawasan.auth.members import (
    MemberRefused,
    add_member,
    create_account,
    find_account,
    knows_password,
    members,
    ours_alone,
    regencies_of,
    remove_member,
    set_password,
    switch_account,
)
from kawasan.auth.models import AccessToken, AccountPlace, LoginSession, Membership, User
from kawasan.auth.passwords import PasswordRefused, judge_password
from kawasan.auth.permissions import CORE_PERMISSIONS, by_role
from kawasan.auth.person import Person, current_person
from kawasan.auth.phones import PhoneRefused, e164, national
from kawasan.auth.places import note_place, places_of
from kawasan.auth.sessions import browsers_of, end_browser, end_sessions, forget_sessions
from kawasan.auth.tokens import TokenRefused, end_tokens, forget_tokens, issue_token, read_token, use_token

if TYPE_CHECKING:
    from flask import Flask

__all__ = [
    "CORE_PERMISSIONS", "AccessToken", "AccountPlace", "LoginSession", "MemberRefused", "Membership",
    "PasswordRefused", "Person", "PhoneRefused", "TokenRefused", "User", "add_member", "browsers_of", "by_role",
    "create_account", "current_person", "declare_all", "declared", "e164", "end_browser", "end_sessions",
    "end_tokens", "enforce", "find_account", "forget_sessions", "forget_tokens", "init_app", "issue_token",
    "judge_password", "knows_password", "members", "national", "note_place", "operator_only", "ours_alone",
    "places_of", "public", "read_token", "regencies_of", "remove_member", "require", "scope", "set_password",
    "signed_in", "switch_account", "use_token",
]  # fmt: skip


def init_app(app: Flask) -> None:
    """Set up accounts; permissions of plugins are added once those are loaded."""
    app.extensions["kawasan_role_permissions"] = by_role(CORE_PERMISSIONS)
    sign_in.init_app(app)
    _csrf.init_app(app)
