"""Choosing or changing one's password."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_login import current_user
from flask_security import login_user
from wtforms import PasswordField
from wtforms.validators import InputRequired

from kawasan.auth import knows_password, scope, set_password, signed_in
from kawasan.auth.throttle import throttle
from kawasan.ui.forms import Form
from kawasan.web.account import bp
from kawasan.web.new_password import accepts, new_password_field

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


class PasswordForm(Form):
    """The present password, where there is one, and a new one."""

    current = PasswordField(_l("Kata sandi sekarang"), render_kw={"autocomplete": "current-password"})
    password = new_password_field(
        InputRequired(_l("Tulis kata sandi baru.")),
        description=_l(
            "Paling sedikit 10 huruf: beberapa kata yang tak berhubungan. Sesudah diganti, semua perangkat lain keluar."
        ),
    )


@bp.route("/akun/kata-sandi", methods=["GET", "POST"], endpoint="password")
@scope("both")
@throttle("20 per minute")
@signed_in
def password() -> ResponseReturnValue:
    """Change it; every other browser of the account is signed out."""
    form, user = PasswordForm(), _user()
    if not user.password:
        del form.current
    if request.method == "GET":
        return render_template("web/password.html", form=form)
    if form.validate() and _knows_current(form, user) and accepts(form.password, user):
        set_password(user, form.password.data or "")
        login_user(user, authn_via=["password"])
        flash(_("Kata sandi disimpan. Perangkat lain sudah keluar."), "success")
        return redirect(url_for("account.home"))
    return render_template("web/password.html", form=form), 422


def _user() -> Any:
    return current_user._get_current_object()  # noqa: SLF001 - werkzeug's documented way


def _knows_current(form: PasswordForm, user: Any) -> bool:
    if form.current is None or knows_password(user, form.current.data or ""):
        return True
    form.current.errors = [_("Ini bukan kata sandi Anda yang sekarang.")]
    return False
