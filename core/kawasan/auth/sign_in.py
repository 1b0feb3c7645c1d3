"""Flask-Security, set up for kawasan: sign in by e-mail or phone, sessions that end on the server."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import Flask, flash, g, render_template, request
from flask import session as cookie
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_login import user_logged_in, user_logged_out
from flask_security import LoginForm, Security, SQLAlchemyUserDatastore, user_authenticated
from flask_security.utils import validate_redirect_url
from wtforms import Field, PasswordField, StringField
from wtforms.validators import DataRequired

from kawasan.auth.half_way import SecondStep
from kawasan.auth.members import find_account
from kawasan.auth.models import Role, User
from kawasan.auth.person import current_person, is_allowed, load_user
from kawasan.auth.sessions import begin_session, begin_turn, end_session
from kawasan.auth.stations import OPEN, open_station, this_station
from kawasan.db import db, session

WRONG = _l("Kombinasi ini tidak kami kenali. Periksa e-mail atau nomor telepon dan kata sandi Anda.")
CONFIG = {
    "SECURITY_LOGIN_URL": "/masuk",
    "SECURITY_LOGOUT_URL": "/keluar",
    "SECURITY_LOGOUT_METHODS": ["POST"],
    "SECURITY_FRESHNESS": timedelta(-1),  # nothing asks for the password again, so there is no page for it
    "SECURITY_POST_LOGIN_VIEW": "account.landing",
    "SECURITY_POST_LOGOUT_VIEW": "account.signed_out",
    "SECURITY_JOIN_USER_ROLES": False,
    "SECURITY_API_ENABLED_METHODS": ["session"],
    "SECURITY_DEFAULT_REMEMBER_ME": False,
    "SECURITY_PASSWORD_HASH": "argon2",
    # OWASP password storage cheat sheet: Argon2id at 19 MiB, two passes, one lane.
    "SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS": {
        "argon2__memory_cost": 19456, "argon2__time_cost": 2, "argon2__parallelism": 1,
    },
    "SECURITY_PASSWORD_LENGTH_MIN": 10,
    "SECURITY_EMAIL_VALIDATOR_ARGS": {"check_deliverability": False, "test_environment": True},
    "SECURITY_FLASH_MESSAGES": False,
    "SECURITY_CACHE_CONTROL": {"private": None, "no-store": None},  # its own default writes private=True
    "WTF_CSRF_CHECK_DEFAULT": False,
    "SECURITY_CSRF_IGNORE_UNAUTH_ENDPOINTS": True,  # where an anonymous form came from is checked in `auth.access`
    "WTF_CSRF_TIME_LIMIT": None,
    "SESSION_COOKIE_SAMESITE": "Lax",
    "SESSION_COOKIE_HTTPONLY": True,
}  # fmt: skip


class Datastore(SQLAlchemyUserDatastore):
    """Flask-Security's store, without a commit of its own: core commits once."""

    def commit(self) -> None:
        """Send what is pending to the database."""
        session().flush()


class SignInForm(LoginForm):
    """E-mail or phone number, and password. The refusal says the same whichever was wrong."""

    email = StringField(
        _l("E-mail atau nomor telepon"),
        validators=[DataRequired(_l("Tulis e-mail atau nomor telepon Anda."))],
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )
    password = PasswordField(
        _l("Kata sandi"),
        validators=[DataRequired(_l("Tulis kata sandi Anda."))],
        render_kw={"autocomplete": "current-password"},
    )

    remember = None  # Flask-Security's own: a cookie for a year, where a session here lasts 30 days

    class Meta:
        """Without a token of its own: where the form came from is checked for every page (`auth.access`)."""

        csrf = False

    def __init__(self, *fields: Any, **options: Any) -> None:
        """Read what a form sent, and nothing else: tries are counted by the account that a form names."""
        super().__init__(*fields, **options | ({"formdata": None} if request.is_json else {}))

    def validate_next(self, field: Field) -> None:
        """An address elsewhere is forgotten: it is no reason to keep someone out."""
        if field.data and not validate_redirect_url(field.data):
            field.data = ""

    def validate(self, **options: Any) -> bool:
        """Find the account, then let Flask-Security check the password."""
        self.ifield = self.email
        self.user = find_account(self.email.data or "")
        if self.user is not None and not is_allowed(self.user):
            self.user = None
        if super().validate(**options):
            return True
        if self.email.data and self.password.data:
            self.email.errors, self.password.errors = [WRONG], []
        return False


def init_app(app: Flask) -> None:
    """Set up sign-in and its sessions."""
    for key, value in CONFIG.items():
        if app.config.get(key) is None:  # Flask sets SESSION_COOKIE_SAMESITE to None, so setdefault would keep that
            app.config[key] = value
    security = Security(app, Datastore(db, User, Role), login_form=SignInForm, render_template=_show)
    security.two_factor_plugins = SecondStep()
    security.want_json(lambda _request: False)  # pages only: its JSON refuses with 400, which no throttle counts
    manager: Any = app.login_manager  # type: ignore[attr-defined]  # set by flask-login
    manager._request_callback = None  # noqa: SLF001 - no Authentication-Token: sessions only
    manager.user_loader(lambda uniquifier: load_user(cookie.get("sid"), uniquifier))
    user_logged_in.connect(_begin, app)
    user_logged_out.connect(_end, app)
    user_authenticated.connect(_open_station, app)


def _show(template: str, **context: Any) -> Any:
    """Flask-Security shows a form again only where it refused what was sent."""
    return render_template(template, **context), 422 if request.method == "POST" else 200


def _begin(_app: Flask, user: User, **_options: Any) -> None:
    by_pin_at = g.pop("kawasan_pin_at", None)
    if (station := by_pin_at or this_station()) is not None:
        cookie["sid"] = begin_turn(user.id, station, by_pin=by_pin_at is not None)
    else:
        cookie["sid"] = begin_session(user.id, request.user_agent.string)
    load_user(cookie["sid"], user.fs_uniquifier)


def _open_station(_app: Flask, user: User, authn_via: list[str], **_options: Any) -> None:
    """A full sign-in at a station opens it for the colleagues, where the person may."""
    person = current_person()
    if "password" not in authn_via or person is None or not person.can(OPEN):
        return
    if (station := this_station()) is not None:
        open_station(station, user.id)
        flash(_("%(station)s terbuka: rekan Anda masuk dengan PIN.", station=station.name), "info")


def _end(_app: Flask, user: User, **_options: Any) -> None:  # noqa: ARG001 - the signal's signature
    g.pop("kawasan_person", None)
    g.pop("kawasan_turn", None)
    if sid := cookie.pop("sid", None):
        end_session(sid)
