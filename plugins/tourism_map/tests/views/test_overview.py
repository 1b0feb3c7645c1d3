"""The map beside the list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any

import pytest

from kawasan.plugin_api import RegencyRef
from kawasan.testing import Answers, At, Client, InRegency, QueryCount, save_settings, switch_program

AddPlace = Callable[..., int]
MOST_QUERIES = 12


class Rows(HTMLParser):
    """The links of the list's rows."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self._in_title = False
        self.feed(source.partition("<template")[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "h2":
            self._in_title = values.get("class") == "k-row-title"
        if tag == "a" and self._in_title:
            self.links.append(values.get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "h2":
            self._in_title = False


def listed(client: Client, path: str) -> list[str]:
    return [link.rpartition("/")[2] for link in Rows(client.get(path).text).links]


def test_places_are_listed_featured_first(visitor: Client, add_place: AddPlace) -> None:
    add_place("Pantai A")
    add_place("Bukit Z", is_featured=True)
    add_place("Rahasia", is_published=False)
    assert listed(visitor, "/peta/") == ["bukit-z", "pantai-a"]


def test_everyone_may_look(answers: Answers) -> None:
    answers("/peta/", visitor=200, ani=200, budi=200, citra=200)
    answers("/peta/daftar", visitor=200, ani=200, budi=200, citra=200)


@pytest.mark.parametrize("path", ["/peta/", "/peta/daftar"])
def test_it_is_there_in_english(visitor: Client, add_place: AddPlace, path: str) -> None:
    add_place("Bukit Pahoda", name_en="Pahoda Hill", kind_en="viewpoint")
    page = visitor.get(f"{path}?lang=en").text
    assert "Pahoda Hill" in page
    assert "viewpoint" in page
    assert "1 place" in page


def test_filters_by_category(visitor: Client, add_place: AddPlace) -> None:
    add_place("Pantai")
    add_place("Warung", category="kuliner")
    add_place("Hotel", category="hotel")
    assert listed(visitor, "/peta/?kategori=kuliner") == ["warung"]
    assert listed(visitor, "/peta/daftar?kategori=kuliner&kategori=hotel") == ["hotel", "warung"]
    assert len(listed(visitor, "/peta/?kategori=bogus")) == 3


def test_a_search_finds_names_kinds_and_districts_in_both_languages(visitor: Client, add_place: AddPlace) -> None:
    add_place("Situmurun", name_en="Binangalom Falls", kind_id="air terjun", district="Lumban Julu")
    add_place("Pasar Balige")
    for words in ("situmurun", "TERJUN", "binangalom", "julu", "air situ"):
        assert listed(visitor, f"/peta/?q={words}") == ["situmurun"], words
    assert listed(visitor, "/peta/?q=tidak-ada") == []


def test_wildcards_of_sql_are_plain_text(visitor: Client, add_place: AddPlace) -> None:
    add_place("Pantai")
    assert listed(visitor, "/peta/?q=%25") == []
    assert listed(visitor, "/peta/?q=_") == []


def test_names_that_begin_with_the_search_come_first(visitor: Client, add_place: AddPlace) -> None:
    add_place("Warung Tomok", is_featured=True)
    add_place("Tomok")
    assert listed(visitor, "/peta/?q=tomok") == ["tomok", "warung-tomok"]


def test_hotels_wait_where_the_setting_says_so(
    visitor: Client, add_place: AddPlace, toba: RegencyRef, in_regency: InRegency
) -> None:
    add_place("Hotel", category="hotel")
    add_place("Pantai")
    with in_regency(toba):
        save_settings("tourism_map", {"show_hotels": False})
    assert listed(visitor, "/peta/") == ["pantai"]
    assert listed(visitor, "/peta/?kategori=hotel") == ["hotel"]
    assert listed(visitor, "/peta/?q=hotel") == ["hotel"]


def test_24_a_page(visitor: Client, add_place: AddPlace) -> None:
    for number in range(25):
        add_place(f"Tempat {number:02}")
    assert len(listed(visitor, "/peta/")) == 24
    assert listed(visitor, "/peta/daftar?page=2") == ["tempat-24"]
    assert listed(visitor, "/peta/?page=99") == ["tempat-24"], "past the end is the last page"
    assert visitor.get("/peta/?page=abc").status_code == 200


def test_an_empty_map_says_who_fills_it(visitor: Client) -> None:
    assert "Belum ada tempat" in visitor.get("/peta/").text


def test_nothing_found_says_what_to_do(visitor: Client, add_place: AddPlace) -> None:
    add_place("Pantai")
    assert "Coba kata lain" in visitor.get("/peta/?q=zzz").text


def test_the_drawn_map_has_the_water_and_a_dot_a_place(visitor: Client, add_place: AddPlace) -> None:
    add_place("Pantai")
    page = visitor.get("/peta/").text
    assert 'class="peta-dots peta-mark--wisata"' in page
    assert 'class="peta-drawing"' in page


def test_state_is_said_and_the_page_expires_with_it(
    visitor: Client, add_place: AddPlace, every_day: dict[str, Any], at: At
) -> None:
    add_place("Museum", hours=every_day)
    with at("2026-03-02 16:59:50"):
        answer = visitor.get("/peta/daftar")
    assert "Buka sampai 17.00" in answer.text
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert answer.expires is not None
    assert answer.expires <= datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
    with at("2026-03-02 17:00"):
        assert "Tutup, buka besok 08.00" in visitor.get("/peta/daftar").text


def test_text_of_users_is_text(visitor: Client, add_place: AddPlace) -> None:
    add_place("<script>alert(1)</script> ${alert(2)}")
    assert "<script>alert" not in visitor.get("/peta/").text


@pytest.mark.parametrize("path", ["/peta/", "/peta/daftar", "/peta/?q=tempat&kategori=wisata"])
def test_queries_do_not_grow_with_rows(
    visitor: Client, add_place: AddPlace, query_count: QueryCount, path: str
) -> None:
    for number in range(24):
        add_place(f"Tempat {number}")
    with query_count() as counted:
        visitor.get(path)
    assert counted.total <= 7, counted


def test_disabled_program_is_not_found(visitor: Client, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        switch_program("tourism_map", on=False)
    for path in ("/peta/", "/peta/daftar", "/peta/data/tempat-1.json", "/peta/data/rangka-x.js", "/peta/kelola/"):
        assert visitor.get(path).status_code == 404, path
