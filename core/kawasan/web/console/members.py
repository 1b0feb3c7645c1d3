"""Members of the regency: who has which role, inviting, ending roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import SelectChoice, SelectField, StringField
from wtforms.validators import InputRequired, Length, Optional, Regexp

from kawasan import mail
from kawasan.auth import MemberRefused, User, issue_token, members, remove_member, require
from kawasan.auth.invite import invite
from kawasan.auth.members import AREA_CODE
from kawasan.db import session
from kawasan.languages import speaking
from kawasan.tenancy import require_regency
from kawasan.ui.forms import Form
from kawasan.ui.qr import qr_svg
from kawasan.web.console import bp

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

ROLE_NAMES = {"admin": _l("Administrator"), "officer": _l("Petugas"), "owner": _l("Pemilik usaha")}
REFUSALS = {
    "identity": _l("Tulis satu alamat e-mail atau satu nomor telepon."),
    "had": _l("Orang ini sudah mempunyai peran itu."),
    "last_admin": _l("Administrator terakhir tidak dapat dikeluarkan. Tunjuk penggantinya lebih dahulu."),
    "unknown": _l("Peran itu sudah tidak ada."),
}


class InviteForm(Form):
    """Someone new, or a new role for someone known."""

    identity = StringField(
        _l("E-mail atau nomor telepon"), [InputRequired(_l("Tulis e-mail atau nomor telepon.")), Length(max=254)]
    )
    name = StringField(_l("Nama"), [Optional(), Length(max=80)])
    role = SelectField(_l("Peran"), choices=[SelectChoice(*one) for one in ROLE_NAMES.items()], default="officer")
    area_code = StringField(
        _l("Kode wilayah"),
        [
            Optional(),
            Regexp(AREA_CODE, message=_l("Tulis kode kecamatan atau desa, seperti 12.12.01 atau 12.12.01.2001.")),
        ],
        description=_l("Bila perannya hanya untuk satu kecamatan atau desa. Kosong: seluruh kabupaten."),
    )


@bp.route("/anggota", methods=["GET", "POST"], endpoint="members")
@require("core:member:manage")
def member_list() -> ResponseReturnValue:
    """The list, and the form to invite."""
    form = InviteForm()
    status = 200
    if request.method == "POST":
        if form.validate():
            try:
                user, token = invite(
                    form.identity.data, form.role.data, name=form.name.data or "", area_code=form.area_code.data or None
                )
            except MemberRefused as refusal:
                form.identity.errors = [REFUSALS.get(refusal.code, REFUSALS["identity"])]
            else:
                return _invited(user, token, str(ROLE_NAMES[form.role.data]))
        status = 422
    return render_template("web/console/members.html", members=members(), form=form, role_names=ROLE_NAMES), status


def _invited(user: User, token: str | None, role: str) -> ResponseReturnValue:
    """Someone with a password only gets the role; someone new gets a link, by mail and as a sheet to print."""
    if token is None:
        flash(
            _("%(who)s sekarang %(role)s. Ia masuk dengan akunnya yang sudah ada.", who=user.label, role=role),
            "success",
        )
        return redirect(url_for("console.members"))
    link = url_for("account.invitation", token=token, _external=True)
    if user.email:
        mail_invitation(user, link)
    return render_template("web/console/invited.html", user=user, link=link, qr=qr_svg(link, _("Undangan")))


def mail_invitation(user: User, link: str) -> None:
    """Send the one-time link."""
    with speaking(user.language):
        subject = _("Undangan ke portal %(regency)s", regency=require_regency().name)
        body = _("Buka alamat ini untuk masuk dan memilih kata sandi. Alamat ini berlaku satu kali, selama 7 hari:")
    mail.send(user.email or "", subject, f"{body}\n\n{link}\n")


@bp.post("/anggota/<int:user_id>/undangan")
@require("core:member:manage")
def invite_again(user_id: int) -> ResponseReturnValue:
    """A new one-time link for a member who lost theirs; the old one ends."""
    user: Any = session().get(User, user_id)
    if user is None or not any(m.user_id == user_id for m in members()):
        abort(404)
    return _invited(user, issue_token(user), "")


@bp.post("/anggota/<int:user_id>/<role>/keluarkan")
@require("core:member:manage")
def end_role(user_id: int, role: str) -> ResponseReturnValue:
    """End a role."""
    try:
        remove_member(user_id, role)
        flash(_("Peran diakhiri."), "success")
    except MemberRefused as refusal:
        flash(REFUSALS[refusal.code], "danger")
    return redirect(url_for("console.members"))
