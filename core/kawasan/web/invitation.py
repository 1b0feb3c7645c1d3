"""The one-time way in: an invitation, or the QR an officer hands to an owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import render_template, request
from flask_babel import lazy_gettext as _l
from wtforms.validators import Optional

from kawasan.auth import TokenRefused, national, public, read_token, scope, set_password, use_token
from kawasan.auth.confirmation import is_proof_of_mail, note_reached
from kawasan.auth.half_way import enter
from kawasan.auth.throttle import throttle
from kawasan.ui.forms import Form
from kawasan.web.account import bp
from kawasan.web.new_password import accepts, new_password_field

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


class WelcomeForm(Form):
    """A password, now or later."""

    password = new_password_field(
        Optional(),
        description=_l(
            "Paling sedikit 10 huruf. Bila dikosongkan, Anda tetap masuk, dan dapat memilihnya nanti di akun."
        ),
    )


@bp.route("/undangan/<token>", methods=["GET", "POST"], endpoint="invitation")
@scope("both")
@throttle("20 per minute")
@public
def open_invitation(token: str) -> ResponseReturnValue:
    """Opening it shows whom it lets in; only the button uses it up, so that a preview of the link does not."""
    try:
        user = read_token(token)
        form = WelcomeForm()
        chosen = form.password.data
        if request.method == "POST" and form.validate() and (not chosen or accepts(form.password, user)):
            return _enter(token, chosen or "")
    except TokenRefused:
        return render_template("web/invitation_over.html"), 410
    identity = user.email or national(user.phone or "")
    return render_template("web/invitation.html", user=user, identity=identity, form=form), 422 if form.errors else 200


def _enter(token: str, password: str) -> ResponseReturnValue:
    user = use_token(token)
    if user.email and is_proof_of_mail(request.args.get("surat", ""), token, user.email):
        note_reached(user, user.email)
    if password:
        set_password(user, password)
    return enter(user, "one-time link")
