"""What an owner does with a business: adding, changing, publishing. What was verified and changes is checked anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from kawasan.plugin_api import content_changed, record, session, utcnow
from kawasan_umkm_catalog.models import Business, Claim
from kawasan_umkm_catalog.services.preferences import PROGRAM
from kawasan_umkm_catalog.services.words import free_slug, same_as

CLAIM_OF_FACT = {"name": "identity", "district": "place", "village": "place", "latitude": "place", "longitude": "place"}
"""Which claim stands for which fact."""
FIRST_CLAIMS = ("identity", "place")
"""What an officer can check of every business; asked for when it is registered."""
_IN_THE_TRAIL = ("name", "category", "district", "village", "latitude", "longitude", "size_class", "since_year")


class ConsentMissing(ValueError):
    """A phone number is shown to buyers only where its owner agreed to that (UU 27/2022)."""


@dataclass(frozen=True)
class BusinessDraft:
    """What is written down of a business. `phone` is E.164, the coordinates WGS 84 degrees."""

    name: str
    category: str
    district: str
    village: str = ""
    latitude: float | None = None
    longitude: float | None = None
    phone: str | None = None
    size_class: str = "micro"
    since_year: int | None = None
    tagline_id: str = ""
    tagline_en: str = ""
    description_id: str = ""
    description_en: str = ""
    hours: Sequence[Sequence[str]] | None = None


def own_businesses(owner_id: int) -> list[Business]:
    """All businesses of an account with their claims, by name. Two queries."""
    query = select(Business).options(joinedload(Business.photo), selectinload(Business.claims))
    return list(session().scalars(query.where(Business.owner_id == owner_id).order_by(Business.name)))


def own_business(owner_id: int, slug: str) -> Business | None:
    """One of them; None for a business that is not theirs."""
    query = select(Business).options(joinedload(Business.photo), selectinload(Business.claims))
    found: Business | None = session().scalar(query.where(Business.owner_id == owner_id, Business.slug == slug))
    return found


def add_business(draft: BusinessDraft, *, owner_id: int, consents: bool, published: bool = False) -> Business:
    """Add a business; what can be checked of each waits for an officer at once. Raises ConsentMissing.

    Sent once more, as after a lost answer, it is not added again.
    """
    values, consented_at = _values(draft), _consent(draft.phone, given=consents)
    slug = free_slug(Business, draft.name)  # first: one added since then has this slug too, and two are refused
    alike = select(Business).where(Business.owner_id == owner_id, Business.name == draft.name)
    there: Business | None = same_as(session().scalars(alike), values)
    if there:
        return there
    business = Business(
        slug=slug, owner_id=owner_id, is_published=published, phone_consented_at=consented_at, **values,
    )  # fmt: skip
    session().add(business)
    session().flush()
    session().add_all(Claim(business_id=business.id, kind=kind) for kind in FIRST_CLAIMS)
    record("umkm_catalog.business.add", business.name, after={"slug": business.slug, "category": business.category})
    content_changed(PROGRAM)
    return business


def edit_business(business: Business, draft: BusinessDraft, *, consents: bool) -> list[str]:
    """Change a business; answers the kinds of verified claims that wait for an officer again. Raises ConsentMissing."""
    new = _values(draft)
    changed = {key for key, value in new.items() if getattr(business, key) != value}
    if "phone" in changed or (business.phone and not business.phone_consented_at):
        business.phone_consented_at = _consent(draft.phone, given=consents)
    if not changed:
        return []
    told = [key for key in _IN_THE_TRAIL if key in changed]
    if told:
        before = {key: getattr(business, key) for key in told}
        record("umkm_catalog.business.edit", business.name, before=before, after={key: new[key] for key in told})
    reopened = _reopen(business, {CLAIM_OF_FACT[key] for key in changed if key in CLAIM_OF_FACT})
    for key in changed:
        setattr(business, key, new[key])
    content_changed(PROGRAM)
    return reopened


def publish_business(business: Business, *, on: bool) -> None:
    """Show a business and its products to visitors, or take all of it away from them."""
    if business.is_published == on:
        return
    record("umkm_catalog.business.publish", business.name, before={"published": not on}, after={"published": on})
    business.is_published = on
    content_changed(PROGRAM)


def _reopen(business: Business, kinds: set[str]) -> list[str]:
    """Send verified claims back; waiting ones get a new moment, so that nobody decides what they have not seen."""
    if not kinds:
        return []
    query = select(Claim).where(Claim.business_id == business.id, Claim.kind.in_(kinds)).with_for_update()
    reopened = []
    for claim in session().scalars(query, execution_options={"populate_existing": True}):
        if claim.state == "verified":
            reopened.append(claim.kind)
            record("umkm_catalog.claim.reopen", f"{business.name}: {claim.kind}", before={"state": claim.state})
        if claim.state != "refused":
            claim.state, claim.submitted_at, claim.decided_at, claim.decided_by = "pending", utcnow(), None, None
    return sorted(reopened)


def _values(draft: BusinessDraft) -> dict[str, Any]:
    values = {field.name: getattr(draft, field.name) for field in fields(draft)}
    return values | {"hours": [list(entry) for entry in draft.hours] if draft.hours else None}


def _consent(phone: str | None, *, given: bool) -> datetime | None:
    if not phone:
        return None
    if not given:
        raise ConsentMissing
    return utcnow()
