"""The form of a place."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from kawasan.plugin_api import RegencyRef
from kawasan.testing import Answers, Client, InRegency, PhotoFile
from kawasan_tourism_map.models import Place

AddPlace = Callable[..., int]
SENT = {
    "name_id": "  Pantai  Baru ", "category": "wisata", "kind_id": "pantai", "kind_en": "beach", "district": "Balige",
    "latitude": "2,3485", "longitude": "99.0732", "summary_id": "Pasir halus.", "hours_kind": "weekly",
    "mon-opens": "08:00", "mon-closes": "17.30", "ticket_price_rupiah": "Rp 5.000", "tags": ["foto", "keluarga"],
    "is_published": "y",
}  # fmt: skip


def only_place(toba: RegencyRef, in_regency: InRegency) -> dict[str, Any]:
    with in_regency(toba) as session:
        place = session.scalars(select(Place)).one()
        return {column.key: getattr(place, column.key) for column in Place.__table__.columns}


def test_only_officers_of_the_regency_open_the_form(answers: Answers, add_place: AddPlace) -> None:
    answers("/peta/kelola/baru", visitor="/masuk", ani=403, budi=200, citra=403)
    answers(f"/peta/kelola/{add_place('Pantai')}", visitor="/masuk", ani=403, budi=200, citra=403)


def test_only_officers_of_the_regency_save(answers: Answers, add_place: AddPlace) -> None:
    answers("/peta/kelola/baru", method="POST", data=SENT, visitor="/masuk", ani=403, budi=303, citra=403)
    path = f"/peta/kelola/{add_place('Pantai')}"
    answers(path, method="POST", data=SENT, visitor="/masuk", ani=403, budi=303, citra=403)


def test_places_of_another_regency_are_not_found(budi: Client, add_place: AddPlace, samosir: RegencyRef) -> None:
    foreign = add_place("Tomok", regency=samosir)
    assert budi.get(f"/peta/kelola/{foreign}").status_code == 404
    assert budi.post(f"/peta/kelola/{foreign}", SENT).status_code == 404


def test_a_new_place_is_kept_as_written(budi: Client, toba: RegencyRef, in_regency: InRegency) -> None:
    assert budi.post("/peta/kelola/baru", SENT).status_code == 303
    place = only_place(toba, in_regency)
    assert (place["name_id"], place["slug"]) == ("Pantai Baru", "pantai-baru")
    assert (place["latitude"], place["longitude"]) == (2.3485, 99.0732)
    assert place["hours"] == {"weekly": [["mon", "08:00", "17:30"]]}
    assert (place["ticket_price_rupiah"], place["is_published"]) == (5000, True)
    assert sorted(place["tags"]) == ["foto", "keluarga"]


def test_the_form_shows_what_was_kept(budi: Client, add_place: AddPlace) -> None:
    place_id = add_place("Pantai", hours={"weekly": [["tue", "09:00", "15:00"]]}, ticket_price_rupiah=0, tags=["foto"])
    page = budi.get(f"/peta/kelola/{place_id}?lang=en").text
    for text in ('value="09:00"', 'value="free"', 'value="2.34850"', 'value="weekly"'):
        assert text in page, text


def test_saving_the_form_as_it_is_changes_nothing(
    budi: Client, add_place: AddPlace, toba: RegencyRef, in_regency: InRegency
) -> None:
    budi.post("/peta/kelola/baru", SENT)
    before = only_place(toba, in_regency)
    budi.post(f"/peta/kelola/{before['id']}", SENT)
    assert only_place(toba, in_regency) == before


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("name_id", " ", "Wajib diisi."),
        ("summary_id", "", "Wajib diisi."),
        ("category", "bogus", "Pilih salah satu dari daftar."),
        ("latitude", "dua", "Tulis derajat sebagai angka"),
        ("longitude", "9.9", "di luar Indonesia"),
        ("ticket_price_rupiah", "Rp 1.000 - Rp 5.000", "bukan kisaran"),
        ("mon-closes", "", "Isi jam buka dan jam tutup"),
        ("mon-closes", "25:00", "Tulis jam seperti 08.00."),
        ("mon-closes", "08:00", "Jam buka dan jam tutup sama."),
        ("summary_id", "a" * 200, "Tulis paling banyak 160 huruf."),
    ],
)
def test_wrong_input_is_said_at_its_field_and_kept(
    budi: Client, toba: RegencyRef, in_regency: InRegency, field: str, value: str, says: str
) -> None:
    answer = budi.post("/peta/kelola/baru", {**SENT, field: value})
    assert answer.status_code == 422
    assert says in answer.text
    assert 'value="beach"' in answer.text, "what was right is kept too"
    with in_regency(toba) as session:
        assert session.scalars(select(Place)).all() == []


def test_swapped_degrees_are_recognised(budi: Client) -> None:
    answer = budi.post("/peta/kelola/baru", {**SENT, "latitude": "99.0732", "longitude": "2.3485"})
    assert "Lintang dan bujur tertukar." in answer.text


def test_a_week_without_hours_is_refused(budi: Client) -> None:
    answer = budi.post("/peta/kelola/baru", {**SENT, "mon-opens": "", "mon-closes": ""})
    assert "Isi jam untuk paling sedikit satu hari." in answer.text


@pytest.mark.parametrize(("kind", "hours"), [("always", {"always": True}), ("unknown", None)])
def test_typed_times_do_not_count_where_another_answer_was_chosen(
    budi: Client, toba: RegencyRef, in_regency: InRegency, kind: str, hours: Any
) -> None:
    assert budi.post("/peta/kelola/baru", {**SENT, "hours_kind": kind, "mon-closes": ""}).status_code == 303
    assert only_place(toba, in_regency)["hours"] == hours


def test_a_pasted_pair_fills_both_degrees(budi: Client, toba: RegencyRef, in_regency: InRegency) -> None:
    budi.post("/peta/kelola/baru", {**SENT, "latitude": "2.5376, 99.0080", "longitude": ""})
    place = only_place(toba, in_regency)
    assert (place["latitude"], place["longitude"]) == (2.5376, 99.008)


def test_a_point_far_away_is_kept_with_a_warning(budi: Client) -> None:
    answer = budi.post("/peta/kelola/baru", {**SENT, "latitude": "-6.9", "longitude": "109.7"}, follow_redirects=True)
    assert "km dari pusat Kabupaten Toba" in answer.text
    answer = budi.post("/peta/kelola/baru", SENT, follow_redirects=True)
    assert "km dari pusat" not in answer.text


def test_photos_come_with_the_form(
    budi: Client, toba: RegencyRef, in_regency: InRegency, photo_file: Callable[..., PhotoFile]
) -> None:
    budi.post("/peta/kelola/baru", {**SENT, "photos": [(photo_file(), "a.jpg"), (photo_file(), "b.jpg")]})
    assert only_place(toba, in_regency)["photo_id"]


def test_a_refused_photo_saves_nothing(budi: Client, toba: RegencyRef, in_regency: InRegency) -> None:
    answer = budi.post("/peta/kelola/baru", {**SENT, "photos": (io.BytesIO(b"no photo"), "a.jpg")})
    assert answer.status_code == 422
    assert "Berkas ini bukan foto." in answer.text
    with in_regency(toba) as session:
        assert session.scalars(select(Place)).all() == []


def test_the_same_form_sent_again_adds_nothing(toba: RegencyRef, in_regency: InRegency, budi: Client) -> None:
    answers = [budi.post("/peta/kelola/baru", SENT) for _ in range(2)]
    assert answers[1].location == answers[0].location
    budi.post("/peta/kelola/baru", {**SENT, "latitude": "2.4001"})
    with in_regency(toba) as session:
        assert session.query(Place).count() == 2
