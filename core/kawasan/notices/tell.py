"""Telling people, and what they have read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import current_app
from sqlalchemy import func, select, update

from kawasan import mail
from kawasan.auth import User, note_place
from kawasan.db import session, utcnow
from kawasan.notices.models import Notice
from kawasan.tenancy import require_regency

if TYPE_CHECKING:
    from kawasan.languages import Bilingual

SHOWN = 50


def tell(user_id: int, text: Bilingual, path: str = "") -> None:
    """Tell a person something of this regency: in the portal, and by mail if they have confirmed an address.

    `path` is below the regency's root, as in `umkm/milik-saya`.
    """
    session().add(Notice(user_id=user_id, text_id=text.id, text_en=text.en, path=path))
    note_place(user_id)
    user = session().get(User, user_id)
    address = user and user.confirmed_email
    if not address:
        return
    regency = require_regency()
    sentence = text.text(user.language)
    link = f"{current_app.config['KAWASAN_PUBLIC_URL']}/{regency.slug}/{path or 'akun/kabar'}"
    mail.send(address, f"{regency.name}: {sentence}"[:120], f"{sentence}\n\n{link}\n\n{regency.name}\n")


def notices_of(user_id: int) -> list[Notice]:
    """The newest notices of a person in the current regency."""
    query = select(Notice).where(Notice.user_id == user_id).order_by(Notice.id.desc()).limit(SHOWN)
    return list(session().scalars(query))


def count_unread(user_id: int) -> int:
    """How many they have not read."""
    query = select(func.count(Notice.id)).where(Notice.user_id == user_id, Notice.read_at.is_(None))
    return int(session().scalar(query) or 0)


def mark_read(user_id: int) -> None:
    """All of theirs are read now."""
    session().execute(
        update(Notice).where(Notice.user_id == user_id, Notice.read_at.is_(None)).values(read_at=utcnow())
    )
