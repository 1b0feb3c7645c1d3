"""The officer's worklist and decisions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kawasan.plugin_api import RegencyRef
from kawasan.testing import Answers, Client, InRegency
from kawasan_umkm_catalog.models import Claim
from kawasan_umkm_catalog.services.verification import version_of

ClaimId = Callable[[str], int]


@pytest.fixture
def path(claim_id: ClaimId) -> str:
    return f"/umkm/kelola/verifikasi/{claim_id('nib')}"


@pytest.fixture
def version(toba: RegencyRef, in_regency: InRegency, path: str) -> str:
    with in_regency(toba) as session:
        return version_of(session.query(Claim).filter_by(kind="nib").one())


def verified(version: str, **values: str) -> dict[str, str]:
    return {"verify-version": version, "verify-evidence": "Nomor cocok di OSS."} | values


def state(toba: RegencyRef, in_regency: InRegency) -> str:
    with in_regency(toba) as session:
        found: str = session.query(Claim).filter_by(kind="nib").one().state
        return found


def test_only_officers_of_the_regency_decide(answers: Answers, path: str) -> None:
    answers("/umkm/kelola/", visitor="/masuk", ani=403, budi=200, citra=403)
    answers(path, visitor="/masuk", ani=403, budi=200, citra=403)
    for answer in ("terima", "tolak"):
        answers(f"{path}/{answer}", method="POST", data={}, visitor="/masuk", ani=403, budi=422, citra=403)


def test_another_regencys_claim_is_not_found(citra: Client, samosir: RegencyRef, path: str) -> None:
    assert citra.at(samosir).get(path).status_code == 404
    assert citra.at(samosir).post(f"{path}/terima", {}).status_code == 404


def test_the_worklist_shows_what_waits(budi: Client, loom: str) -> None:
    page = budi.get("/umkm/kelola/").text
    assert "0000001212002" in page
    assert "Ulos Ani" in page
    assert "Owner&#39;s identity" not in budi.get("/umkm/kelola/?lang=en").text


def test_an_empty_worklist_says_so(budi: Client) -> None:
    assert "Tidak ada yang menunggu" in budi.get("/umkm/kelola/").text


def test_verifying_shows_the_badge_and_tells_the_owner(
    toba: RegencyRef, in_regency: InRegency, budi: Client, visitor: Client, ani: Client, path: str, version: str,
    outbox: Callable[[], list[Any]],
) -> None:  # fmt: skip
    assert budi.post(f"{path}/terima", verified(version)).status_code == 303
    assert state(toba, in_regency) == "verified"
    assert "NIB" in visitor.get("/umkm/").text
    (mail,) = outbox()
    assert mail["To"] == "ani@toba.test"
    assert "sudah diverifikasi" in mail.get_content()
    assert "/toba/umkm/milik-saya/usaha/ulos-ani" in mail.get_content()


def test_refusing_tells_the_reason(
    toba: RegencyRef, in_regency: InRegency, budi: Client, ani: Client, path: str, version: str
) -> None:
    assert budi.post(f"{path}/tolak", {"refuse-version": version, "refuse-reason": ""}).status_code == 422
    assert state(toba, in_regency) == "pending"
    data = {"refuse-version": version, "refuse-reason": "Nomor tidak ada di OSS."}
    assert budi.post(f"{path}/tolak", data).status_code == 303
    assert "Nomor tidak ada di OSS." in ani.get("/umkm/milik-saya/usaha/ulos-ani").text


def test_the_decision_is_in_the_trail(admin: Client, budi: Client, path: str, version: str) -> None:
    budi.post(f"{path}/terima", verified(version))
    page = admin.get("/kelola/jejak")
    if page.status_code == 200:
        assert "budi@toba.test" in page.text


@pytest.mark.parametrize("second", ["terima", "tolak"])
def test_the_second_officer_is_told_plainly(
    toba: RegencyRef, in_regency: InRegency, budi: Client, admin: Client, path: str, version: str, second: str
) -> None:
    budi.post(f"{path}/terima", verified(version))
    data = verified(version) | {"refuse-version": version, "refuse-reason": "Tidak cocok."}
    answer = admin.post(f"{path}/{second}", data, follow_redirects=True)
    assert "sudah diputuskan petugas lain" in answer.text
    assert state(toba, in_regency) == "verified"


def test_a_claim_that_changed_meanwhile_is_looked_at_again(
    toba: RegencyRef, in_regency: InRegency, budi: Client, ani: Client, path: str, version: str
) -> None:
    ani.post("/umkm/milik-saya/usaha/ulos-ani/verifikasi/nib", {"number": "9999999999999"})
    for answer, typed in (
        (
            budi.post(f"{path}/terima", verified(version, **{"verify-evidence": "Cocok dengan OSS."})),
            "Cocok dengan OSS.",
        ),
        (budi.post(f"{path}/tolak", {"refuse-version": version, "refuse-reason": "Tidak ada."}), "Tidak ada."),
    ):
        assert answer.status_code == 422
        assert "Pemilik mengubah isiannya" in answer.text
        assert "9999999999999" in answer.text
        assert typed in answer.text, "nothing typed is lost"
    assert state(toba, in_regency) == "pending"


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"verify-evidence": ""}, "Tulis apa yang Anda lihat"),
        ({"verify-evidence": "NIK 1212010101900001"}, "Jangan tulis NIK"),
        ({"verify-expires_on": "2020-01-01"}, "Tanggal ini sudah lewat."),
        ({"verify-expires_on": "besok"}, "Tulis tanggal sebagai tahun-bulan-hari"),
    ],
)
def test_a_decision_that_lacks_something_is_asked_again(
    budi: Client, path: str, version: str, values: dict[str, str], words: str
) -> None:
    answer = budi.post(f"{path}/terima", verified(version, **values))
    assert answer.status_code == 422
    assert words in answer.text
