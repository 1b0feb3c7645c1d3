"""The officers' list, and what one press does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from kawasan.plugin_api import RegencyRef
from kawasan.testing import Answers, Client, InRegency, QueryCount
from kawasan_tourism_map.models import Place
from kawasan_tourism_map.services.places import find_any

AddPlace = Callable[..., int]


def test_only_officers_of_the_regency_see_the_list(answers: Answers, admin: Client, operator: Client) -> None:
    answers("/peta/kelola/", visitor="/masuk", ani=403, budi=200, citra=403)
    assert admin.get("/peta/kelola/").status_code == operator.get("/peta/kelola/").status_code == 200


def test_hidden_places_are_in_it(budi: Client, add_place: AddPlace) -> None:
    add_place("Rahasia", is_published=False)
    assert "Rahasia" in budi.get("/peta/kelola/").text
    assert "Rahasia" in budi.get("/peta/kelola/?lang=en").text


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        ("keadaan=terbit", {"Pantai"}),
        ("keadaan=tersembunyi", {"Rahasia"}),
        ("keadaan=belum-survei", {"Pantai", "Rahasia"}),
        ("keadaan=bogus", {"Pantai", "Rahasia"}),
        ("q=RAHA", {"Rahasia"}),
        ("q=zzz", set()),
    ],
)
def test_search_and_states(budi: Client, add_place: AddPlace, arguments: str, shown: set[str]) -> None:
    add_place("Pantai", kind_id="teluk")
    add_place("Rahasia", is_published=False)
    page = budi.get(f"/peta/kelola/?{arguments}").text.partition("<tbody")[2]
    assert {name for name in ("Pantai", "Rahasia") if name in page} == shown


def test_an_empty_list_says_what_to_do(budi: Client) -> None:
    assert "Tambahkan tempat pertama" in budi.get("/peta/kelola/").text


def test_only_officers_hide(answers: Answers, add_place: AddPlace) -> None:
    path = f"/peta/kelola/{add_place('Pantai')}/terbit"
    answers(path, method="POST", data={"terbit": "0"}, visitor="/masuk", ani=403, budi=303, citra=403)


def test_hiding_takes_it_away_and_publishing_brings_it_back(visitor: Client, budi: Client, add_place: AddPlace) -> None:
    place_id = add_place("Pantai")
    budi.post(f"/peta/kelola/{place_id}/terbit", {"terbit": "0"})
    assert visitor.get("/peta/pantai").status_code == 404
    assert "Pantai disembunyikan." in budi.get(f"/peta/kelola/{place_id}").text
    budi.post(f"/peta/kelola/{place_id}/terbit", {"terbit": "1"})
    assert visitor.get("/peta/pantai").status_code == 200


def test_only_officers_delete(answers: Answers, add_place: AddPlace, samosir: RegencyRef, budi: Client) -> None:
    path = f"/peta/kelola/{add_place('Pantai')}/hapus"
    answers(path, method="POST", data={}, visitor="/masuk", ani=403, budi=303, citra=403)
    foreign = add_place("Tomok", regency=samosir)
    assert budi.post(f"/peta/kelola/{foreign}/hapus").status_code == 404


def test_a_deleted_place_is_gone(budi: Client, add_place: AddPlace, toba: RegencyRef, in_regency: InRegency) -> None:
    budi.post(f"/peta/kelola/{add_place('Pantai')}/hapus")
    with in_regency(toba) as session:
        assert session.scalars(select(Place)).all() == []


def test_a_form_without_its_token_is_refused(budi: Client, add_place: AddPlace) -> None:
    assert budi.post(f"/peta/kelola/{add_place('Pantai')}/hapus", csrf=False).status_code == 400


def test_only_officers_note_a_survey(answers: Answers, add_place: AddPlace) -> None:
    path = f"/peta/kelola/{add_place('Pantai')}/survei"
    answers(path, method="POST", data={"day": "2026-03-01"}, visitor="/masuk", ani=403, budi=303, citra=403)


@pytest.mark.parametrize("day", ["", "bukan tanggal", "2999-01-01"])
def test_a_survey_has_a_day_that_has_come(
    budi: Client, add_place: AddPlace, toba: RegencyRef, in_regency: InRegency, day: str
) -> None:
    place_id = add_place("Pantai")
    assert budi.post(f"/peta/kelola/{place_id}/survei", {"day": day}).status_code == 422
    with in_regency(toba):
        assert find_any(place_id).surveyed_on is None


def test_the_list_costs_few_queries(budi: Client, add_place: AddPlace, query_count: QueryCount) -> None:
    for number in range(30):
        add_place(f"Tempat {number}")
    with query_count() as counted:
        budi.get("/peta/kelola/")
    assert counted.total <= 7, counted
