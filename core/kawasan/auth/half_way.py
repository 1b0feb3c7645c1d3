"""Between the first step of signing in and the second: kept in the cookie, which is signed, for ten minutes."""

from __future__ import annotations

import re
from typing import Any

from flask import redirect, request, url_for
from flask import session as cookie
from flask_security import login_user
from flask_security.tf_plugin import TfPlugin
from flask_security.utils import validate_redirect_url
from sqlalchemy import select
from werkzeug import Response

from kawasan.auth.models import User
from kawasan.auth.person import is_allowed
from kawasan.db import session, utcnow

KEY = "half_way"
GOOD_FOR_SECONDS = 600
OUR_PATH = re.compile(r"/[\w%]")


class SecondStep(TfPlugin):
    """Flask-Security's sign-in asks here, once the password was right."""

    def tf_enter(self, user: Any, *_: Any, **__: Any) -> Response | None:
        """Lead on to the second step, where the account has one."""
        return ask_for_code(user, "password", request.form.get("next", "")) if user.second_step else None


def enter(user: User, via: str) -> Response:
    """Sign in after a first step other than the password; with a second step, lead on to it."""
    if user.second_step:
        return ask_for_code(user, via)
    login_user(user, authn_via=[via])
    return redirect(url_for("account.landing"))


def ask_for_code(user: User, via: str, way_on: str = "") -> Response:
    """Lead on to the second step. A new password ends what was begun, as it ends a session."""
    cookie[KEY] = {"who": user.fs_uniquifier, "via": via, "to": way_on, "at": int(utcnow().timestamp())}
    return redirect(url_for("account.code"))


def who_is_half_way() -> User | None:
    """Whose code is awaited from this browser."""
    begun: Any = cookie.get(KEY)
    if not begun or utcnow().timestamp() - begun["at"] > GOOD_FOR_SECONDS:
        return None
    user: User | None = session().scalar(select(User).where(User.fs_uniquifier == begun["who"]))
    return user if user and user.second_step and is_allowed(user) else None


def half_way_key() -> str:
    """Whom tries are counted for. With a new password the count begins anew: who knew only the old one is out."""
    return str((cookie.get(KEY) or {}).get("who", ""))


def finish(user: User) -> Response:
    """Sign in: both steps are done."""
    begun: Any = cookie.pop(KEY)
    login_user(user, authn_via=[begun["via"], "code"])
    return redirect(way_on(str(begun["to"]), "account.landing"))


def way_on(path: str, otherwise: str) -> str:
    """Where somebody wanted to go, if that is one of our pages; else the address of the view `otherwise`."""
    is_ours = OUR_PATH.match(path) and validate_redirect_url(path)
    return path if is_ours else url_for(otherwise)
