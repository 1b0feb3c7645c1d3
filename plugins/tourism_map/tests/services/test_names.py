"""Where names stand in a map drawn by the server."""

from __future__ import annotations

import pytest

from kawasan.plugin_api import Bilingual
from kawasan_tourism_map.services.base_layer import Label, base_layer
from kawasan_tourism_map.services.coordinates import Box
from kawasan_tourism_map.services.drawing import overview
from kawasan_tourism_map.services.names import Point, place_names, square

SIZE = (1000, 800)


def at(longitude: float, latitude: float) -> Point:
    return longitude, latitude


def test_a_water_is_named_on_its_spot_and_a_town_below_its_dot() -> None:
    labels = [
        Label("water", Bilingual("Danau", "Lake"), ((300.0, 500.0),), 9),
        Label("town", Bilingual("Kota"), ((500.0, 500.0),), 9),
    ]
    water, town = place_names(labels, 9, at, SIZE, [])
    assert (water.x, water.y, water.dot) == (500, 310, None)
    assert town.dot == (500, 500)
    assert town.y > 500
    assert town.anchor == "middle"


def test_a_name_whose_first_spot_is_taken_goes_to_the_next() -> None:
    label = Label("water", Bilingual("Danau"), ((300.0, 500.0), (600.0, 500.0)), 9)
    (found,) = place_names([label], 9, at, SIZE, [square((500, 300), 14)])
    assert found.y == 610


def test_a_town_turns_its_name_away_from_a_place() -> None:
    label = Label("town", Bilingual("Kota"), ((400.0, 500.0),), 9)
    (found,) = place_names([label], 9, at, SIZE, [square((500, 430), 14), square((500, 370), 14)])
    assert found.anchor == "start"


@pytest.mark.parametrize("spot", [(400.0, 990.0), (400.0, 5.0)])
def test_a_name_that_would_be_cut_off_is_left_out(spot: tuple[float, float]) -> None:
    assert place_names([Label("water", Bilingual("Danau"), (spot,), 9)], 9, at, SIZE, []) == []


@pytest.mark.parametrize(("level", "count"), [(8.5, 0), (9, 1), (10, 1), (10.5, 0)])
def test_a_name_belongs_to_some_levels(level: float, count: int) -> None:
    label = Label("regency", Bilingual("Kabupaten"), ((400.0, 500.0),), 9, until=10)
    assert len(place_names([label], level, at, SIZE, [])) == count


@pytest.mark.parametrize("box", [Box(98.2, 1.9, 99.3, 3.3), Box(98.85, 2.25, 99.25, 2.75)], ids=["region", "regency"])
def test_the_drawn_map_names_the_lake_once(box: Box) -> None:
    names = [name.name.id for name in overview(box, base_layer("lake_toba"), []).names]
    assert names.count("Danau Toba") == 1
