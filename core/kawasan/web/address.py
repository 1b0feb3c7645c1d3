"""One's e-mail address: confirming it, changing it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import flash, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_login import current_user
from wtforms import PasswordField, StringField
from wtforms.validators import DataRequired

from kawasan.auth import TokenRefused, knows_password, public, read_token, scope, signed_in
from kawasan.auth.confirmation import AddressRefused, ask_to_confirm, confirm
from kawasan.auth.throttle import limiter, throttle
from kawasan.auth.tokens import CONFIRM, address_of, new_token
from kawasan.ui.forms import Form, trimmed
from kawasan.web.account import bp

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

LETTERS_LIMIT = "5 per hour; 10 per day"


class AddressForm(Form):
    """The address, and the password of an account that has one."""

    email = StringField(
        _l("E-mail"),
        [DataRequired(_l("Tulis satu alamat e-mail, seperti nama@contoh.id."))],
        filters=[trimmed],
        render_kw={"type": "email", "autocomplete": "email", "autocapitalize": "none", "spellcheck": "false"},
    )
    password = PasswordField(
        _l("Kata sandi Anda"),
        [DataRequired(_l("Tulis kata sandi Anda."))],
        render_kw={"autocomplete": "current-password"},
    )


@bp.route("/akun/alamat-e-mail", methods=["GET", "POST"], endpoint="address")
@scope("both")
@limiter.limit(LETTERS_LIMIT, key_func=lambda: f"letters {current_user.get_id()}", methods=["POST"])
@signed_in
def address() -> ResponseReturnValue:
    """Ask for a letter to the present address or a new one; a new one counts once its letter has arrived."""
    user: Any = current_user._get_current_object()  # noqa: SLF001 - werkzeug's documented way
    form = AddressForm(obj=user)
    if not user.password:
        del form.password
    if request.method == "POST" and form.validate() and _is_the_owner(form, user) and _send(form, user):
        told = _("Surat konfirmasi dikirim ke %(address)s. Buka tautan di dalamnya.", address=form.email.data)
        flash(told, "success")
        return redirect(url_for("account.home"))
    return render_template("web/address.html", form=form, user=user), 422 if form.errors else 200


def _is_the_owner(form: Any, user: Any) -> bool:
    if form.password is None or knows_password(user, form.password.data or ""):
        return True
    form.password.errors = [_("Ini bukan kata sandi Anda.")]
    return False


def _send(form: AddressForm, user: Any) -> bool:
    token = new_token()
    try:
        ask_to_confirm(user, form.email.data or "", token, url_for("account.confirm", token=token, _external=True))
    except AddressRefused:
        form.email.errors = [_("Tulis satu alamat e-mail, seperti nama@contoh.id.")]
        return False
    return True


@bp.route("/akun/konfirmasi/<token>", methods=["GET", "POST"], endpoint="confirm")
@scope("both")
@throttle("20 per minute")
@public
def confirm_address(token: str) -> ResponseReturnValue:
    """Opening it shows what it confirms; only the button does, so that a preview of the link does not."""
    try:
        user, new = read_token(token, CONFIRM), address_of(token, CONFIRM)
        if request.method == "POST":
            confirm(token)
            flash(_("Alamat e-mail dikonfirmasi."), "success")
            return redirect(url_for("account.home"))
    except TokenRefused:
        return render_template("web/confirm_over.html"), 410
    page = make_response(render_template("web/confirm.html", user=user, address=new))
    page.headers["Cache-Control"] = "no-store"
    return page
