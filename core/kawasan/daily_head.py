"""The daily head: the newest hash of each trail, mailed to an address outside of the installation.

Who writes a trail anew from some entry on, or cuts its end off, cannot change what has been mailed: `kawasan audit
verify --regency SLUG --head HEX` finds that the noted head does not occur any more.
"""

from __future__ import annotations

from flask import current_app
from sqlalchemy import select

from kawasan import mail
from kawasan.audit import AuditHead
from kawasan.db import session, utcnow
from kawasan.jobs import first_today, periodic
from kawasan.tenancy import all_regencies

NAME = "core.daily_head"
PLATFORM = 0


@periodic(NAME)
def mail_heads() -> None:
    """Once a day, by whichever worker is the first, where KAWASAN_HEAD_MAIL says to whom."""
    address = current_app.config["KAWASAN_HEAD_MAIL"]
    if not address or not first_today(NAME):
        return
    subject = f"{current_app.config['KAWASAN_REGION_NAME']}: heads of the trails, {utcnow():%Y-%m-%d %H:%M} UTC"
    mail.send(address, subject, "\n".join([*_lines(), "", EXPLANATION, ""]))


EXPLANATION = (
    "Keep this mail. To compare one later: kawasan audit verify --regency SLUG --head HASH\n"
    "Simpan surat ini. Untuk mencocokkan kelak: kawasan audit verify --regency SLUG --head HASH"
)


def _lines() -> list[str]:
    names = {PLATFORM: "(platform)"} | {regency.id: regency.slug for regency in all_regencies()}
    heads = session().scalars(select(AuditHead).order_by(AuditHead.chain)).all()
    return [f"{names.get(head.chain, head.chain)} {head.sequence} {head.hash}" for head in heads if head.sequence]
