"""An officer decides, once, about what they have seen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from kawasan.plugin_api import RegencyRef, utcnow
from kawasan.testing import Client, InRegency, UserId
from kawasan_umkm_catalog.models import Business, Claim
from kawasan_umkm_catalog.services import verification
from kawasan_umkm_catalog.services.claims import submit_claim
from kawasan_umkm_catalog.services.numbers import NumberRefused

Make = Callable[..., Any]
ClaimId = Callable[[str], int]


@pytest.fixture
def decide(toba: RegencyRef, in_regency: InRegency, budi: Client, user_id: UserId, claim_id: ClaimId) -> Make:
    """`decide("nib")` verifies, `decide("nib", reason="…")` refuses; options as of the services."""
    officer = user_id(budi)

    def run(kind: str, *, version: str | None = None, reason: str | None = None, **options: Any) -> Claim:
        key = claim_id(kind)
        with in_regency(toba) as session:
            seen = verification.version_of(session.query(Claim).filter_by(id=key).one()) if version is None else version
            if reason is not None:
                return verification.refuse_claim(
                    key, seen, officer_id=options.get("officer_id", officer), reason=reason
                )
            values = {"officer_id": officer, "evidence": "Nomor cocok.", "expires_on": None} | options
            return verification.verify_claim(key, seen, **values)

    return run


def stored(toba: RegencyRef, in_regency: InRegency, kind: str = "nib") -> Claim:
    with in_regency(toba) as session:
        claim: Claim = session.query(Claim).filter_by(kind=kind).one()
        session.expunge(claim)
        return claim


def test_verifying_keeps_evidence_day_and_officer(
    toba: RegencyRef, in_regency: InRegency, decide: Make, budi: Client, user_id: UserId
) -> None:
    last = toba.local_day() + timedelta(days=100)
    decide("nib", expires_on=last)
    claim = stored(toba, in_regency)
    assert (claim.state, claim.evidence, claim.expires_on) == ("verified", "Nomor cocok.", last)
    assert claim.decided_by == user_id(budi)


def test_refusing_needs_a_reason_and_keeps_it(toba: RegencyRef, in_regency: InRegency, decide: Make) -> None:
    with pytest.raises(verification.DecisionRefused):
        decide("nib", reason="  ")
    decide("nib", reason="Nomor tidak ada di OSS.")
    claim = stored(toba, in_regency)
    assert (claim.state, claim.reason) == ("refused", "Nomor tidak ada di OSS.")


def test_the_second_officer_is_told_it_is_decided(toba: RegencyRef, in_regency: InRegency, decide: Make) -> None:
    decide("nib")
    with pytest.raises(verification.AlreadyDecided):
        decide("nib", reason="Tidak cocok.")
    assert stored(toba, in_regency).state == "verified"


def test_nobody_decides_what_they_have_not_seen(toba: RegencyRef, in_regency: InRegency, decide: Make) -> None:
    seen = verification.version_of(stored(toba, in_regency))
    with in_regency(toba) as session:
        submit_claim(session.query(Business).one(), "nib", number="9999999999999")
    with pytest.raises(verification.ClaimChanged):
        decide("nib", version=seen)
    assert stored(toba, in_regency).state == "pending"


def test_officers_do_not_decide_on_their_own_business(decide: Make, ani: Client, user_id: UserId) -> None:
    with pytest.raises(verification.DecisionRefused) as refused:
        decide("nib", officer_id=user_id(ani))
    assert refused.value.code == "own"


@pytest.mark.parametrize(
    ("options", "code"), [({"evidence": " "}, "evidence"), ({"expires_on": date(2020, 1, 1)}, "past")]
)
def test_a_decision_that_lacks_something_is_refused(decide: Make, options: dict[str, Any], code: str) -> None:
    with pytest.raises(verification.DecisionRefused) as refused:
        decide("nib", **options)
    assert refused.value.code == code


def test_evidence_holds_no_identity_number(decide: Make) -> None:
    with pytest.raises(NumberRefused):
        decide("nib", evidence="NIK 1212010101900001 cocok")


def test_a_food_licence_holds_no_longer_than_its_number_says(
    toba: RegencyRef, in_regency: InRegency, loom: str, make_claim: Make, decide: Make
) -> None:
    year = toba.local_day().year + 1
    with in_regency(toba) as session:
        business = session.query(Business).one()
        claim = make_claim(business, "pirt", state="pending", number=f"1234567890123-{year % 100:02d}")
        assert verification.usual_end(claim, toba.local_day()) == date(year, 12, 31)
    for expires_on in (None, date(year + 1, 1, 1)):
        with pytest.raises(verification.DecisionRefused):
            decide("pirt", expires_on=expires_on)
    decide("pirt", expires_on=date(year, 12, 31))


def test_the_worklist_begins_with_the_oldest(
    toba: RegencyRef, in_regency: InRegency, loom: str, make_claim: Make
) -> None:
    with in_regency(toba) as session:
        business = session.query(Business).one()
        make_claim(business, "qris", state="pending", submitted_at=utcnow() - timedelta(days=3))
        assert [claim.kind for claim in verification.pending_claims()] == ["qris", "nib"]
        assert verification.count_pending() == 2


def test_another_regencys_claims_are_not_there(samosir: RegencyRef, in_regency: InRegency, claim_id: ClaimId) -> None:
    key = claim_id("nib")
    with in_regency(samosir):
        assert verification.pending_claims() == []
        with pytest.raises(LookupError):
            verification.verify_claim(key, "", officer_id=1, evidence="x", expires_on=None)
