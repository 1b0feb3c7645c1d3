"""An owner's products and photos."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kawasan.plugin_api import RegencyRef
from kawasan.testing import Answers, Client, InRegency, PhotoFile
from kawasan_umkm_catalog.models import Product, ProductPhoto

MINE = "/umkm/milik-saya/usaha/ulos-ani"
PRODUCT = f"{MINE}/produk/ulos-sadum"
FORM = {
    "name_id": "Syal tipis",
    "price_rupiah": "Rp 185.000,-",
    "category": "tenun",
    "stock": "ready",
    "min_order": "1",
}


def photo_ids(toba: RegencyRef, in_regency: InRegency, slug: str = "ulos-sadum") -> list[int]:
    with in_regency(toba) as session:
        query = session.query(ProductPhoto).join(ProductPhoto.product).filter(Product.slug == slug)
        return [photo.id for photo in query.order_by(ProductPhoto.position)]


@pytest.mark.usefixtures("loom")
def test_only_the_owner_edits_a_product(answers: Answers, admin: Client) -> None:
    answers(PRODUCT, visitor="/masuk", ani=200, budi=403, citra=403)
    for path in ("tampil", "foto/1/sampul", "foto/1/hapus", "hapus"):
        expected = 404 if path.startswith("foto") else 303
        assert admin.post(f"{PRODUCT}/{path}", {"on": "1"}).status_code == 404
        answers(
            f"{PRODUCT}/{path}", method="POST", data={"on": "1"}, visitor="/masuk", ani=expected, budi=403, citra=403
        )


@pytest.mark.usefixtures("loom")
def test_a_product_is_added_with_photos_from_a_phone(
    toba: RegencyRef, in_regency: InRegency, ani: Client, visitor: Client, photo_file: Callable[..., PhotoFile]
) -> None:
    answer = ani.post(f"{MINE}/produk-baru", FORM | {"photos": [photo_file(), photo_file()]})
    assert answer.status_code == 303
    assert len(photo_ids(toba, in_regency, "syal-tipis")) == 2
    assert "Rp185.000" in visitor.get("/umkm/produk/syal-tipis").text


@pytest.mark.usefixtures("loom")
def test_the_same_form_sent_again_adds_nothing(
    toba: RegencyRef, in_regency: InRegency, ani: Client, photo_file: Callable[..., PhotoFile]
) -> None:
    first, again = (ani.post(f"{MINE}/produk-baru", FORM | {"photos": [photo_file()]}) for _ in range(2))
    assert (again.status_code, again.location) == (303, first.location)
    assert len(photo_ids(toba, in_regency, "syal-tipis")) == 1
    ani.post(f"{MINE}/produk-baru", FORM | {"price_rupiah": "190000"})
    with in_regency(toba) as session:
        assert session.query(Product).filter(Product.name_id == FORM["name_id"]).count() == 2


@pytest.mark.usefixtures("loom")
@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("name_id", "", "Tulis nama produk."),
        ("price_rupiah", "Rp 1.000 - Rp 5.000", "Tulis satu harga saja, bukan kisaran."),
        ("price_rupiah", "0", "Harga lebih dari nol."),
        ("price_rupiah", "2.000.000.000", "Paling tinggi Rp1.000.000.000."),
        ("min_order", "banyak", "Tulis angka bulat"),
        ("name_id", "x" * 81, "Paling banyak 80 huruf."),
    ],
)
def test_wrong_input_is_said_and_kept(ani: Client, field: str, typed: str, words: str) -> None:
    answer = ani.post(f"{MINE}/produk-baru", FORM | {field: typed})
    assert answer.status_code == 422
    assert words in answer.text
    assert f'value="{typed}"' in answer.text


@pytest.mark.usefixtures("loom")
def test_english_owners_read_english_errors(ani: Client) -> None:
    answer = ani.post(f"{MINE}/produk-baru?lang=en", FORM | {"price_rupiah": "murah"})
    assert "Harga tidak terbaca" not in answer.text
    assert answer.status_code == 422


@pytest.mark.usefixtures("loom")
@pytest.mark.parametrize("broken", [True, False], ids=["no photo", "too many"])
def test_refused_photos_leave_no_product_behind(
    toba: RegencyRef, in_regency: InRegency, ani: Client, photo_file: Callable[..., PhotoFile], broken: bool
) -> None:
    files = [PhotoFile(b"no photo")] if broken else [photo_file() for _ in range(6)]
    answer = ani.post(f"{MINE}/produk-baru", FORM | {"photos": files})
    assert answer.status_code == 422
    assert ("bukan foto yang terbaca" if broken else "paling banyak lima foto") in answer.text
    with in_regency(toba) as session:
        assert session.query(Product).count() == 1


@pytest.mark.usefixtures("loom")
def test_a_product_is_changed(ani: Client, visitor: Client) -> None:
    assert 'value="625.000"' in ani.get(PRODUCT).text
    assert ani.post(PRODUCT, FORM | {"stock": "out", "name_id": "Ulos Sadum"}).status_code == 303
    assert "Sedang habis" in visitor.get("/umkm/produk/ulos-sadum").text


@pytest.mark.usefixtures("loom")
def test_photos_are_ordered_and_removed(
    toba: RegencyRef, in_regency: InRegency, ani: Client, photo_file: Callable[..., PhotoFile]
) -> None:
    ani.post(PRODUCT, FORM | {"photos": [photo_file()]})
    first, second = photo_ids(toba, in_regency)
    ani.post(f"{PRODUCT}/foto/{second}/sampul")
    assert photo_ids(toba, in_regency) == [second, first]
    ani.post(f"{PRODUCT}/foto/{second}/hapus")
    assert photo_ids(toba, in_regency) == [first]
    assert ani.post(f"{PRODUCT}/foto/{second}/hapus").status_code == 404


@pytest.mark.usefixtures("loom")
def test_a_product_is_hidden_and_deleted(ani: Client, visitor: Client) -> None:
    ani.post(f"{PRODUCT}/tampil", {"on": "0"})
    assert visitor.get("/umkm/produk/ulos-sadum").status_code == 404
    assert "Disembunyikan" in ani.get(MINE).text
    ani.post(f"{PRODUCT}/tampil", {"on": "1"})
    assert visitor.get("/umkm/produk/ulos-sadum").status_code == 200
    ani.post(f"{PRODUCT}/hapus")
    assert ani.get(PRODUCT).status_code == 404
