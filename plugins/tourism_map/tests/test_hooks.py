"""What the program contributes to core's pages."""

from __future__ import annotations

from collections.abc import Callable

from kawasan.plugin_api import RegencyRef, published_entries
from kawasan.testing import Client, InRegency, registry
from kawasan_tourism_map import plugin

AddPlace = Callable[..., int]


def test_the_menu_leads_to_the_map(visitor: Client) -> None:
    assert '<a class="k-nav-link" href="/toba/peta/"' in visitor.get("/").text


def test_featured_places_stand_on_the_front_page_in_whole_rows(visitor: Client, add_place: AddPlace) -> None:
    for number in range(6):
        add_place(f"Unggulan {number}", is_featured=True)
    page = visitor.get("/").text
    assert "Tempat untuk dikunjungi" in page
    assert page.count("/toba/peta/unggulan-") == 4


def test_less_than_a_row_is_shown_as_it_is(visitor: Client, add_place: AddPlace) -> None:
    add_place("Unggulan", is_featured=True)
    assert "/toba/peta/unggulan" in visitor.get("/").text


def test_without_featured_places_there_is_no_part(visitor: Client, add_place: AddPlace) -> None:
    add_place("Pantai")
    add_place("Rahasia", is_featured=True, is_published=False)
    assert "Tempat untuk dikunjungi" not in visitor.get("/").text


def test_the_search_finds_places(visitor: Client, add_place: AddPlace) -> None:
    add_place("Bukit Pahoda", name_en="Pahoda Hill")
    assert "/toba/peta/bukit-pahoda" in visitor.get("/cari?q=pahoda").text
    assert "Pahoda Hill" in visitor.get("/cari?q=hill&lang=en").text


def test_the_better_find_scores_higher(
    add_place: AddPlace, toba: RegencyRef, in_regency: InRegency, visitor: Client
) -> None:
    for name, kind in (("Warung Tomok", "kafe"), ("Tomok", "desa"), ("Pelabuhan", "pelabuhan tomok")):
        add_place(name, kind_id=kind)
    with visitor.app.test_request_context("/toba/"), in_regency(toba):
        hits = plugin.search(regency=toba, query="tomok", limit=10)
    assert [(hit.title.id, hit.score) for hit in hits] == [("Tomok", 1.0), ("Warung Tomok", 0.8), ("Pelabuhan", 0.5)]


def test_officers_have_a_card_with_what_awaits_a_survey(budi: Client, add_place: AddPlace) -> None:
    add_place("Pantai")
    page = budi.get("/kelola/").text
    assert "/toba/peta/kelola/" in page


def test_published_places_are_shared(
    add_place: AddPlace, toba: RegencyRef, in_regency: InRegency, samosir: RegencyRef
) -> None:
    add_place("Pelabuhan Balige", is_harbour=True, is_lakeside=True, kind_id="pelabuhan", kind_en="harbour")
    add_place("Rahasia", is_published=False)
    with in_regency(samosir):
        (entry,) = published_entries(kind="place")
    assert (entry.url, entry.category) == ("/toba/peta/pelabuhan-balige", "wisata")
    assert entry.detail["kind"] == ["pelabuhan", "harbour"]
    assert (entry.detail["district"], entry.detail["lake"], entry.detail["harbour"]) == ("Balige", True, True)


def test_the_region_shows_featured_places_first(
    add_place: AddPlace, toba: RegencyRef, in_regency: InRegency, samosir: RegencyRef
) -> None:
    add_place("Bukit Gibeon", is_featured=True)
    add_place("Warung Tomok")
    with in_regency(samosir):
        assert [entry.title.id for entry in published_entries(kind="place", featured=True)] == ["Bukit Gibeon"]


def test_other_programs_may_bring_layers(visitor: Client) -> None:
    with visitor.app.app_context():
        assert hasattr(registry().manager.hook, "map_layers")


def test_the_figure_counts_published_places(
    add_place: AddPlace, toba: RegencyRef, samosir: RegencyRef, in_regency: InRegency
) -> None:
    add_place("Pantai")
    add_place("Rahasia", is_published=False)
    add_place("Tomok", regency=samosir)
    with in_regency(toba):
        (figure,) = plugin.live_figures(regency=toba)
    assert (figure["key"], figure["value"]) == ("tourism_map.places_published", 1)
