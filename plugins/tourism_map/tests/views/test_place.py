"""A place's own page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from kawasan.plugin_api import RegencyRef
from kawasan.testing import Answers, At, Client, InRegency, PhotoFile, QueryCount
from kawasan_tourism_map.services.photos import add_photos
from kawasan_tourism_map.services.places import find_any

AddPlace = Callable[..., int]
MOST_QUERIES = 12


def test_the_page_says_what_one_wants_to_know(
    visitor: Client, add_place: AddPlace, every_day: dict[str, Any], at: At
) -> None:
    add_place(
        "Bukit Pahoda", kind_id="panorama", description_id="Rumput pendek.", access_id="Dari Balige.", hours=every_day,
        ticket_price_rupiah=5000, ticket_note_id="Contoh harga.", tags=["foto"],
    )  # fmt: skip
    with at("2026-03-02 09:00"):
        page = visitor.get("/peta/bukit-pahoda").text
    for text in (
        "Pasir di tepi danau.", "panorama", "Rumput pendek.", "Dari Balige.", "Buka sampai 17.00", "Setiap hari",
        "08.00–17.00", "Rp5.000", "Contoh harga.", "Tempat berfoto",
    ):  # fmt: skip
        assert text in page, text


def test_everyone_may_read_it(add_place: AddPlace, answers: Answers) -> None:
    add_place("Pantai")
    answers("/peta/pantai", visitor=200, ani=200, budi=200, citra=200)


def test_hidden_unknown_and_foreign_places_are_not_found(
    visitor: Client, budi: Client, add_place: AddPlace, samosir: RegencyRef
) -> None:
    add_place("Rahasia", is_published=False)
    add_place("Tomok", regency=samosir)
    for slug in ("rahasia", "tidak-ada", "tomok"):
        assert visitor.get(f"/peta/{slug}").status_code == 404
    assert budi.get("/peta/rahasia").status_code == 404


def test_in_english_with_indonesian_where_there_is_none(visitor: Client, add_place: AddPlace) -> None:
    add_place("Bukit Pahoda", name_en="Pahoda Hill", kind_en="viewpoint", description_id="Rumput pendek.")
    page = visitor.get("/peta/bukit-pahoda?lang=en").text
    for text in (
        "Pahoda Hill",
        "viewpoint",
        "Sand by the lake.",
        "Rumput pendek.",
        "Getting here",
        "Awaiting a survey",
    ):
        assert text in page, text


def test_ways_there(visitor: Client, add_place: AddPlace) -> None:
    add_place("Pantai & Taman", latitude=2.3485, longitude=99.0732)
    page = visitor.get("/peta/pantai-taman").text
    assert "https://www.google.com/maps/dir/?api=1&amp;destination=2.34850%2C99.07320" in page
    assert "geo:2.34850,99.07320?q=2.34850,99.07320(Pantai%20%26%20Taman)" in page
    assert "https://www.openstreetmap.org/?mlat=2.34850&amp;mlon=99.07320#map=16/2.34850/99.07320" in page
    assert "https://osmand.net/map?pin=2.34850,99.07320#16/2.34850/99.07320" in page


def test_by_the_lake_the_nearest_harbour_is_named(visitor: Client, add_place: AddPlace) -> None:
    add_place("Pelabuhan Balige", is_harbour=True, is_lakeside=True, latitude=2.3374, longitude=99.0628)
    add_place("Pantai", is_lakeside=True)
    add_place("Bukit")
    assert "Pelabuhan terdekat" in visitor.get("/peta/pantai").text
    assert "1,7 km" in visitor.get("/peta/pantai").text
    assert "Pelabuhan terdekat" not in visitor.get("/peta/bukit").text
    assert "Pelabuhan terdekat" not in visitor.get("/peta/pelabuhan-balige").text, "it is one itself"


def test_places_nearby_with_their_distance(visitor: Client, add_place: AddPlace) -> None:
    add_place("Pantai")
    add_place("Warung", latitude=2.3585)
    page = visitor.get("/peta/pantai").text
    assert "/toba/peta/warung" in page
    assert "1,1 km" in page


def test_a_share_has_a_preview(
    visitor: Client, add_place: AddPlace, toba: RegencyRef, in_regency: InRegency, photo_file: Callable[..., PhotoFile]
) -> None:
    place_id = add_place("Pantai")
    with in_regency(toba):
        add_photos(find_any(place_id), [photo_file(1400, 1050)])
    page = visitor.get("/peta/pantai").text
    assert '<meta property="og:title" content="Pantai">' in page
    assert '/toba/peta/pantai">' in page.partition("og:url")[2]
    assert '<meta property="og:image" content="http://localhost/media/1212/' in page


def test_what_is_not_surveyed_says_so(visitor: Client, budi: Client, add_place: AddPlace) -> None:
    place_id = add_place("Pantai")
    assert "Menunggu survei" in visitor.get("/peta/pantai").text
    budi.post(f"/peta/kelola/{place_id}/survei", {"day": "2026-03-01"})
    page = visitor.get("/peta/pantai").text
    assert "Menunggu survei" not in page
    assert "Disurvei petugas pada 1 Maret 2026." in page


def test_the_page_expires_when_the_place_closes(
    visitor: Client, add_place: AddPlace, every_day: dict[str, Any], at: At
) -> None:
    add_place("Museum", hours=every_day)
    add_place("Bukit", hours={"always": True})
    with at("2026-03-02 16:59:50"):
        closing = visitor.get("/peta/museum").expires
        assert closing is not None
        assert closing <= datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
        assert visitor.get("/peta/bukit").expires is None


def test_queries_do_not_grow(visitor: Client, add_place: AddPlace, query_count: QueryCount) -> None:
    add_place("Pantai", is_lakeside=True)
    for number in range(12):
        add_place(f"Tempat {number}", is_harbour=True)
    with query_count() as counted:
        visitor.get("/peta/pantai")
    assert counted.total <= MOST_QUERIES, counted
