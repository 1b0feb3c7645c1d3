"""A forgotten password: asking for a link, and choosing a new one by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import DataRequired, InputRequired, Length

from kawasan.auth import TokenRefused, national, public, read_token, scope
from kawasan.auth.recovery import recover, send_recovery
from kawasan.auth.throttle import limiter
from kawasan.auth.tokens import RECOVER, new_token
from kawasan.ui.forms import Form, trimmed
from kawasan.web.account import bp
from kawasan.web.after_answer import after_answer
from kawasan.web.new_password import accepts, new_password_field

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

LONGEST_IDENTITY = 254
ASKING_LIMIT = "10 per minute; 30 per hour"


class ForgottenForm(Form):
    """Whose password it is."""

    identity = StringField(
        _l("E-mail atau nomor telepon"),
        [DataRequired(_l("Tulis e-mail atau nomor telepon Anda.")), Length(max=LONGEST_IDENTITY)],
        filters=[trimmed],
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )


class RecoveryForm(Form):
    """The new password."""

    password = new_password_field(InputRequired(_l("Tulis kata sandi baru.")))


@bp.route("/akun/lupa-kata-sandi", methods=["GET", "POST"], endpoint="forgotten")
@scope("both")
@limiter.limit(ASKING_LIMIT, methods=["POST"])
@public
def forgotten() -> ResponseReturnValue:
    """The same answer, as fast, whether there is such an account or not: it is looked up afterwards."""
    form = ForgottenForm()
    if request.method == "GET" or not form.validate():
        return render_template("web/forgotten.html", form=form), 422 if form.errors else 200
    identity, token = form.identity.data or "", new_token()
    link = url_for("account.recover", token=token, _external=True)
    after_answer(lambda: send_recovery(identity, token, link))
    return render_template("web/forgotten_sent.html", asked=identity)


@bp.route("/akun/kata-sandi-baru/<token>", methods=["GET", "POST"], endpoint="recover")
@scope("both")
@limiter.limit(ASKING_LIMIT)
@public
def choose_anew(token: str) -> ResponseReturnValue:
    """Opening it shows the form; only the button uses it up. It does not sign in: the second step is asked there."""
    form = RecoveryForm()
    try:
        user = read_token(token, RECOVER)
        if request.method == "POST" and form.validate() and accepts(form.password, user):
            recover(token, form.password.data or "")
            flash(_("Kata sandi disimpan. Masuklah dengan kata sandi baru Anda."), "success")
            return redirect(url_for("security.login"))
    except TokenRefused:
        return render_template("web/recovery_over.html"), 410
    identity = user.email or national(user.phone or "")
    page = make_response(render_template("web/recovery.html", form=form, identity=identity))
    page.headers["Cache-Control"] = "no-store"
    return page, 422 if form.errors else 200
