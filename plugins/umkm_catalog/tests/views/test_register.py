"""The officer's register of businesses, and the sheet that is handed over."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from kawasan.plugin_api import RegencyRef
from kawasan.testing import Answers, Client, InRegency
from kawasan_umkm_catalog.models import Business

Make = Callable[..., Any]
FORM = {
    "name": "Tikar Rosma", "category": "kerajinan", "district": "Muara", "owner_name": "Rosma",
    "owner_phone": "0812-0000-0777", "shows_phone": "y", "published": "y",
}  # fmt: skip
BUSINESS = "/umkm/kelola/usaha/tikar-rosma"


@pytest.mark.usefixtures("loom")
def test_only_officers_open_the_register(answers: Answers) -> None:
    for path in ("/umkm/kelola/usaha", "/umkm/kelola/usaha/ulos-ani", "/umkm/kelola/usaha-baru"):
        answers(path, visitor="/masuk", ani=403, budi=200, citra=403)
    for path in ("pemilik", "lembar-masuk"):
        answers(
            f"/umkm/kelola/usaha/ulos-ani/{path}", method="POST", data={},
            visitor="/masuk", ani=403, budi=422 if path == "pemilik" else 200, citra=403,
        )  # fmt: skip


@pytest.mark.usefixtures("loom")
def test_another_regencys_business_is_not_found(citra: Client, samosir: RegencyRef) -> None:
    assert citra.at(samosir).get("/umkm/kelola/usaha/ulos-ani").status_code == 404


@pytest.mark.usefixtures("loom")
def test_the_register_is_searched(budi: Client) -> None:
    assert "Ulos Ani" in budi.get("/umkm/kelola/usaha?q=balige").text
    assert "No business fits" in budi.get("/umkm/kelola/usaha?q=porsea&lang=en").text


def test_a_registered_owner_gets_in_with_the_sheet(budi: Client, visitor: Client) -> None:
    assert budi.post("/umkm/kelola/usaha-baru", FORM).location.endswith(BUSINESS)
    sheet = budi.post(f"{BUSINESS}/lembar-masuk")
    assert sheet.headers["Cache-Control"] == "no-store"
    address = re.search(r"http://localhost/toba(/undangan/[\w-]+)", sheet.text)
    assert address is not None
    assert "<svg" in sheet.text
    assert visitor.get(address[1]).status_code == 200
    visitor.post(address[1], {})
    assert "Tikar Rosma" in visitor.get("/umkm/milik-saya/", follow_redirects=True).text
    assert visitor.get("/umkm/usaha/tikar-rosma").status_code == 200


def test_a_new_sheet_ends_the_old_one(budi: Client, visitor: Client) -> None:
    budi.post("/umkm/kelola/usaha-baru", FORM)
    old = re.search(r"/undangan/[\w-]+", budi.post(f"{BUSINESS}/lembar-masuk").text)
    budi.post(f"{BUSINESS}/lembar-masuk")
    assert old is not None
    assert visitor.get(old[0]).status_code == 410


def test_no_number_is_shown_without_consent(toba: RegencyRef, in_regency: InRegency, budi: Client) -> None:
    budi.post("/umkm/kelola/usaha-baru", {key: value for key, value in FORM.items() if key != "shows_phone"})
    with in_regency(toba) as session:
        assert session.query(Business).one().phone is None


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("name", "", "Tulis nama usaha."),
        ("owner_phone", "tidak ada", "Nomor ini tidak terbaca"),
        ("district", "", "Tulis kecamatannya."),
    ],
)
def test_wrong_input_is_said_and_kept(budi: Client, field: str, typed: str, words: str) -> None:
    answer = budi.post("/umkm/kelola/usaha-baru", FORM | {field: typed})
    assert answer.status_code == 422
    assert words in answer.text
    assert 'value="Rosma"' in answer.text


def test_a_business_without_an_owner_gets_one(
    toba: RegencyRef, in_regency: InRegency, budi: Client, make_business: Make
) -> None:
    with in_regency(toba):
        make_business("Tikar Rosma")
    answer = budi.post(f"{BUSINESS}/lembar-masuk", follow_redirects=True)
    assert "belum punya akun pemilik" in answer.text
    owner = {"owner_name": "Rosma", "owner_phone": "081200000777"}
    assert budi.post(f"{BUSINESS}/pemilik", owner).status_code == 303
    assert budi.post(f"{BUSINESS}/lembar-masuk").status_code == 200
    answer = budi.post(f"{BUSINESS}/pemilik", owner, follow_redirects=True)
    assert "sudah punya akun pemilik" in answer.text
