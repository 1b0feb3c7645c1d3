"""Sentences for why a request about personal data cannot be made or answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

if TYPE_CHECKING:
    from kawasan.rights import RightsRefused

REFUSALS = {
    "answer": _l("Tulis jawaban bagi pemohon."),
    "asked": _l("Permintaan yang sama sudah menunggu jawaban."),
    "decided": _l("Permintaan ini sudah dijawab."),
    "nothing": _l("Akun memerlukan e-mail atau nomor telepon yang sudah dipastikan."),
    "operator": _l("Akun operator tidak dapat dihapus. Alihkan dahulu tugas operatornya."),
    "taken": _l("Nomor itu sudah milik akun lain."),
    "unknown": _l("Permintaan itu tidak ada."),
}


def sentence(refusal: RightsRefused) -> str:
    """Why, in the language of the page."""
    names = ", ".join(refusal.names)
    if refusal.code == "last_admin":
        return str(_("Administrator terakhir di %(names)s harus menunjuk penggantinya lebih dahulu.", names=names))
    if refusal.code == "program":
        return str(
            _("%(names)s tidak dapat menghapus datanya, jadi tidak ada yang dihapus. Beri tahu operator.", names=names)
        )
    return str(REFUSALS[refusal.code])
