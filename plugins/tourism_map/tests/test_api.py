"""The open data: GeoJSON."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kawasan.plugin_api import RegencyRef
from kawasan.testing import Answers, Client, InRegency, QueryCount, switch_program

AddPlace = Callable[..., int]
PLACES = "/api/v1/peta/places"


def test_places_are_a_feature_collection(visitor: Client, add_place: AddPlace) -> None:
    add_place("Bukit Pahoda", kind_id="panorama", ticket_price_rupiah=5000)
    answer = visitor.get(PLACES)
    assert answer.mimetype == "application/geo+json"
    assert answer.json == {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": "bukit-pahoda",
                "geometry": {"type": "Point", "coordinates": [99.0732, 2.3485]},
                "properties": {
                    "slug": "bukit-pahoda",
                    "name": "Bukit Pahoda",
                    "category": "wisata",
                    "kind": "panorama",
                    "district": "Balige",
                    "summary": "Pasir di tepi danau.",
                    "ticket_price_rupiah": 5000,
                    "url": "http://localhost/toba/peta/bukit-pahoda",
                    "image_url": None,
                },
            }
        ],
    }


def test_everyone_may_ask(answers: Answers) -> None:
    answers(PLACES, visitor=200, ani=200, budi=200, citra=200)


def test_one_category(visitor: Client, add_place: AddPlace) -> None:
    add_place("Pantai")
    add_place("Hotel", category="hotel")
    found = visitor.get(f"{PLACES}?category=hotel").json["features"]
    assert [feature["id"] for feature in found] == ["hotel"]


def test_an_unknown_category_is_a_problem(visitor: Client) -> None:
    answer = visitor.get(f"{PLACES}?category=bogus")
    assert (answer.status_code, answer.mimetype) == (422, "application/problem+json")


def test_one_place_with_all_its_page_says(visitor: Client, add_place: AddPlace) -> None:
    add_place("Pantai", hours={"always": True}, access_id="Dari Balige.", access_en="From Balige.", tags=["foto"])
    answer = visitor.get(f"{PLACES}/pantai?lang=en")
    assert answer.mimetype == "application/geo+json"
    properties = answer.json["properties"]
    assert (properties["hours"], properties["access"], properties["tags"]) == (
        {"always": True},
        "From Balige.",
        ["foto"],
    )


@pytest.mark.parametrize("slug", ["rahasia", "tomok", "tidak-ada"])
def test_hidden_foreign_and_unknown_places_are_problems(
    visitor: Client, add_place: AddPlace, samosir: RegencyRef, slug: str
) -> None:
    add_place("Rahasia", is_published=False)
    add_place("Tomok", regency=samosir)
    answer = visitor.get(f"{PLACES}/{slug}")
    assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")
    assert visitor.get(PLACES).json["features"] == []


def test_a_disabled_program_has_no_data(visitor: Client, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        switch_program("tourism_map", on=False)
    assert visitor.get(PLACES).status_code == 404


def test_few_queries_however_many_places(visitor: Client, add_place: AddPlace, query_count: QueryCount) -> None:
    for number in range(30):
        add_place(f"Tempat {number}")
    with query_count() as counted:
        visitor.get(PLACES)
    assert counted.total <= 4, counted
