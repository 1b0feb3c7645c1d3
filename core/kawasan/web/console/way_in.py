"""Handing someone their one-time link: by mail, and as a sheet to print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import abort, flash, make_response, redirect, render_template, url_for
from flask_babel import gettext as _

from kawasan import mail
from kawasan.audit import record
from kawasan.auth import User, issue_token, members, ours_alone, require
from kawasan.auth.confirmation import proof_of_mail
from kawasan.db import session
from kawasan.languages import speaking
from kawasan.tenancy import require_regency
from kawasan.ui.qr import qr_svg
from kawasan.web.console import bp

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


@bp.post("/anggota/<id:user_id>/undangan")
@require("core:member:manage")
def invite_again(user_id: int) -> ResponseReturnValue:
    """A new one-time link for a member who lost theirs, or their password; the old link ends.

    Not for people with a role elsewhere: whoever holds the link could act there.
    """
    user: Any = session().get(User, user_id)
    if user is None or not any(membership.user_id == user_id for membership in members()):
        abort(404)
    if user.id not in ours_alone():
        flash(_("Akun ini juga bekerja di tempat lain. Tautan barunya dibuat oleh operator."), "danger")
        return redirect(url_for("console.members"))
    record("core.member.link", user.label)
    return hand_over(user, issue_token(user), "")


def hand_over(user: User, token: str | None, role: Any) -> ResponseReturnValue:
    """Answer an invitation. Someone with a password only gets the role; someone new gets a link, by mail and as a
    sheet; someone whom another place has invited too, by mail only.
    """
    if token is None:
        what = _("%(who)s sekarang %(role)s. Ia masuk dengan akunnya yang sudah ada.", who=user.label, role=role)
        return _back(what)
    link = url_for("account.invitation", token=token, _external=True)
    if user.email:
        mail_invitation(user.email, require_regency().name, link, user.language)
    if user.id not in ours_alone():
        return _back(_("%(who)s sekarang %(role)s. Ia masuk dengan undangannya sendiri.", who=user.label, role=role))
    page = render_template("web/console/invited.html", user=user, link=link, qr=qr_svg(link, _("Undangan")))
    answer = make_response(page)
    answer.headers["Cache-Control"] = "no-store"  # the link opens an account
    return answer


def mail_invitation(address: str, regency_name: str, link: str, language: str) -> None:
    """Send the one-time link, marked as the one that came by letter: its use confirms the address."""
    proof = proof_of_mail(link.rpartition("/")[2], address.strip().lower())
    with speaking(language):
        subject = _("Undangan ke portal %(regency)s", regency=regency_name)
        body = _("Buka alamat ini untuk masuk dan memilih kata sandi. Alamat ini berlaku satu kali, selama 7 hari:")
    mail.send(address, subject, f"{body}\n\n{link}?surat={proof}\n")


def _back(what: str) -> ResponseReturnValue:
    flash(what, "success")
    return redirect(url_for("console.members"))
