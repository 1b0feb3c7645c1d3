"""Badges: what an officer has verified, as buyers see it. They lapse by themselves at the end of their last day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import and_, or_, select

from kawasan.plugin_api import Bilingual, RegencyRef, require_regency, session
from kawasan_umkm_catalog.models import Claim
from kawasan_umkm_catalog.services.terms import KINDS, ClaimKind

_ORDER = list(KINDS)


@dataclass(frozen=True)
class Badge:
    """One verified claim: what was checked, since when (aware), and until which day it holds."""

    kind: str
    since: datetime
    expires_on: date | None = None
    number: str = ""
    """Only where it is printed for buyers to see."""

    @property
    def meaning(self) -> ClaimKind:
        return KINDS[self.kind]

    @property
    def label(self) -> Bilingual:
        return self.meaning.label


def is_live(today: date) -> Any:
    """The condition under which a claim's badge is shown on `today`, the regency's day."""
    return and_(Claim.state == "verified", or_(Claim.expires_on.is_(None), Claim.expires_on >= today))


def badges_of(business_ids: Iterable[int]) -> dict[int, tuple[Badge, ...]]:
    """The badges of these businesses, in the order of KINDS. One query."""
    ids = set(business_ids)
    if not ids:
        return {}
    columns = (Claim.business_id, Claim.kind, Claim.decided_at, Claim.submitted_at, Claim.expires_on, Claim.number)
    rows = session().execute(select(*columns).where(Claim.business_id.in_(ids), is_live(require_regency().local_day())))
    found: dict[int, list[Badge]] = defaultdict(list)
    for business_id, kind, decided, submitted, expires, number in rows:
        if kind in KINDS:
            shown = number if KINDS[kind].is_on_the_pack else ""
            found[business_id].append(Badge(kind, decided or submitted, expires, shown))
    return {key: tuple(sorted(badges, key=lambda badge: _ORDER.index(badge.kind))) for key, badges in found.items()}


def first_lapse(badges: Iterable[Badge], regency: RegencyRef) -> datetime | None:
    """The moment at which the first of these badges lapses: the midnight after its last day."""
    last = min((badge.expires_on for badge in badges if badge.expires_on), default=None)
    return None if last is None else datetime.combine(last + timedelta(days=1), time(), regency.zone)
