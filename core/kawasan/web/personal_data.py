"""What the portal knows of a person, and correcting it (UU 27/2022, article 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_login import current_user
from wtforms import SelectChoice, SelectField, StringField
from wtforms.validators import Length

from kawasan.auth import scope, signed_in
from kawasan.ui.forms import Form, trimmed
from kawasan.web.account import bp

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

LONGEST_NAME = 80
LANGUAGES = (SelectChoice("id", "Bahasa Indonesia"), SelectChoice("en", "English"))


class PersonForm(Form):
    """Name, and the language of mails."""

    name = StringField(_l("Nama"), [Length(max=LONGEST_NAME)], filters=[trimmed], render_kw={"autocomplete": "name"})
    language = SelectField(_l("Bahasa surat untuk Anda"), choices=LANGUAGES)


@bp.route("/akun/data", methods=["GET", "POST"], endpoint="data")
@scope("both")
@signed_in
def data() -> ResponseReturnValue:
    """Show and correct it. The address one signs in with is changed by the administrator who vouches for it."""
    user: Any = current_user._get_current_object()  # noqa: SLF001 - werkzeug's documented way
    form = PersonForm(obj=user)
    if request.method == "POST" and form.validate():
        form.populate_obj(user)
        flash(_("Data Anda disimpan."), "success")
        return redirect(url_for("account.home"))
    return render_template("web/data.html", form=form, user=user), 422 if form.errors else 200
