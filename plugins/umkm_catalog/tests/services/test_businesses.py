"""What an owner does with a business."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kawasan.plugin_api import RegencyRef
from kawasan.testing import Client, InRegency, UserId
from kawasan_umkm_catalog.models import Business, Claim
from kawasan_umkm_catalog.services import businesses
from kawasan_umkm_catalog.services.businesses import (
    BusinessDraft,
    ConsentMissing,
    add_business,
    edit_business,
    own_business,
    publish_business,
)

DRAFT = BusinessDraft("Ulos Ani", "tenun", "Balige", "Balige I", 2.3331, 99.0649, "+6281200000101")


def states(session: Any) -> dict[str, str]:
    return {claim.kind: claim.state for claim in session.query(Claim)}


def edited(toba: RegencyRef, in_regency: InRegency, **changes: Any) -> tuple[list[str], dict[str, str]]:
    with in_regency(toba) as session:
        business = session.query(Business).one()
        draft = replace(DRAFT, tagline_id=business.tagline_id, tagline_en=business.tagline_en, **changes)
        reopened = edit_business(business, draft, consents=True)
        session.flush()
        return reopened, states(session)


def test_a_new_business_waits_for_identity_and_place(
    toba: RegencyRef, in_regency: InRegency, ani: Client, user_id: UserId
) -> None:
    owner_id = user_id(ani)
    with in_regency(toba) as session:
        business = add_business(DRAFT, owner_id=owner_id, consents=True)
        assert (business.slug, business.is_published) == ("ulos-ani", False)
        assert business.phone_consented_at is not None
        assert states(session) == {"identity": "pending", "place": "pending"}


def test_the_same_name_gets_another_address(
    toba: RegencyRef, in_regency: InRegency, ani: Client, user_id: UserId
) -> None:
    owner_id = user_id(ani)
    with in_regency(toba):
        drafts = [replace(DRAFT, village=f"Desa {n}") for n in range(3)]
        slugs = [add_business(draft, owner_id=owner_id, consents=True).slug for draft in drafts]
        assert slugs == ["ulos-ani", "ulos-ani-2", "ulos-ani-3"]


def test_one_that_comes_in_between_is_not_added_again(
    toba: RegencyRef, in_regency: InRegency, ani: Client, user_id: UserId, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner_id, free_slug = user_id(ani), businesses.free_slug

    def with_the_other_first(*about: Any) -> str:
        monkeypatch.setattr(businesses, "free_slug", free_slug)
        add_business(DRAFT, owner_id=owner_id, consents=True)
        return free_slug(*about)

    monkeypatch.setattr(businesses, "free_slug", with_the_other_first)
    with in_regency(toba) as session:
        assert add_business(DRAFT, owner_id=owner_id, consents=True).slug == "ulos-ani"
        assert session.query(Business).count() == 1


def test_a_number_is_not_shown_without_consent(
    toba: RegencyRef, in_regency: InRegency, ani: Client, user_id: UserId
) -> None:
    owner_id = user_id(ani)
    with in_regency(toba), pytest.raises(ConsentMissing):
        add_business(DRAFT, owner_id=owner_id, consents=False)


def test_consent_goes_with_the_number(toba: RegencyRef, in_regency: InRegency, loom: str) -> None:
    with in_regency(toba) as session:
        business = session.query(Business).one()
        edit_business(business, replace(DRAFT, phone=None), consents=False)
        assert (business.phone, business.phone_consented_at) == (None, None)


@pytest.mark.usefixtures("loom")
def test_a_new_name_has_the_identity_checked_again(toba: RegencyRef, in_regency: InRegency) -> None:
    reopened, after = edited(toba, in_regency, name="Ulos Ani Baru")
    assert reopened == ["identity"]
    assert after == {"identity": "pending", "nib": "pending"}


@pytest.mark.usefixtures("loom")
@pytest.mark.parametrize("change", [{"village": "Meat"}, {"district": "Tampahan"}, {"latitude": 2.4}])
def test_a_new_place_has_the_place_checked_again(
    toba: RegencyRef, in_regency: InRegency, change: dict[str, Any]
) -> None:
    with in_regency(toba) as session:
        session.add(Claim(business_id=session.query(Business).one().id, kind="place", state="verified"))
    reopened, after = edited(toba, in_regency, **change)
    assert reopened == ["place"]
    assert after["identity"] == "verified"


@pytest.mark.usefixtures("loom")
def test_other_changes_leave_badges_alone(toba: RegencyRef, in_regency: InRegency) -> None:
    reopened, after = edited(toba, in_regency, description_id="Enam penenun.")
    assert (reopened, after["identity"]) == ([], "verified")


def test_what_was_refused_waits_for_its_owner(toba: RegencyRef, in_regency: InRegency, loom: str) -> None:
    with in_regency(toba) as session:
        session.add(Claim(business_id=session.query(Business).one().id, kind="place", state="refused"))
    assert edited(toba, in_regency, village="Meat")[1]["place"] == "refused"


def test_publishing_is_switched(toba: RegencyRef, in_regency: InRegency, loom: str) -> None:
    with in_regency(toba) as session:
        business = session.query(Business).one()
        publish_business(business, on=False)
        assert not business.is_published


def test_nobody_else_finds_it(
    toba: RegencyRef, in_regency: InRegency, loom: str, budi: Client, user_id: UserId
) -> None:
    stranger = user_id(budi)
    with in_regency(toba):
        assert own_business(stranger, loom) is None
