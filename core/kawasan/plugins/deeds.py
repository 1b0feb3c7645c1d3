"""What the trail says that an account did, for those who answer what is held on a person."""

from __future__ import annotations

from datetime import datetime

from flask import current_app
from sqlalchemy import func, select

from kawasan.audit import AuditEntry
from kawasan.db import session
from kawasan.languages import Bilingual
from kawasan.plugins.personal import HeldData, HeldItem, KeptData

TIMES = Bilingual("berapa kali", "how often")
LAST = Bilingual("terakhir", "last time")
TITLE = Bilingual("Tindakan Anda dalam jejak perubahan", "What you did, in the trail of changes")
GROUND = Bilingual(
    "Pertanggungjawaban atas pelayanan publik (UU 27/2022 pasal 20 ayat (2) huruf c dan e).",
    "Accountability of a public service (Law 27/2022, article 20 paragraph (2) c and e).",
)
FOR_EVER = Bilingual(
    "Selama portal ini ada. Setiap catatan terikat pada catatan sebelumnya, sehingga tidak dapat diubah atau dihapus.",
    "As long as this portal exists. Each entry is bound to the one before it, so none can be altered or removed.",
)
STAYS = KeptData(
    Bilingual(
        "Jejak perubahan: apa yang Anda lakukan dan kapan, dengan nomor akun dan sebutan akun pada waktu itu (e-mail"
        " atau nomor telepon). Hanya administrator kabupaten yang dapat membacanya.",
        "The trail of changes: what you did and when, with the number of your account and what it was called then"
        " (e-mail or phone number). Only the regency's administrators can read it.",
    ),
    Bilingual(
        "Pertanggungjawaban atas pelayanan publik (UU 27/2022 pasal 15 ayat (1) huruf c). Mengubah satu catatan akan"
        " merusak bukti bahwa jejak itu utuh.",
        "Accountability of a public service (Law 27/2022, article 15 paragraph (1) c). Altering one entry would destroy"
        " the proof that the trail is whole.",
    ),
)


def deeds_of(account_id: int, program: str) -> list[HeldData]:
    """What the account did in a program (or in `core`) in the current regency: an item for each kind of action, with
    how often, since when and when last. An empty list where it did nothing. One query.
    """
    columns = (AuditEntry.action, func.count(AuditEntry.id), func.min(AuditEntry.at), func.max(AuditEntry.at))
    query = select(*columns).where(AuditEntry.actor_id == account_id)
    query = query.where(AuditEntry.action.startswith(f"{program}.", autoescape=True))
    rows = session().execute(query.group_by(AuditEntry.action).order_by(AuditEntry.action))
    items = tuple(_item(program, action, times, first, last) for action, times, first, last in rows)
    return [HeldData(TITLE, GROUND, FOR_EVER, items, outlasts_erasure=True)] if items else []


def deeds_kept(account_id: int, program: str) -> tuple[KeptData, ...]:
    """What an erasure says of them: they stay. Empty where the account did nothing in the program."""
    return (STAYS,) if deeds_of(account_id, program) else ()


def _item(program: str, action: str, times: int, first: datetime, last: datetime) -> HeldItem:
    plugin = current_app.extensions["kawasan_plugins"].plugins.get(program)
    words = plugin.program.words if plugin else {}
    what = words.get(action.removeprefix(f"{program}."), Bilingual(action))
    return HeldItem(what, first, ((TIMES, str(times)), (LAST, f"{last:%Y-%m-%d %H:%M} UTC")))
