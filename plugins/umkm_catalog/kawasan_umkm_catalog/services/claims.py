"""What an owner claims of a business, to be checked by an officer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from kawasan.plugin_api import content_changed, record, require_regency, session, utcnow
from kawasan_umkm_catalog.models import Business, Claim
from kawasan_umkm_catalog.services.numbers import read_number, refuse_identity
from kawasan_umkm_catalog.services.preferences import PROGRAM
from kawasan_umkm_catalog.services.terms import KINDS

LAPSES_SOON_DAYS = 30


class ClaimUnchanged(ValueError):
    """It is verified or waiting already, and nothing about it changed."""


@dataclass(frozen=True)
class ClaimStatus:
    """How a kind of claim stands for a business.

    `code` is `absent`, `pending`, `verified`, `lapsing` (within 30 days), `lapsed` or `refused`.
    """

    kind: str
    code: str
    claim: Claim | None = None

    @property
    def can_be_submitted(self) -> bool:
        return self.code in ("absent", "refused", "lapsing", "lapsed")


def statuses_of(business: Business) -> list[ClaimStatus]:
    """The status of every kind, in the order of KINDS; a business loaded with its claims costs no query."""
    today = require_regency().local_day()
    by_kind = {claim.kind: claim for claim in business.claims}
    return [ClaimStatus(kind, _code(by_kind.get(kind), today), by_kind.get(kind)) for kind in KINDS]


def submit_claim(business: Business, kind: str, *, number: str = "", note: str = "") -> Claim:
    """Ask for something to be verified, for the first time or again; a badge for it rests until an officer decides.

    Raises NumberRefused or ClaimUnchanged; KeyError for an unknown kind.
    """
    refuse_identity(note)
    read = read_number(kind, number, require_regency().local_day()) if KINDS[kind].has_number else ""
    query = select(Claim).where(Claim.business_id == business.id, Claim.kind == kind).with_for_update()
    claim: Claim | None = session().scalar(query, execution_options={"populate_existing": True})
    before = None if claim is None else {"state": claim.state, "number": claim.number}
    if claim is None:
        claim = Claim(business_id=business.id, kind=kind)
        session().add(claim)
    elif _is_settled(claim) and (claim.number, claim.note) == (read, note):
        raise ClaimUnchanged
    claim.number, claim.note, claim.state, claim.submitted_at = read, note, "pending", utcnow()
    claim.reason, claim.decided_at, claim.decided_by, claim.expires_on = "", None, None, None
    record("umkm_catalog.claim.submit", f"{business.name}: {kind}", before=before, after={"number": read})
    content_changed(PROGRAM)
    return claim


def _is_settled(claim: Claim) -> bool:
    return _code(claim, require_regency().local_day()) in ("pending", "verified")


def _code(claim: Claim | None, today: date) -> str:
    if claim is None:
        return "absent"
    if claim.state != "verified" or claim.expires_on is None:
        return claim.state
    if claim.expires_on < today:
        return "lapsed"
    return "lapsing" if claim.expires_on <= today + timedelta(days=LAPSES_SOON_DAYS) else "verified"
