"""Registering a business on its owner's behalf, and the one-time way in that is handed to them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from kawasan.plugin_api import (
    Bilingual,
    Page,
    add_member,
    create_account,
    find_account,
    issue_token,
    paginate,
    record,
    require_regency,
    session,
    tell,
)
from kawasan_umkm_catalog.models import Business
from kawasan_umkm_catalog.services.businesses import BusinessDraft, add_business
from kawasan_umkm_catalog.services.words import terms_of

PAGE_SIZE = 30
WAY_IN_DAYS = 7
"""How long a printed way in can be used."""


class HandoverRefused(ValueError):
    """No way in may be printed for this account; `code` is `owned`, `no_owner`, `staff` or `elsewhere`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def register_business(draft: BusinessDraft, *, owner_name: str, owner_phone: str, published: bool) -> Business:
    """Register a business for the owner with this phone number (E.164): their account, or a new one.

    The draft's phone is shown to buyers: the officer has the owner's consent.
    """
    owner = _owner(owner_name, owner_phone)
    business = add_business(draft, owner_id=owner.id, consents=True, published=published)
    record("umkm_catalog.business.register", business.name, after={"slug": business.slug})
    return business


def link_owner(business: Business, *, owner_name: str, owner_phone: str) -> None:
    """Give a business that has no owner's account one. Raises HandoverRefused where it has one."""
    if business.owner_id is not None:
        raise HandoverRefused("owned")
    business.owner_id = _owner(owner_name, owner_phone).id
    session().flush()
    session().expire(business, ["owner"])
    record("umkm_catalog.business.link", business.name, after={"slug": business.slug})


def way_in(business: Business) -> str:
    """A fresh one-time token for the owner; earlier unused ones end. Raises HandoverRefused.

    Never for staff, nor for people with a role in another regency: a printed sheet would let its finder, or the officer
    who prints it, act as them.
    """
    owner = business.owner
    if owner is None:
        raise HandoverRefused("no_owner")
    if owner.is_operator or any(membership.role != "owner" for membership in owner.memberships):
        raise HandoverRefused("staff")
    if any(membership.regency_id != require_regency().id for membership in owner.memberships):
        raise HandoverRefused("elsewhere")
    token = issue_token(owner, days=WAY_IN_DAYS)
    record("umkm_catalog.owner.way_in", business.name, after={"slug": business.slug})
    tell(owner.id, _NEWS)
    return token


def all_businesses(query: str, number: int) -> Page[Business]:
    """Businesses in any state, by name. Three queries."""
    statement = select(Business).options(joinedload(Business.photo), selectinload(Business.claims))
    for term in terms_of(query):
        statement = statement.where(Business.found_by.contains(term, autoescape=True))
    return paginate(statement.order_by(func.lower(Business.name), Business.id), number, PAGE_SIZE)


def any_business(slug: str) -> Business | None:
    """A business in any state, with claims, photo and its owner's account."""
    options = (joinedload(Business.photo), joinedload(Business.owner), selectinload(Business.claims))
    found: Business | None = session().scalar(select(Business).options(*options).where(Business.slug == slug))
    return found


def _owner(name: str, phone: str) -> Any:
    owner = find_account(phone) or create_account(email=None, phone=phone, name=name)
    add_member(owner, "owner")
    return owner


_NEWS = Bilingual(
    "Petugas mencetak QR masuk baru untuk akun Anda. Bila bukan Anda yang memintanya, beri tahu kantor kami.",
    "An officer printed a new sign-in QR for your account. If you did not ask for it, tell our office.",
)
