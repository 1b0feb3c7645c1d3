"""What a new day does to verified claims: those that lapsed are shown nowhere, owners of others are told before."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from kawasan.plugin_api import Bilingual, content_changed, local_date, require_regency, session, tell
from kawasan_umkm_catalog.models import Business, Claim
from kawasan_umkm_catalog.services.preferences import PROGRAM
from kawasan_umkm_catalog.services.terms import KINDS

TOLD_DAYS = 14
"""So many days before a badge's last one its owner is told: an officer needs some of them."""


def begin_day(today: date, since: date | None) -> None:
    """Renew what maps and the region's pages keep, where a badge has lapsed after `since`; tell owners of those whose
    time to be told has come after it. None: of all.
    """
    if _has_lapsed(today, since or date.min):
        content_changed(PROGRAM)
    told_until = max(today, since + timedelta(days=TOLD_DAYS + 1)) if since else today
    for claim in _ending(told_until, today + timedelta(days=TOLD_DAYS)):
        _tell_owner(claim)


def _has_lapsed(today: date, since: date) -> bool:
    """Whether a badge's last day was `since` or later, and is over."""
    query = select(Claim.id).where(Claim.state == "verified", Claim.expires_on >= since, Claim.expires_on < today)
    return session().scalars(query.limit(1)).first() is not None


def _ending(first: date, last: date) -> list[Claim]:
    query = select(Claim).options(joinedload(Claim.business)).join(Claim.business)
    query = query.where(Claim.state == "verified", Claim.expires_on.between(first, last))
    return list(session().scalars(query.where(Business.owner_id.is_not(None)).order_by(Claim.expires_on, Claim.id)))


def _tell_owner(claim: Claim) -> None:
    label, zone = KINDS[claim.kind].title, require_regency().timezone
    day = Bilingual(*(local_date(claim.expires_on or date.max, zone, language) for language in ("id", "en")))
    tell(claim.business.owner_id or 0, Bilingual(
        f"{label.id} untuk {claim.business.name} berlaku sampai {day.id}. Ajukan lagi agar lencananya tetap tampil.",
        f"{label.text('en')} of {claim.business.name} is good until {day.en}. Submit it again to keep its badge.",
    ), f"umkm/milik-saya/usaha/{claim.business.slug}")  # fmt: skip
