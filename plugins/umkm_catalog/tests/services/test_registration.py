"""Registering on an owner's behalf, and the way in that is handed over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kawasan.plugin_api import RegencyRef, add_member, create_account, find_account
from kawasan.testing import InRegency
from kawasan_umkm_catalog.models import Business
from kawasan_umkm_catalog.services import registration
from kawasan_umkm_catalog.services.businesses import BusinessDraft

DRAFT = BusinessDraft("Tikar Rosma", "kerajinan", "Muara", phone="+6281200000777")
PHONE = "+6281200000777"
Make = Callable[..., Any]


def register(**values: Any) -> Business:
    options = {"owner_name": "Rosma", "owner_phone": PHONE, "published": True} | values
    return registration.register_business(DRAFT, **options)


def test_a_new_owner_gets_an_account_and_the_role(toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        business = register()
        owner = find_account(PHONE)
        assert owner is not None
        assert (owner.id, owner.name, owner.email) == (business.owner_id, "Rosma", None)
        assert [membership.role for membership in owner.memberships] == ["owner"]
        assert business.is_published


def test_an_account_with_this_number_is_used_again(toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        known = create_account(email=None, phone=PHONE, name="Rosma br. S.")
        assert register().owner_id == known.id
        assert known.name == "Rosma br. S."


def test_a_way_in_is_made_anew_each_time(toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        business = register()
        assert registration.way_in(business) != registration.way_in(business)


@pytest.mark.parametrize("role", ["officer", "admin"])
def test_no_sheet_lets_anyone_act_as_staff(toba: RegencyRef, in_regency: InRegency, role: str) -> None:
    with in_regency(toba):
        add_member(create_account(email=None, phone=PHONE), role)
        business = register()
        with pytest.raises(registration.HandoverRefused) as refused:
            registration.way_in(business)
        assert refused.value.code == "staff"


def test_no_sheet_for_an_operator(toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        create_account(email=None, phone=PHONE, is_operator=True)
        business = register()
        with pytest.raises(registration.HandoverRefused):
            registration.way_in(business)


def test_no_sheet_for_someone_with_a_role_elsewhere(
    toba: RegencyRef, samosir: RegencyRef, in_regency: InRegency
) -> None:
    with in_regency(samosir):
        add_member(create_account(email=None, phone=PHONE), "owner")
    with in_regency(toba):
        business = register()
        with pytest.raises(registration.HandoverRefused) as refused:
            registration.way_in(business)
        assert refused.value.code == "elsewhere"


def test_a_business_without_an_owner_is_linked_once(
    toba: RegencyRef, in_regency: InRegency, make_business: Make
) -> None:
    with in_regency(toba):
        business = make_business("Tikar Rosma")
        with pytest.raises(registration.HandoverRefused):
            registration.way_in(business)
        registration.link_owner(business, owner_name="Rosma", owner_phone=PHONE)
        assert registration.way_in(business)
        with pytest.raises(registration.HandoverRefused):
            registration.link_owner(business, owner_name="Lain", owner_phone="+6281200000778")


def test_the_register_is_searched_in_any_state(toba: RegencyRef, in_regency: InRegency, make_business: Make) -> None:
    with in_regency(toba):
        make_business("Tikar Rosma", is_published=False)
        make_business("Kopi Porsea")
        assert [b.name for b in registration.all_businesses("tikar", 1).items] == ["Tikar Rosma"]
        assert registration.all_businesses("", 1).total == 2
