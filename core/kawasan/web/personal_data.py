"""What the installation knows of a person, to see, to download and to correct (UU 27/2022, articles 6, 7 and 13)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Response, current_app, flash, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_login import current_user
from wtforms import SelectChoice, SelectField, StringField
from wtforms.validators import Length

from kawasan.auth import PhoneRefused, national, scope, signed_in
from kawasan.auth.throttle import throttle
from kawasan.db import rollback
from kawasan.rights import (
    KIND_NAMES,
    STATE_NAMES,
    Receipt,
    RightsRefused,
    correct_phone,
    document,
    held_by_account,
    held_in,
    regencies_to_ask,
)
from kawasan.tenancy import RegencyRef, current_regency
from kawasan.ui.forms import Form, trimmed
from kawasan.web.account import bp
from kawasan.web.rights_refusals import sentence

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

LONGEST_NAME, LONGEST_PHONE = 80, 40
LANGUAGES = (SelectChoice("id", "Bahasa Indonesia"), SelectChoice("en", "English"))


class PersonForm(Form):
    """Name, the language of mails, and what one signs in with."""

    name = StringField(_l("Nama"), [Length(max=LONGEST_NAME)], filters=[trimmed], render_kw={"autocomplete": "name"})
    language = SelectField(_l("Bahasa surat untuk Anda"), choices=LANGUAGES)
    phone = StringField(
        _l("Nomor telepon"), [Length(max=LONGEST_PHONE)], filters=[trimmed],
        render_kw={"autocomplete": "tel", "inputmode": "tel"},
        description=_l("Nomor baru berlaku setelah administrator memastikan bahwa nomor itu milik Anda."),
    )  # fmt: skip


@bp.route("/akun/data", methods=["GET", "POST"], endpoint="data")
@scope("both")
@throttle("60 per minute")
@signed_in
def data() -> ResponseReturnValue:
    """Show and correct it. On the region's pages there is no administrator to look at a new number."""
    user = the_account()
    form = PersonForm(obj=user)
    if current_regency() is None:
        del form.phone
    elif request.method == "GET" and user.phone:
        form.phone.data = national(user.phone)
    if request.method == "POST" and form.validate() and _corrected(form, user):
        flash(_("Data Anda disimpan."), "success")
        return redirect(url_for("account.data"))
    held = held_in(_regencies(user), user)
    page = render_template(
        "web/data.html", form=form, account=held_by_account(user), places=held, kinds=KIND_NAMES, states=STATE_NAMES,
        receipt=Receipt.read,
    )  # fmt: skip
    return page, 422 if form.errors else 200


@bp.get("/akun/data.json", endpoint="data_json")
@scope("both")
@throttle("10 per minute")
@signed_in
def data_json() -> Response:
    """All of it for another system, from every regency of the installation."""
    user = the_account()
    response = make_response(current_app.json.dumps(_document(user), indent=2, ensure_ascii=False, sort_keys=False))
    return _as_file(response, "json", "application/json")


@bp.get("/akun/data.html", endpoint="data_html")
@scope("both")
@throttle("10 per minute")
@signed_in
def data_html() -> Response:
    """The same to read, as a page that needs nothing else."""
    user = the_account()
    places = held_in(regencies_to_ask(user), user)
    page = render_template("web/data_file.html", account=held_by_account(user), places=places, kinds=KIND_NAMES)
    return _as_file(make_response(page), "html", "text/html")


def the_account() -> Any:
    """The row of the person who is signed in."""
    return current_user._get_current_object()  # noqa: SLF001 - werkzeug's documented way


def _document(user: Any) -> dict[str, Any]:
    return document(held_by_account(user), held_in(regencies_to_ask(user), user))


def _regencies(user: Any) -> list[RegencyRef]:
    """Where one is, then wherever something may be held."""
    here, others = current_regency(), regencies_to_ask(user)
    return others if here is None else [here, *(other for other in others if other.id != here.id)]


def _corrected(form: PersonForm, user: Any) -> bool:
    """Keep what was written; False, with the error at its field, where it cannot be."""
    try:
        is_asked = form.phone is not None and correct_phone(user, form.phone.data or "")
    except PhoneRefused:
        return _wrong(form.phone, _("Tulis satu nomor telepon, seperti 0812-3456-7890."))
    except RightsRefused as refusal:
        return _wrong(form.phone, sentence(refusal))
    user.name, user.language = form.name.data, form.language.data
    if is_asked:
        flash(_("Nomor baru Anda menunggu administrator, paling lama 72 jam."), "info")
    return True


def _wrong(field: Any, text: str) -> bool:
    rollback()
    field.errors = [text]
    return False


def _as_file(response: Response, ending: str, mimetype: str) -> Response:
    response.mimetype = mimetype
    response.headers["Content-Disposition"] = f'attachment; filename="data-pribadi.{ending}"'
    response.headers["Cache-Control"] = "no-store"
    return response
