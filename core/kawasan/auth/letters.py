"""Letters to an account's owner about a change: what, when, roughly from where, and what to do if it was not them.

They go to a confirmed address: to another one, nobody knows who reads them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import current_app, has_request_context, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from kawasan import mail
from kawasan.auth.sessions import label_of
from kawasan.db import utcnow
from kawasan.jobs import ZONE
from kawasan.languages import speaking
from kawasan.tenancy import current_regency, zone_label
from kawasan.ui.formats import local_datetime

if TYPE_CHECKING:
    from kawasan.auth.models import User

PASSWORD, ADDRESS, STEP_ON, STEP_OFF, CODES = "password", "address", "step_on", "step_off", "codes"
WHAT = {
    PASSWORD: _l("Kata sandi akun Anda diganti"),
    ADDRESS: _l("Alamat e-mail akun Anda diganti"),
    STEP_ON: _l("Masuk dua langkah dinyalakan untuk akun Anda"),
    STEP_OFF: _l("Masuk dua langkah dimatikan untuk akun Anda"),
    CODES: _l("Kode pemulihan akun Anda dibuat baru"),
}


def tell_owner(user: User, change: str, *, address: str | None = None) -> None:
    """Tell of one of WHAT, at the account's own address or the one before; nothing where that is not confirmed."""
    to = address or user.confirmed_email
    if to is None:
        return
    with speaking(user.language):
        subject = str(WHAT[change])
        when = _("Waktu: %(when)s", when=_now(user.language))
        where = _("Dari: %(where)s", where=_here())
        advice = _after_new_address(user) if change == ADDRESS else _after_others()
    mail.send(to, subject, f"{subject}.\n\n{when}\n{where}\n\n{advice}\n")


def _now(language: str) -> str:
    regency = current_regency()
    zone = regency.timezone if regency else ZONE.key
    return local_datetime(utcnow(), zone, language, zone_label(zone))


def _here() -> str:
    """A kind of browser: no address of a machine is kept or mailed."""
    if not has_request_context():
        return str(_("pengelola portal ini"))
    return label_of(request.user_agent.string) or str(_("peramban yang tidak dikenal"))


def _after_new_address(user: User) -> str:
    sent_to = _("Surat bagi akun Anda kini dikirim ke %(address)s.", address=user.email)
    advice = _("Bukan Anda yang mengubahnya? Hubungi administrator kabupaten Anda sekarang juga.")
    return f"{sent_to} {advice}"


def _after_others() -> str:
    advice = _(
        "Anda sendiri yang mengubahnya? Tidak ada yang perlu dilakukan. Bukan Anda? Pilih kata sandi baru di alamat"
        " ini, yang juga mengeluarkan semua perangkat, lalu hubungi administrator kabupaten Anda:"
    )
    return f"{advice}\n{current_app.config['KAWASAN_PUBLIC_URL']}/akun/lupa-kata-sandi"
