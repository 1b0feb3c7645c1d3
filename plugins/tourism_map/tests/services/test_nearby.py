"""What is near a place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kawasan.plugin_api import RegencyRef
from kawasan.testing import InRegency, save_sharing
from kawasan_tourism_map.services.nearby import nearest_harbour, nearest_places
from kawasan_tourism_map.services.places import find_any

AddPlace = Callable[..., int]


@pytest.fixture
def beach(add_place: AddPlace) -> int:
    return add_place("Pantai Bulbul", is_lakeside=True)


def harbour_of(place_id: int, toba: RegencyRef, in_regency: InRegency) -> tuple[str, str, float] | None:
    with in_regency(toba):
        near = nearest_harbour(find_any(place_id))
    return near and (near.item.name.id, near.item.regency_name, round(near.distance_km, 1))


def test_the_four_nearest_in_their_order(
    add_place: AddPlace, beach: int, toba: RegencyRef, in_regency: InRegency
) -> None:
    for number in range(6, 0, -1):
        add_place(f"Tempat {number}", latitude=2.3485 + number / 100)
    with in_regency(toba):
        near = nearest_places(find_any(beach))
    assert [n.item.name.id for n in near] == ["Tempat 1", "Tempat 2", "Tempat 3", "Tempat 4"]
    assert near[0].distance_km == pytest.approx(1.11, abs=0.01)


def test_hidden_places_are_not_near(add_place: AddPlace, beach: int, toba: RegencyRef, in_regency: InRegency) -> None:
    add_place("Rahasia", is_published=False)
    with in_regency(toba):
        assert nearest_places(find_any(beach)) == []


def test_the_nearest_harbour_is_the_regencys_own(
    add_place: AddPlace, beach: int, toba: RegencyRef, in_regency: InRegency
) -> None:
    add_place("Pelabuhan Ajibata", is_harbour=True, latitude=2.6594, longitude=98.9346)
    add_place("Pelabuhan Balige", is_harbour=True, latitude=2.3374, longitude=99.0628)
    assert harbour_of(beach, toba, in_regency) == ("Pelabuhan Balige", "", 1.7)


def test_a_lake_knows_no_borders(
    add_place: AddPlace, beach: int, toba: RegencyRef, samosir: RegencyRef, in_regency: InRegency
) -> None:
    add_place("Pelabuhan Ajibata", is_harbour=True, latitude=2.6594, longitude=98.9346)
    add_place("Pelabuhan Seberang", regency=samosir, is_harbour=True, latitude=2.36, longitude=99.05)
    assert harbour_of(beach, toba, in_regency) == ("Pelabuhan Seberang", "Samosir", 2.9)
    with in_regency(samosir):
        save_sharing(shares=False)
    found = harbour_of(beach, toba, in_regency)
    assert found is not None
    assert found[0] == "Pelabuhan Ajibata", "who does not share is not read"


def test_no_harbour_anywhere(beach: int, toba: RegencyRef, in_regency: InRegency) -> None:
    assert harbour_of(beach, toba, in_regency) is None
