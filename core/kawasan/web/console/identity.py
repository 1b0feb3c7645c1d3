"""The regency's identity (greeting, colours, monogram) and its consent to share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, Field, SelectChoice, SelectField, StringField
from wtforms.validators import InputRequired, Length, Regexp

from kawasan.auth import require
from kawasan.db import session
from kawasan.installation import share
from kawasan.tenancy import Regency, require_regency, save_identity
from kawasan.ui.colour import ColourError
from kawasan.ui.forms import Form
from kawasan.ui.theme import ThemeError, derive
from kawasan.web.console import bp

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


class IdentityForm(Form):
    """What makes the portal this regency's own."""

    greeting_id = StringField(_l("Salam"), [InputRequired(_l("Tulis salamnya.")), Length(max=80)])
    greeting_en = StringField(_l("Salam dalam bahasa Inggris"), [Length(max=80)])
    tagline_id = StringField(_l("Satu kalimat di bawah salam"), [Length(max=160)])
    tagline_en = StringField(_l("Kalimat itu dalam bahasa Inggris"), [Length(max=160)])
    monogram = StringField(
        _l("Monogram"),
        [
            InputRequired(_l("Tulis satu sampai tiga huruf.")),
            Regexp(r"^\w{1,3}$", message=_l("Satu sampai tiga huruf.")),
        ],
    )
    primary_color = StringField(
        _l("Warna utama"),
        [Regexp(r"^#[0-9a-fA-F]{6}$", message=_l("Tulis seperti #0b5a6f."))],
        render_kw={"type": "color"},
    )
    accent_color = StringField(
        _l("Warna kedua"),
        [Regexp(r"^#[0-9a-fA-F]{6}$", message=_l("Tulis seperti #a4262c."))],
        render_kw={"type": "color"},
    )
    pattern = SelectField(
        _l("Pita tenun"), choices=[SelectChoice("ulos", _l("Ulos")), SelectChoice("batik", _l("Batik"))]
    )
    shares_published = BooleanField(
        _l("Ikut di peta dan pencarian kawasan"),
        description=_l(
            "Yang sudah tayang di portal ini juga tampil di halaman bersama seluruh kawasan. Dapat dicabut kapan saja."
        ),
    )

    def validate_primary_color(self, _field: Field) -> None:
        """Colours that would make pages hard to read are refused with the reason."""
        try:
            derive(self.primary_color.data, self.accent_color.data)
        except ThemeError as error:
            self[{"primary": "primary_color", "accent": "accent_color"}[error.field]].errors.append(str(error))
        except ColourError:
            return  # the field's own rule says so


@bp.route("/identitas", methods=["GET", "POST"])
@require("core:identity:edit")
def identity() -> ResponseReturnValue:
    """Show and store it."""
    form = IdentityForm(obj=session().get(Regency, require_regency().id))
    if request.method == "GET":
        return render_template("web/console/identity.html", form=form)
    if not form.validate() or any(field.errors for field in form):
        return render_template("web/console/identity.html", form=form), 422
    values = dict(form.data)
    share(shares=values.pop("shares_published"))
    save_identity(values)
    flash(_("Identitas portal disimpan."), "success")
    return redirect(url_for("console.identity"))
