"""Layers of other programs, on the map and beside places."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kawasan.plugin_api import Bilingual, RegencyRef
from kawasan.testing import Client, InRegency, save_settings
from kawasan_tourism_map.services import layers

AddPlace = Callable[..., int]
NORTH_KM = {"Warung Ani": 1, "Ulos Ani": 8, "Kopi Jauh": 15}
KM_PER_DEGREE = 111.2


def feature(name: str, km: float) -> dict[str, Any]:
    return {
        "id": name, "title": Bilingual(name), "photo": None, "subtitle": Bilingual("tenun", "weaving"),
        "badge": Bilingual("NIB diperiksa", "NIB checked"),
        "latitude": 2.3485 + km / KM_PER_DEGREE, "longitude": 99.0732,
        "path": f"usaha/{name.lower().replace(' ', '-')}",
    }  # fmt: skip


@pytest.fixture(autouse=True)
def _other_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program answers the hook; core's own tests see to it that only programs that are on are asked."""
    answer = [{"key": "usaha", "title": Bilingual("Usaha"), "features": [feature(*item) for item in NORTH_KM.items()]}]
    monkeypatch.setattr(layers, "call_hook", lambda hook, **_arguments: answer if hook == "map_layers" else [])


def test_the_pack_carries_the_layer(visitor: Client) -> None:
    (layer,) = visitor.json("/peta/data/tempat-1.json").json["layers"]
    assert layer["key"] == "usaha"
    assert layer["features"][1][8] == "/toba/usaha/ulos-ani"


def test_what_is_within_ten_kilometres_stands_on_a_places_page(visitor: Client, add_place: AddPlace) -> None:
    add_place("Pantai")
    page = visitor.get("/peta/pantai").text
    assert page.index("Warung Ani") < page.index("Ulos Ani")
    assert "NIB diperiksa" in page
    assert "8,0 km" in page
    assert "Kopi Jauh" not in page


def test_how_far_is_a_setting(visitor: Client, add_place: AddPlace, toba: RegencyRef, in_regency: InRegency) -> None:
    add_place("Pantai")
    with in_regency(toba):
        save_settings("tourism_map", {"nearby_radius_km": 2})
    page = visitor.get("/peta/pantai").text
    assert "Warung Ani" in page
    assert "Ulos Ani" not in page


@pytest.mark.parametrize("path", ["/peta/", "/peta/daftar"])
def test_without_script_a_layer_is_chosen_as_a_category_is(path: str, visitor: Client, add_place: AddPlace) -> None:
    add_place("Pantai")
    first = visitor.get(path).text
    assert 'name="lapisan" value="usaha"' in first
    assert "Ulos Ani" not in first, "the list begins with places"
    chosen = visitor.get(f"{path}?lapisan=usaha").text
    for words in ("3 tempat", 'href="/toba/usaha/ulos-ani"', "NIB diperiksa", 'value="usaha" checked'):
        assert words in chosen
    assert 'href="/toba/peta/pantai"' not in chosen


def test_categories_and_layers_are_listed_together(visitor: Client, add_place: AddPlace) -> None:
    add_place("Pantai")
    page = visitor.get("/peta/?kategori=wisata&lapisan=usaha&q=an").text
    assert page.index('href="/toba/peta/pantai"') < page.index('href="/toba/usaha/ulos-ani"')
    assert "Kopi Jauh" not in page


def test_a_search_looks_through_a_chosen_layer(visitor: Client) -> None:
    page = visitor.get("/peta/?lapisan=usaha&q=kopi").text
    assert "1 tempat" in page
    assert "Kopi Jauh" in page
    assert "Tidak ada tempat yang cocok" in visitor.get("/peta/?lapisan=usaha&q=zzz").text
    assert "Tidak ada tempat yang cocok" in visitor.get("/peta/?lapisan=tidak-ada").text


def test_the_drawn_map_has_dots_of_the_layers(visitor: Client, add_place: AddPlace) -> None:
    add_place("Pantai")
    dots = 'class="peta-dots peta-mark--lapisan"'
    assert dots in visitor.get("/peta/").text
    assert dots not in visitor.get("/peta/?kategori=wisata").text
    assert "peta-dots peta-mark--wisata" not in visitor.get("/peta/?lapisan=usaha").text
