"""The second step of signing in: the page that asks for the code, and switching it on and off at one's account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import current_app, flash, make_response, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_login import current_user
from wtforms import PasswordField, StringField
from wtforms.validators import DataRequired, Length

from kawasan.auth import end_sessions, knows_password, public, scope, signed_in
from kawasan.auth.half_way import finish, half_way_key, who_is_half_way
from kawasan.auth.second_step import (
    CodeRefused,
    check_code,
    count_recovery_codes,
    key_of,
    new_nonce,
    new_recovery_codes,
    switch_off,
    switch_on,
)
from kawasan.auth.throttle import throttle_codes
from kawasan.ui.forms import Form, trimmed
from kawasan.ui.qr import qr_svg
from kawasan.web.account import bp, the_person

if TYPE_CHECKING:
    from flask import Response
    from flask.typing import ResponseReturnValue

LONGEST_CODE = 40
SETTING_UP = "second_step_nonce"
WRONG = _l("Kode ini salah, sudah dipakai, atau waktunya lewat. Tunggu kode berikutnya di aplikasi Anda.")


class CodeForm(Form):
    """A code of the app, or where one is asked to prove oneself a recovery code."""

    code = StringField(
        _l("Kode"),
        [DataRequired(_l("Tulis kodenya.")), Length(max=LONGEST_CODE)],
        filters=[trimmed],
        render_kw={"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"},
    )


class SetUpForm(CodeForm):
    """The first code, and the password of an account that has one: an unattended browser is not enough."""

    password = PasswordField(
        _l("Kata sandi Anda"), render_kw={"autocomplete": "current-password"}, validators=[DataRequired()]
    )


@bp.route("/akun/kode", methods=["GET", "POST"], endpoint="code")
@scope("both")
@throttle_codes(half_way_key)
@public
def ask() -> ResponseReturnValue:
    """The second step; without a first, back to it."""
    user, form = who_is_half_way(), CodeForm()
    if user is None:
        return redirect(url_for("security.login"))
    if request.method == "POST" and form.validate():
        try:
            check_code(user, form.code.data or "")
            return finish(user)
        except CodeRefused:
            form.code.errors = [WRONG]
    return render_template("web/code.html", form=form), 422 if form.errors else 200


@bp.route("/akun/masuk-dua-langkah", methods=["GET", "POST"], endpoint="second_step")
@scope("both")
@throttle_codes(lambda: str(current_user.get_id()))
@signed_in
def manage() -> ResponseReturnValue:
    """Set it up; or, where it is on, get new recovery codes or switch it off, each for a code."""
    user: Any = current_user._get_current_object()  # noqa: SLF001 - werkzeug's documented way
    return _change(user) if user.second_step else _set_up(user)


def _set_up(user: Any) -> ResponseReturnValue:
    form = SetUpForm()
    if not user.password:
        del form.password
    nonce = session.get(SETTING_UP)
    if request.method == "POST" and nonce and form.validate() and _is_the_owner(form, user):
        try:
            codes = switch_on(user, nonce, form.code.data or "")
        except CodeRefused:
            form.code.errors = [WRONG]
        else:
            session.pop(SETTING_UP)
            end_sessions(user.id, but=session.get("sid"))
            return _shown_once(codes)
    nonce = session[SETTING_UP] = nonce or new_nonce()
    key = key_of(user, nonce)
    uri = key.to_uri()
    qr = qr_svg(uri, _("Kode QR untuk aplikasi autentikator"))
    page = render_template("web/second_step_set_up.html", form=form, qr=qr, uri=uri, key=key.pretty_key(sep=" "))
    return _unkept(page), 422 if form.errors else 200


def _change(user: Any) -> ResponseReturnValue:
    form, is_demanded = CodeForm(), _is_demanded()
    if request.method == "POST" and form.validate():
        try:
            check_code(user, form.code.data or "")
        except CodeRefused:
            form.code.errors = [WRONG]
        else:
            if is_demanded or request.form.get("act") != "off":
                return _shown_once(new_recovery_codes(user))
            switch_off(user)
            flash(_("Masuk dua langkah dimatikan."), "success")
            return redirect(url_for("account.home"))
    left = count_recovery_codes(user.id)
    page = render_template("web/second_step_on.html", form=form, left=left, is_demanded=is_demanded)
    return page, 422 if form.errors else 200


def _is_demanded() -> bool:
    person = the_person()
    return current_app.config["KAWASAN_TWO_FACTOR"] == "staff" and (person.is_operator or "admin" in person.roles)


def _is_the_owner(form: Any, user: Any) -> bool:
    if form.password is None or knows_password(user, form.password.data or ""):
        return True
    form.password.errors = [_("Ini bukan kata sandi Anda.")]
    return False


def _shown_once(codes: list[str]) -> Response:
    return _unkept(render_template("web/recovery_codes.html", codes=codes))


def _unkept(page: str) -> Response:
    """An answer that no browser keeps: it holds what opens the account."""
    answer = make_response(page)
    answer.headers["Cache-Control"] = "no-store"
    return answer
