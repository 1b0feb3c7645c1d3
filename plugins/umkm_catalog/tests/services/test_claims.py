"""What an owner asks to have verified, and what is still wanted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from kawasan.plugin_api import RegencyRef
from kawasan.testing import InRegency, save_settings
from kawasan_umkm_catalog.models import Business, Claim
from kawasan_umkm_catalog.services.claims import ClaimUnchanged, statuses_of, submit_claim
from kawasan_umkm_catalog.services.numbers import NumberRefused
from kawasan_umkm_catalog.services.products import products_of
from kawasan_umkm_catalog.services.wants import wants_of

Make = Callable[..., Any]


def codes(business: Business) -> dict[str, str]:
    return {status.kind: status.code for status in statuses_of(business)}


@pytest.mark.usefixtures("loom")
def test_every_kind_has_a_status(toba: RegencyRef, in_regency: InRegency, make_claim: Make) -> None:
    with in_regency(toba) as session:
        business = session.query(Business).one()
        make_claim(business, "place", expires_on=toba.local_day() + timedelta(days=30))
        make_claim(business, "qris", expires_on=toba.local_day() - timedelta(days=1))
        make_claim(business, "halal", state="refused")
        assert codes(business) == {
            "halal": "refused", "pirt": "absent", "bpom": "absent", "nib": "pending", "place": "lapsing",
            "identity": "verified", "qris": "lapsed",
        }  # fmt: skip


@pytest.mark.usefixtures("loom")
def test_a_new_number_takes_the_badge_away_until_it_is_checked(
    toba: RegencyRef, in_regency: InRegency, make_claim: Make
) -> None:
    with in_regency(toba) as session:
        business = session.query(Business).one()
        make_claim(business, "pirt", number="1234567890123-28", expires_on=date(2028, 12, 31))
        claim = submit_claim(business, "pirt", number="1234567890123-29")
        assert (claim.state, claim.number, claim.expires_on, claim.decided_at) == (
            "pending",
            "1234567890123-29",
            None,
            None,
        )


@pytest.mark.usefixtures("loom")
def test_a_refused_claim_is_submitted_again(toba: RegencyRef, in_regency: InRegency, make_claim: Make) -> None:
    with in_regency(toba) as session:
        business = session.query(Business).one()
        make_claim(business, "place", state="refused", reason="Kirim foto lain.")
        claim = submit_claim(business, "place", note="Foto baru sudah ada.")
        assert (claim.state, claim.reason, claim.note) == ("pending", "", "Foto baru sudah ada.")
        assert session.query(Claim).filter_by(kind="place").count() == 1


@pytest.mark.usefixtures("loom")
def test_what_did_not_change_keeps_its_badge(toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba) as session:
        business = session.query(Business).one()
        with pytest.raises(ClaimUnchanged):
            submit_claim(business, "identity")
        assert codes(business)["identity"] == "verified"


@pytest.mark.usefixtures("loom")
def test_identity_numbers_are_refused(toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba) as session, pytest.raises(NumberRefused):
        submit_claim(session.query(Business).one(), "place", note="NIK 1212010101900001")


@pytest.mark.usefixtures("loom")
def test_identity_and_place_carry_no_number(toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba) as session:
        assert submit_claim(session.query(Business).one(), "place", number="1212010101900001").number == ""


@pytest.mark.usefixtures("loom")
def test_what_is_wanted_begins_with_the_most_pressing(
    toba: RegencyRef, in_regency: InRegency, make_claim: Make, make_product: Make
) -> None:
    with in_regency(toba) as session:
        business = session.query(Business).one()
        make_claim(business, "place", state="refused", reason="Kirim foto lain.")
        make_product(business, "Syal")
        found = [want.code for want in wants_of(business, products_of(business))]
        assert found == ["refused", "no_photo", "no_hours", "photoless"]


def test_an_empty_business_wants_everything(toba: RegencyRef, in_regency: InRegency, make_business: Make) -> None:
    with in_regency(toba):
        save_settings("umkm_catalog", {"unverified_allowed": False})
    with in_regency(toba):
        business = make_business("Baru", phone=None, is_published=False)
        found = [want.code for want in wants_of(business, [])]
        assert found == ["unverified", "hidden", "no_photo", "no_phone", "no_hours", "no_products"]
