"""A person uses their rights: asking, withdrawing what they asked, withdrawing a consent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import abort, flash, redirect, request, url_for
from flask_babel import gettext as _

from kawasan.auth import scope, signed_in
from kawasan.auth.throttle import throttle
from kawasan.db import rollback
from kawasan.plugins import registry
from kawasan.rights import KINDS, RightsRefused, ask, ask_everywhere, withdraw, withdraw_consent
from kawasan.tenancy import require_regency
from kawasan.web.account import bp, the_person
from kawasan.web.personal_data import the_account
from kawasan.web.rights_refusals import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.typing import ResponseReturnValue

LONGEST_NOTE = 1000


@bp.post("/akun/data/permintaan", endpoint="ask")
@throttle("20 per minute")
@signed_in
def ask_here() -> ResponseReturnValue:
    """Ask this regency."""
    kind, note = request.form.get("kind", ""), request.form.get("note", "")[:LONGEST_NOTE]
    if kind not in KINDS:
        abort(400)
    said = _("Permintaan Anda diterima. Jawabannya paling lambat dalam 72 jam, sebagai kabar di halaman Akun.")
    return _done(lambda: ask(the_person().id, kind, note=note), said)


@bp.post("/akun/data/permintaan/<id:request_id>/batal", endpoint="withdraw_request")
@signed_in
def withdraw_request(request_id: int) -> ResponseReturnValue:
    """No longer wanted."""
    return _done(lambda: withdraw(the_person().id, request_id), _("Permintaan dibatalkan."))


@bp.post("/akun/data/persetujuan", endpoint="withdraw_consent")
@throttle("20 per minute")
@signed_in
def consent() -> ResponseReturnValue:
    """Withdraw a consent: what rested on it has ended with this answer."""
    program, key = request.form.get("program", ""), request.form.get("consent", "")
    if not key or program not in registry().plugins or program not in require_regency().stored_settings:
        abort(400)
    said = _("Persetujuan dicabut. Yang bergantung padanya sudah dihapus.")
    return _done(lambda: withdraw_consent(the_person().id, program, key), said)


@bp.post("/akun/data/hapus", endpoint="erase_everywhere")
@scope("platform")
@throttle("10 per minute")
@signed_in
def erase_everywhere() -> ResponseReturnValue:
    """Ask for erasure wherever something is held; an account that nothing is held on goes at once."""
    try:
        asked = ask_everywhere(the_account())
    except RightsRefused as refusal:
        rollback()
        flash(sentence(refusal), "danger")
        return redirect(url_for("account.data"))
    if not asked:
        flash(_("Akun Anda sudah dihapus."), "success")
        return redirect(url_for("portal.home"))
    names = ", ".join(regency.name for regency in asked)
    flash(_("Permintaan penghapusan diterima di %(names)s, dan dijawab dalam 72 jam.", names=names), "success")
    return redirect(url_for("account.data"))


def _done(act: Callable[[], object], said: str) -> ResponseReturnValue:
    try:
        act()
        flash(said, "success")
    except RightsRefused as refusal:
        rollback()
        flash(sentence(refusal), "danger")
    return redirect(url_for("account.data", _anchor="permintaan"))
