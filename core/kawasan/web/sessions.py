"""Signing other browsers of one's account out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, session, url_for
from flask_babel import gettext as _

from kawasan.auth import end_browser, end_sessions, scope, signed_in
from kawasan.web.account import bp, the_person

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


@bp.post("/akun/perangkat/<handle>/keluarkan", endpoint="end_browser")
@scope("both")
@signed_in
def end_one(handle: str) -> ResponseReturnValue:
    """Sign one of them out; its next request finds no session."""
    end_browser(the_person().id, handle)
    return _back(_("Perangkat itu sudah keluar."))


@bp.post("/akun/perangkat/keluarkan-lainnya")
@scope("both")
@signed_in
def end_others() -> ResponseReturnValue:
    """Sign all but this one out."""
    end_sessions(the_person().id, but=session.get("sid"))
    return _back(_("Semua perangkat lain sudah keluar."))


def _back(what: str) -> ResponseReturnValue:
    flash(what, "success")
    return redirect(url_for("account.home", _anchor="perangkat"))
