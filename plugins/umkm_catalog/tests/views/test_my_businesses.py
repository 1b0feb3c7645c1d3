"""An owner's businesses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kawasan.plugin_api import RegencyRef
from kawasan.testing import Answers, Client, InRegency, PhotoFile, photo_file
from kawasan_umkm_catalog.models import Business, Claim

Make = Callable[..., Any]
HOME, MINE = "/umkm/milik-saya/", "/umkm/milik-saya/usaha/ulos-ani"
FORM = {
    "name": "Ulos Ani", "category": "tenun", "district": "Balige", "village": "Balige I", "size_class": "micro",
    "phone": "0812 0000 0101", "consents": "y", "coordinates": "2.3331, 99.0649", "mon": "08.00-17.00",
}  # fmt: skip


@pytest.mark.usefixtures("loom")
def test_only_owners_open_their_pages(answers: Answers) -> None:
    answers(HOME, visitor="/masuk", ani="/umkm/milik-saya/usaha/ulos-ani", budi=403, citra=403)
    for path in (MINE, f"{MINE}/ubah", f"{MINE}/produk-baru", f"{MINE}/verifikasi/place", "/umkm/milik-saya/baru"):
        answers(path, visitor="/masuk", ani=200, budi=403, citra=403)
    answers(f"{MINE}/tampil", method="POST", data={"on": "1"}, visitor="/masuk", ani=303, budi=403, citra=403)


@pytest.mark.usefixtures("loom")
@pytest.mark.parametrize("path", [MINE, f"{MINE}/ubah", f"{MINE}/produk-baru", f"{MINE}/verifikasi/place"])
def test_someone_elses_business_is_not_found(admin: Client, path: str) -> None:
    assert admin.get(path).status_code == 404


def test_an_owner_without_a_business_is_told_how_to_begin(ani: Client) -> None:
    assert "Anda belum punya usaha di sini" in ani.get(HOME).text
    assert "You have no business here yet" in ani.get(f"{HOME}?lang=en").text


def test_several_businesses_are_listed(
    toba: RegencyRef, in_regency: InRegency, ani: Client, loom: str, make_business: Make
) -> None:
    with in_regency(toba) as session:
        make_business("Kopi Ani", owner_id=session.query(Business).one().owner_id, is_published=False)
    page = ani.get(HOME).text
    assert "Kopi Ani" in page
    assert "Belum tampil" in page


def test_the_page_says_what_is_still_wanted(
    toba: RegencyRef, in_regency: InRegency, ani: Client, loom: str, make_claim: Make
) -> None:
    with in_regency(toba) as session:
        make_claim(session.query(Business).one(), "place", state="refused", reason="Kirim foto dari jalan.")
    page = ani.get(MINE).text
    for words in ("Kirim foto dari jalan.", "Ajukan lagi", "Belum ada foto usaha", "Belum ada jam buka"):
        assert words in page
    assert "Submit again" in ani.get(f"{MINE}?lang=en").text


def test_a_business_is_added_with_a_photo(
    toba: RegencyRef, in_regency: InRegency, ani: Client, photo_file: Callable[..., PhotoFile]
) -> None:
    answer = ani.post("/umkm/milik-saya/baru", FORM | {"photo": photo_file()})
    assert answer.status_code == 303
    assert answer.location.endswith("/umkm/milik-saya/usaha/ulos-ani")
    with in_regency(toba) as session:
        business = session.query(Business).one()
        assert (business.phone, business.is_published) == ("+6281200000101", False)
        assert (business.latitude, business.hours) == (2.3331, [["mon", "08:00", "17:00"]])
        assert business.photo_id is not None


def test_the_same_form_sent_again_adds_nothing(toba: RegencyRef, in_regency: InRegency, ani: Client) -> None:
    answers = [ani.post("/umkm/milik-saya/baru", FORM) for _ in range(2)]
    assert answers[1].location == answers[0].location
    ani.post("/umkm/milik-saya/baru", FORM | {"village": "Lumban Dolok"})
    with in_regency(toba) as session:
        assert session.query(Business).count() == 2


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("name", "", "Tulis nama usaha."),
        ("category", "gold", "Pilih satu kategori."),
        ("phone", "kantor", "Nomor ini tidak terbaca"),
        ("coordinates", "dekat pasar", "Tulis dua angka seperti di aplikasi peta"),
        ("mon", "pagi", "Tulis jam buka dan tutup"),
        ("since_year", "98", "Tulis tahun dengan empat angka."),
        ("consents", "", "Nomor hanya ditampilkan dengan persetujuan"),
    ],
)
def test_wrong_input_is_said_at_its_field_and_kept(ani: Client, field: str, typed: str, words: str) -> None:
    answer = ani.post(
        "/umkm/milik-saya/baru", FORM | {field: typed} if typed else {k: v for k, v in FORM.items() if k != field}
    )
    assert answer.status_code == 422
    assert words in answer.text
    assert 'value="Balige"' in answer.text


@pytest.mark.usefixtures("loom")
def test_a_file_that_is_no_photo_leaves_all_as_it_was(toba: RegencyRef, in_regency: InRegency, ani: Client) -> None:
    broken = PhotoFile(b"no photo")
    answer = ani.post(f"{MINE}/ubah", FORM | {"name": "Ulos Baru", "photo": broken})
    assert answer.status_code == 422
    assert "bukan foto yang terbaca" in answer.text
    with in_regency(toba) as session:
        assert session.query(Business).one().name == "Ulos Ani"


@pytest.mark.usefixtures("loom")
def test_without_a_new_photo_the_old_one_stays(toba: RegencyRef, in_regency: InRegency, ani: Client) -> None:
    ani.post(f"{MINE}/ubah", FORM | {"photo": photo_file()})
    with in_regency(toba) as session:
        before = session.query(Business).one().photo_id
    assert ani.post(f"{MINE}/ubah", FORM | {"name": "Ulos Ani Balige"}).status_code == 303
    with in_regency(toba) as session:
        assert before is not None
        assert session.query(Business).one().photo_id == before


@pytest.mark.usefixtures("loom")
def test_the_form_comes_filled_in(ani: Client) -> None:
    page = ani.get(f"{MINE}/ubah").text
    for value in ("Ulos Ani", "0812-0000-0101", "2.3331, 99.0649", "Tenun tangan"):
        assert f'value="{value}"' in page


@pytest.mark.usefixtures("loom")
def test_a_new_name_is_saved_and_checked_again(toba: RegencyRef, in_regency: InRegency, ani: Client) -> None:
    answer = ani.post(f"{MINE}/ubah", FORM | {"name": "Ulos Ani Balige"}, follow_redirects=True)
    assert "Identitas pemilik diperiksa lagi" in answer.text
    with in_regency(toba) as session:
        assert session.query(Claim).filter_by(kind="identity").one().state == "pending"


@pytest.mark.usefixtures("loom")
def test_hiding_takes_it_from_the_catalogue(ani: Client, visitor: Client) -> None:
    assert visitor.get("/umkm/usaha/ulos-ani").status_code == 200
    ani.post(f"{MINE}/tampil", {"on": "0"})
    assert visitor.get("/umkm/usaha/ulos-ani").status_code == 404
    ani.post(f"{MINE}/tampil", {"on": "1"})
    assert visitor.get("/umkm/usaha/ulos-ani").status_code == 200


@pytest.mark.usefixtures("loom")
def test_a_form_without_its_token_changes_nothing(ani: Client, visitor: Client) -> None:
    assert ani.post(f"{MINE}/tampil", {"on": "0"}, csrf=False).status_code == 400
    assert visitor.get("/umkm/usaha/ulos-ani").status_code == 200
