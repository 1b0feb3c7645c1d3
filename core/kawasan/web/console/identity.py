"""The regency's identity: greeting, colours, monogram."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import ColorField, Field, SelectChoice, SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, Regexp, ValidationError

from kawasan.auth import require
from kawasan.db import session
from kawasan.tenancy import Regency, require_regency, save_identity
from kawasan.ui.colour import ColourError
from kawasan.ui.forms import Form, trimmed
from kawasan.ui.theme import ThemeError, derive
from kawasan.web.console import bp

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

LONGEST_GREETING, LONGEST_TAGLINE = 80, 160
COLOUR = Regexp(r"^#[0-9a-fA-F]{6}$", message=_l("Tulis enam angka heksadesimal, seperti #0b5a6f."))
PATTERNS = (
    SelectChoice("ulos", _l("Ulos")),
    SelectChoice("batik", _l("Batik")),
    SelectChoice("anyaman", _l("Anyaman")),
)


class IdentityForm(Form):
    """What makes the portal this regency's own."""

    greeting_id = StringField(
        _l("Salam"), [DataRequired(_l("Tulis salamnya.")), Length(max=LONGEST_GREETING)], filters=[trimmed]
    )
    greeting_en = StringField(_l("Salam dalam bahasa Inggris"), [Length(max=LONGEST_GREETING)], filters=[trimmed])
    tagline_id = StringField(_l("Satu kalimat di bawah salam"), [Length(max=LONGEST_TAGLINE)], filters=[trimmed])
    tagline_en = StringField(_l("Kalimat itu dalam bahasa Inggris"), [Length(max=LONGEST_TAGLINE)], filters=[trimmed])
    monogram = StringField(
        _l("Monogram"),
        [
            InputRequired(_l("Tulis satu sampai tiga huruf.")),
            Regexp(r"^\w{1,3}$", message=_l("Satu sampai tiga huruf.")),
        ],
        description=_l("Satu sampai tiga huruf di sudut setiap halaman."),
        render_kw={"maxlength": 3},
    )
    primary_color = ColorField(
        _l("Warna utama"),
        [InputRequired(_l("Pilih satu warna.")), COLOUR],
        description=_l("Untuk tautan, tombol, dan latar salam. Cukup tua, agar tulisan di atasnya terbaca."),
    )
    accent_color = ColorField(
        _l("Warna kedua"),
        [InputRequired(_l("Pilih satu warna.")), COLOUR],
        description=_l("Hanya untuk tombol yang terpenting dan tanda peringatan."),
    )
    privacy_contact = StringField(
        _l("Kontak pelindungan data pribadi"),
        [Length(max=LONGEST_TAGLINE)],
        filters=[trimmed],
        description=_l(
            "Kantor, alamat e-mail, atau nomor yang ditanya orang tentang datanya; tampil di halaman Privasi."
        ),
    )
    pattern = SelectField(_l("Pita tenun"), choices=PATTERNS, description=_l("Di bawah kepala setiap halaman."))

    def validate_primary_color(self, _field: Field) -> None:
        """Colours that would make pages hard to read are refused with the reason, each at its own field."""
        self._refuse("primary")

    def validate_accent_color(self, _field: Field) -> None:
        """The same."""
        self._refuse("accent")

    def _refuse(self, about: str) -> None:
        try:
            derive(self.primary_color.data or "", self.accent_color.data or "")
        except ColourError:
            return  # the field's own rule says so
        except ThemeError as error:
            if error.field == about:
                raise ValidationError(_(error.template, **error.values)) from error


@bp.route("/identitas", methods=["GET", "POST"])
@require("core:identity:edit")
def identity() -> ResponseReturnValue:
    """Show and store it."""
    form = IdentityForm(obj=session().get(Regency, require_regency().id))
    if request.method == "GET":
        return render_template("web/console/identity.html", form=form)
    if not form.validate():
        return render_template("web/console/identity.html", form=form), 422
    changed = save_identity(dict(form.data))
    flash(
        _("Identitas portal disimpan.") if changed else _("Tidak ada yang berubah."), "success" if changed else "info"
    )
    return redirect(url_for("console.identity"))
