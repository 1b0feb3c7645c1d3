"""One's own PIN for the counter computers that officers share: set, changed and removed with the password."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_login import current_user
from wtforms import PasswordField
from wtforms.validators import InputRequired

from kawasan.auth import PinRefused, knows_password, pin_set_at, remove_pin, set_pin, signed_in
from kawasan.auth.throttle import throttle
from kawasan.ui.forms import Form
from kawasan.web.account import bp, the_person
from kawasan.web.station import pin_field

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

REFUSALS = {
    "six_digits": _l("PIN terdiri dari enam angka."),
    "easy_pin": _l("PIN ini termasuk yang pertama dicoba orang. Pilih enam angka yang tidak beraturan."),
}


class RemovalForm(Form):
    """The password: a browser that was left alone is not enough."""

    password = PasswordField(
        _l("Kata sandi Anda"),
        [InputRequired(_l("Tulis kata sandi Anda."))],
        render_kw={"autocomplete": "current-password"},
    )


class OwnPinForm(RemovalForm):
    """The password, and the new PIN twice, since nobody sees what is typed."""

    pin = pin_field(_l("PIN baru"))
    again = pin_field(_l("PIN baru sekali lagi"))


@bp.route("/akun/pin", methods=["GET", "POST"], endpoint="pin")
@throttle("20 per minute")
@signed_in
def own_pin() -> ResponseReturnValue:
    """Set or change it, or with `act=remove` remove it; each for the password."""
    if not the_person().is_staff:
        abort(403)
    form, removing, user = OwnPinForm(), RemovalForm(prefix="remove-"), _user()
    sent = removing if request.form.get("act") == "remove" else form
    if request.method == "POST" and sent.validate() and _is_the_owner(sent, user) and (said := _change(sent, user)):
        flash(said, "success")
        return redirect(url_for("account.pin"))
    page = render_template("web/pin.html", form=form, removing=removing, since=pin_set_at(user.id))
    return page, 422 if sent.errors else 200


def _change(form: RemovalForm, user: Any) -> str:
    """Do it; what was done, or nothing where a field says why not."""
    if not isinstance(form, OwnPinForm):
        remove_pin(user)
        return str(_("PIN Anda dihapus."))
    if form.pin.data != form.again.data:
        form.again.errors = [_("Kedua isian PIN tidak sama.")]
        return ""
    try:
        set_pin(user, form.pin.data or "")
    except PinRefused as refusal:
        form.pin.errors = [REFUSALS[refusal.code]]
        return ""
    return str(_("PIN disimpan. PIN itu berlaku di komputer loket bersama yang terbuka."))


def _is_the_owner(form: RemovalForm, user: Any) -> bool:
    if user.password and knows_password(user, form.password.data or ""):
        return True
    form.password.errors = [_("Ini bukan kata sandi Anda.")]
    return False


def _user() -> Any:
    return current_user._get_current_object()  # noqa: SLF001 - werkzeug's documented way
