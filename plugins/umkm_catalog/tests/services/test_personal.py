"""What the catalogue holds on a person, and erasing it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from kawasan.plugin_api import HeldData, Media, RegencyRef, session
from kawasan.testing import Client, InRegency, UserId
from kawasan_umkm_catalog.models import Business, Claim, Product, ProductPhoto
from kawasan_umkm_catalog.services.claims import submit_claim
from kawasan_umkm_catalog.services.forgetting import erase
from kawasan_umkm_catalog.services.personal import PHONE, held_on
from kawasan_umkm_catalog.services.verification import verify_claim, version_of

pytestmark = pytest.mark.usefixtures("loom")
ClaimId = Callable[[str], int]


def titles(held: list[HeldData]) -> list[str]:
    return [kind.title.id for kind in held]


def test_an_owner_has_businesses_a_number_products_and_claims(
    ani: Client, user_id: UserId, toba: RegencyRef, in_regency: InRegency
) -> None:
    with in_regency(toba):
        held = held_on(user_id(ani))
    assert titles(held) == ["Usaha", "Nomor yang dapat dihubungi pembeli", "Produk", "Verifikasi usaha Anda"]
    business, phone, product, claims = held
    assert ("desa", "Balige I") in [(name.id, value) for name, value in business.items[0].values]
    assert business.items[0].path == "umkm/milik-saya/usaha/ulos-ani/ubah"
    assert (phone.consent, phone.items[0].values[0][1]) == (PHONE, "0812-0000-0101")
    assert phone.items[0].since is not None
    assert product.items[0].values[0][1] == "Rp625.000"
    assert {value for item in claims.items for _, value in item.values} >= {"Hadir di kantor.", "0000001212002"}


def test_of_someone_else_nothing_is_held(
    budi: Client, user_id: UserId, toba: RegencyRef, samosir: RegencyRef, ani: Client, in_regency: InRegency
) -> None:
    with in_regency(toba):
        assert held_on(user_id(budi)) == []
    with in_regency(samosir):
        assert held_on(user_id(ani)) == []


def test_an_officer_has_decisions_without_the_owners_papers(
    budi: Client, user_id: UserId, claim_id: ClaimId, toba: RegencyRef, in_regency: InRegency
) -> None:
    claim, officer = claim_id("nib"), user_id(budi)
    with in_regency(toba) as current:
        found = current.query(Claim).filter(Claim.id == claim).one()
        verify_claim(claim, version_of(found), officer_id=officer, evidence="Ada di OSS.", expires_on=None)
    with in_regency(toba):
        (decisions,) = held_on(officer)
        assert decisions.title.id == "Keputusan Anda sebagai petugas"
        assert "Ada di OSS." not in str(decisions)
        erasure = erase(officer, "")
    assert "1 keputusan Anda" in erasure.kept[0].what.id
    with in_regency(toba) as current:
        found = current.query(Claim).filter(Claim.id == claim).one()
        assert (found.state, found.decided_by, found.evidence) == ("verified", None, "Ada di OSS.")
        assert held_on(officer) == []


def test_withdrawing_the_consent_takes_the_number_away_and_nothing_else(
    ani: Client, visitor: Client, user_id: UserId, toba: RegencyRef, in_regency: InRegency
) -> None:
    with in_regency(toba):
        erasure = erase(user_id(ani), PHONE)
    assert [text.en for text in erasure.erased] == [
        "The phone number of Ulos Ani: buyers can no longer reach it through the catalogue."
    ]
    assert erasure.kept == ()
    with in_regency(toba) as current:
        business = current.query(Business).one()
        assert (business.phone, business.phone_consented_at) == (None, None)
    assert "wa.me" not in visitor.get("/umkm/ulos-ani").text


def test_another_consent_is_none_of_ours(ani: Client, user_id: UserId, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        assert erase(user_id(ani), "newsletter").erased == ()
        assert session().query(Business).one().phone


def test_an_erased_owner_leaves_no_row_and_no_photo(
    app: Flask, ani: Client, user_id: UserId, toba: RegencyRef, in_regency: InRegency
) -> None:
    owner = user_id(ani)
    with in_regency(toba) as current:
        submit_claim(current.query(Business).one(), "pirt", number="2061201010013-30")
    with in_regency(toba):
        erasure = erase(owner, "")
    assert erasure.erased[0].en == "The business Ulos Ani with 1 products, their photos and its verification."
    with in_regency(toba) as current:
        for model in (Business, Product, ProductPhoto, Claim, Media):
            assert current.query(model).count() == 0, model
    folder = Path(app.config["KAWASAN_INSTANCE_PATH"]) / "media"
    assert list(folder.rglob("*.webp")) == []


def test_the_owner_asks_and_it_is_done(ani: Client, admin: Client, visitor: Client) -> None:
    assert "0812-0000-0101" in ani.get("/akun/data").text
    ani.post("/akun/data/persetujuan", {"program": "umkm_catalog", "consent": PHONE})
    assert "0812-0000-0101" not in ani.get("/akun/data").text
    ani.post("/akun/data/permintaan", {"kind": "erasure"})
    path = admin.get("/kelola/data-pribadi").text.partition('href="/toba/kelola/data-pribadi/')[2].partition('"')[0]
    assert admin.post(f"/kelola/data-pribadi/{path}", {"act": "fulfil"}).status_code == 302
    assert visitor.get("/umkm/ulos-ani").status_code == 404
    receipt = admin.get(f"/kelola/data-pribadi/{path}").text
    assert "Usaha Ulos Ani dengan 1 produk" in receipt
    assert "Jejak perubahan" in receipt
    assert "Menghapus usaha atas permintaan pemiliknya" in admin.get("/kelola/jejak").text
