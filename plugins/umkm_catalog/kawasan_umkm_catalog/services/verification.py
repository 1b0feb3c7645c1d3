"""An officer's work: claims that wait, oldest first; each verified with evidence or refused with a reason, once."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from kawasan.plugin_api import Bilingual, content_changed, record, require_regency, session, tell, utcnow
from kawasan_umkm_catalog.models import Business, Claim
from kawasan_umkm_catalog.services.numbers import last_day, refuse_identity
from kawasan_umkm_catalog.services.preferences import PROGRAM
from kawasan_umkm_catalog.services.terms import KINDS


class AlreadyDecided(RuntimeError):
    """Someone else has decided it meanwhile; `claim` says how and when."""

    def __init__(self, claim: Claim) -> None:
        super().__init__(claim.id)
        self.claim = claim


class ClaimChanged(RuntimeError):
    """The owner changed what is to be checked after the officer opened it."""


class DecisionRefused(ValueError):
    """The decision lacks something; `code` is `own`, `evidence`, `reason`, `past` or `after_licence`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def pending_claims(limit: int = 100) -> list[Claim]:
    """Claims that wait, oldest first, each with its business and photo. One query."""
    query = select(Claim).options(joinedload(Claim.business).joinedload(Business.photo))
    waiting = query.where(Claim.state == "pending").order_by(Claim.submitted_at, Claim.id)
    return list(session().scalars(waiting.limit(limit)))


def count_pending() -> int:
    """How many wait."""
    return int(session().scalar(select(func.count(Claim.id)).where(Claim.state == "pending")) or 0)


def find_claim(claim_id: int) -> Claim | None:
    """A claim in any state, with its business."""
    query = select(Claim).options(joinedload(Claim.business).joinedload(Business.photo)).where(Claim.id == claim_id)
    found: Claim | None = session().scalar(query)
    return found


def version_of(claim: Claim) -> str:
    """What a form carries, so that a decision is about what the officer saw."""
    return claim.submitted_at.isoformat()


def usual_end(claim: Claim, today: date) -> date | None:
    """The last day to propose: the licence's own, else after the usual time of this kind, else none."""
    days = KINDS[claim.kind].usual_days
    return last_day(claim.kind, claim.number) or (today + timedelta(days=days) if days else None)


def verify_claim(claim_id: int, version: str, *, officer_id: int, evidence: str, expires_on: date | None) -> Claim:
    """Verify; the badge is shown from now to the end of `expires_on`.

    Raises AlreadyDecided, ClaimChanged, DecisionRefused, LookupError; NumberRefused for an identity number in the
    evidence.
    """
    refuse_identity(evidence)
    claim = _for_decision(claim_id, version, officer_id)
    if not evidence.strip():
        raise DecisionRefused("evidence")
    licence_ends = last_day(claim.kind, claim.number)
    if expires_on is not None and expires_on < require_regency().local_day():
        raise DecisionRefused("past")
    if licence_ends is not None and (expires_on or date.max) > licence_ends:
        raise DecisionRefused("after_licence")
    claim.evidence, claim.reason, claim.expires_on = evidence.strip(), "", expires_on
    label = KINDS[claim.kind].title
    _decide(claim, "verified", officer_id, utcnow(), Bilingual(
        f"{label.id} untuk {claim.business.name} sudah diverifikasi.",
        f"{label.text('en')} of {claim.business.name} has been verified.",
    ))  # fmt: skip
    return claim


def refuse_claim(claim_id: int, version: str, *, officer_id: int, reason: str) -> Claim:
    """Refuse, with a reason that tells the owner what to do. Raises like `verify_claim`."""
    refuse_identity(reason)
    claim = _for_decision(claim_id, version, officer_id)
    if not reason.strip():
        raise DecisionRefused("reason")
    claim.reason, claim.expires_on = reason.strip(), None
    label = KINDS[claim.kind].title
    _decide(claim, "refused", officer_id, utcnow(), Bilingual(
        f"{label.id} untuk {claim.business.name} belum dapat diverifikasi: {claim.reason}"[:500],
        f"{label.text('en')} of {claim.business.name} could not be verified: {claim.reason}"[:500],
    ))  # fmt: skip
    return claim


def _for_decision(claim_id: int, version: str, officer_id: int) -> Claim:
    query = select(Claim).where(Claim.id == claim_id).with_for_update()
    claim: Claim | None = session().scalar(query, execution_options={"populate_existing": True})
    if claim is None:
        raise LookupError(claim_id)
    if claim.state != "pending":
        raise AlreadyDecided(claim)
    if version_of(claim) != version:
        raise ClaimChanged
    if claim.business.owner_id == officer_id:
        raise DecisionRefused("own")
    return claim


def _decide(claim: Claim, state: str, officer_id: int, moment: datetime, news: Bilingual) -> None:
    claim.state, claim.decided_at, claim.decided_by = state, moment, officer_id
    record(
        f"umkm_catalog.claim.{'verify' if state == 'verified' else 'refuse'}",
        f"{claim.business.name}: {claim.kind}",
        before={"state": "pending"},
        after={
            "state": state,
            "number": claim.number,
            **({"evidence": claim.evidence} if state == "verified" else {"reason": claim.reason}),
            **({"expires_on": claim.expires_on.isoformat()} if claim.expires_on else {}),
        },
    )
    if claim.business.owner_id is not None:
        tell(claim.business.owner_id, news, f"umkm/milik-saya/usaha/{claim.business.slug}")
    content_changed(PROGRAM)
