"""Members of the regency: who has which role, ending roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import SelectChoice, SelectField, StringField
from wtforms.validators import DataRequired, Length, Optional, Regexp

from kawasan.auth import MemberRefused, members, ours_alone, remove_member, require
from kawasan.auth.invite import invite
from kawasan.tenancy import SUBDIVISION_CODE, require_regency, subdivision_name, subdivisions
from kawasan.ui.forms import Form, trimmed
from kawasan.web.console import bp
from kawasan.web.console.way_in import hand_over
from kawasan.web.role_names import ROLE_NAMES

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

LONGEST_IDENTITY, LONGEST_NAME = 254, 80
REFUSALS = {
    "area": _l("Kode ini bukan kecamatan atau desa di kabupaten ini."),
    "identity": _l("Tulis satu alamat e-mail atau satu nomor telepon."),
    "had": _l("Orang ini sudah mempunyai peran itu."),
    "last_admin": _l("Administrator terakhir tidak dapat dikeluarkan. Tunjuk penggantinya lebih dahulu."),
    "unknown": _l("Peran itu sudah tidak ada."),
}


class InviteForm(Form):
    """Someone new, or a new role for someone known."""

    identity = StringField(
        _l("E-mail atau nomor telepon"),
        [DataRequired(_l("Tulis e-mail atau nomor telepon.")), Length(max=LONGEST_IDENTITY)],
        filters=[trimmed],
        render_kw={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"},
    )
    name = StringField(_l("Nama"), [Length(max=LONGEST_NAME)], filters=[trimmed], render_kw={"autocomplete": "off"})
    role = SelectField(_l("Peran"), choices=[SelectChoice(*one) for one in ROLE_NAMES.items()], default="officer")
    area_code = StringField(
        _l("Kode wilayah"),
        [
            Optional(),
            Regexp(
                SUBDIVISION_CODE, message=_l("Tulis kode kecamatan atau desa, seperti 12.12.01 atau 12.12.01.2001.")
            ),
        ],
        filters=[trimmed],
        description=_l("Bila perannya hanya untuk satu kecamatan atau desa. Kosong: seluruh kabupaten."),
        render_kw={"autocomplete": "off", "list": "bagian-wilayah"},
    )


@bp.route("/anggota", methods=["GET", "POST"], endpoint="members")
@require("core:member:manage")
def member_list() -> ResponseReturnValue:
    """The list, and the form to invite."""
    form = InviteForm()
    if request.method == "POST" and form.validate() and (answer := _invite(form)):
        return answer
    page = render_template(
        "web/console/members.html", members=members(), ours_alone=ours_alone(), form=form, role_names=ROLE_NAMES,
        subdivisions=subdivisions(require_regency().code), subdivision_name=subdivision_name,
    )  # fmt: skip
    return page, 422 if form.errors else 200


def _invite(form: InviteForm) -> ResponseReturnValue | None:
    identity, area = form.identity.data or "", form.area_code.data or None
    try:
        user, token = invite(identity, form.role.data, name=form.name.data or "", area_code=area)
    except MemberRefused as refusal:
        at_fault = form.area_code if refusal.code == "area" else form.identity
        at_fault.errors = [REFUSALS.get(refusal.code, REFUSALS["identity"])]
        return None
    return hand_over(user, token, ROLE_NAMES[form.role.data])


@bp.post("/anggota/<id:user_id>/<role>/keluarkan")
@require("core:member:manage")
def end_role(user_id: int, role: str) -> ResponseReturnValue:
    """End a role."""
    try:
        remove_member(user_id, role)
        flash(_("Peran diakhiri."), "success")
    except MemberRefused as refusal:
        flash(REFUSALS[refusal.code], "danger")
    return redirect(url_for("console.members"))
