"""An owner submits claims."""

from __future__ import annotations

import pytest

from kawasan.plugin_api import RegencyRef
from kawasan.testing import Answers, Client, InRegency
from kawasan_umkm_catalog.models import Claim

MINE = "/umkm/milik-saya/usaha/ulos-ani/verifikasi"


@pytest.mark.usefixtures("loom")
def test_only_the_owner_submits(answers: Answers) -> None:
    answers(f"{MINE}/nib", method="POST", data={"number": "1"}, visitor="/masuk", ani=422, budi=403, citra=403)


@pytest.mark.usefixtures("loom")
def test_a_claim_is_submitted(toba: RegencyRef, in_regency: InRegency, ani: Client) -> None:
    answer = ani.post(f"{MINE}/pirt", {"number": "1234567890123-39"}, follow_redirects=True)
    assert "Diajukan. Petugas memeriksanya" in answer.text
    with in_regency(toba) as session:
        assert session.query(Claim).filter_by(kind="pirt").one().number == "1234567890123-39"


@pytest.mark.usefixtures("loom")
@pytest.mark.parametrize(
    ("kind", "data", "words"),
    [
        ("nib", {"number": "123"}, "NIB terdiri dari 13 angka"),
        ("pirt", {"number": "1234567890123-20"}, "P-IRT ini sudah habis"),
        ("bpom", {"number": ""}, "Tulis nomornya."),
        ("place", {"note": "NIK saya 1212010101900001"}, "Jangan tulis NIK"),
    ],
)
def test_what_cannot_be_right_is_said(ani: Client, kind: str, data: dict[str, str], words: str) -> None:
    answer = ani.post(f"{MINE}/{kind}", data)
    assert answer.status_code == 422
    assert words in answer.text


@pytest.mark.usefixtures("loom")
def test_an_odd_halal_number_is_taken_with_a_warning(ani: Client) -> None:
    answer = ani.post(f"{MINE}/halal", {"number": "HL-77"}, follow_redirects=True)
    assert answer.status_code == 200
    assert "tidak lazim" in answer.text


@pytest.mark.usefixtures("loom")
def test_nothing_changed_keeps_the_badge(ani: Client, visitor: Client) -> None:
    answer = ani.post(f"{MINE}/identity", {}, follow_redirects=True)
    assert "Tidak ada yang berubah" in answer.text
    assert "Identitas" in visitor.get("/umkm/").text


@pytest.mark.usefixtures("loom")
def test_an_unknown_kind_is_not_found(ani: Client) -> None:
    assert ani.get(f"{MINE}/ktp").status_code == 404


@pytest.mark.usefixtures("loom")
def test_identity_asks_for_no_number(ani: Client) -> None:
    assert 'name="number"' not in ani.get(f"{MINE}/identity?lang=en").text
