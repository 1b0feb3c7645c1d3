"""Front pages and searches: of a regency and of the region, by path and by host."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask

from kawasan.plugin_api import Program, RegencyRef
from kawasan.tenancy import Regency
from kawasan.testing import Client, InRegency, QueryCount, rebuild, switch_program
from kawasan.web import portal

MOST_QUERIES = 12
ODD = ("%", "_", "\\", "'", '"', "<script>", "%_%", "🛶", "x" * 5000, " ", "a b c " * 50)


@pytest.fixture
def region(app: Flask, pasar: Program, toba: RegencyRef, samosir: RegencyRef) -> Client:
    """A browser at the region's own pages; both regencies share a cloth."""
    with app.app_context():
        for regency in (toba, samosir):
            rebuild(regency.id, pasar.name)
    return Client(app, None)


def test_a_front_page_without_programs_says_who_can_fill_it(
    pasar: Program, visitor: Client, admin: Client, toba: RegencyRef, in_regency: InRegency
) -> None:
    with in_regency(toba):
        switch_program(pasar.name, on=False)
    assert "Belum ada program yang menyala" in visitor.get("/").text
    assert "Ke meja kerja" not in visitor.get("/").text
    assert "Ke meja kerja" in admin.get("/").text


def test_a_front_page_whose_programs_are_empty_leads_to_them(pasar: Program, visitor: Client) -> None:
    page = visitor.get("/").text
    assert "Isi portal sedang disiapkan" in page
    assert "Belum ada program yang menyala" not in page


def test_a_greeting_without_a_sentence_has_one(visitor: Client, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba) as session:
        session.get(Regency, toba.id).tagline_id = ""
    assert '<p class="k-lead">Layanan dan wisata Kabupaten Toba dalam satu portal.</p>' in visitor.get("/").text


def test_one_search_over_all_programs(pasar: Program, visitor: Client) -> None:
    page = visitor.get("/cari?q=kain").text
    assert "Lapak Toba" in page
    assert "1 temuan" in page
    assert "1 result<" in visitor.get("/cari?q=kain&lang=en").text


def test_a_search_that_finds_too_much_says_so(region: Client, visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portal, "HITS", 1)
    for client in (region, visitor):
        page = client.get("/cari?q=kain").text
        assert "1 yang paling cocok. Tambahkan kata untuk mempersempit." in page
        assert "temuan" not in page


@pytest.mark.parametrize("query", ODD)
def test_an_odd_query_is_searched_for_as_it_is(query: str, region: Client, visitor: Client) -> None:
    for client in (region, visitor):
        answer = client.get("/cari", query_string={"q": query})
        assert answer.status_code == 200
        assert "<script>" not in answer.text.partition("<main")[2].partition("</main>")[0]


@pytest.mark.parametrize("query", ["%", "_", "\\"])
def test_a_wildcard_finds_nothing_by_itself(query: str, region: Client) -> None:
    assert "Kain Toba" not in region.get("/cari", query_string={"q": query}).text


def test_the_region_finds_what_regencies_share(region: Client) -> None:
    page = region.get("/cari?q=kain").text
    assert "Dari 2 kabupaten yang ikut berbagi." in page
    assert 'href="/toba/pasar/kain"' in page
    assert 'href="/samosir/pasar/kain"' in page
    assert "Cloth of Toba" in region.get("/cari?q=kain&lang=en").text


def test_the_region_shows_regencies_to_enter(region: Client) -> None:
    page = region.get("/").text
    assert 'href="/toba/"' in page
    assert "Kain Samosir" in page


def test_another_regency_comes_first_each_day() -> None:
    entries: Any = [SimpleNamespace(regency_slug=slug, key=number) for slug in "abcde" for number in range(2)]
    shown = ["".join(entry.regency_slug for entry in portal.one_of_each(entries, 4, day)) for day in range(6)]
    assert shown == ["abcd", "bcde", "cdea", "deab", "eabc", "abcd"]
    assert portal.one_of_each([], 4, 3) == []


def test_regencies_do_not_all_begin_with_their_first() -> None:
    entries: Any = [SimpleNamespace(regency_slug=slug, key=number) for slug in "abcd" for number in range(3)]
    assert [entry.key for entry in portal.one_of_each(entries, 4)] == [0, 1, 2, 0]


@pytest.mark.parametrize("path", ["/", "/cari?q=kain"])
def test_public_pages_ask_the_database_little(
    path: str, region: Client, visitor: Client, query_count: QueryCount
) -> None:
    for client in (region, visitor):
        with query_count() as counted:
            client.get(path)
        assert counted.total <= MOST_QUERIES, counted


@pytest.mark.parametrize("path", ["/", "/cari?q=kain", "/masuk", "/patterns", "/nowhere"])
def test_a_host_shows_the_same_page_with_its_own_links(path: str, pasar: Program, visitor: Client) -> None:
    by_path = visitor.get(path)
    by_host = visitor.browser.get(path, base_url="http://toba.localhost")
    assert by_host.status_code == by_path.status_code
    links = set(re.findall(r'(?:href|action)="(/[^"]*)"', by_host.text))
    assert not [link for link in links if link.startswith("/toba")]
    for link in links - {"/"}:
        if not link.startswith(("/static/", "/tema/")):
            assert f'"/toba{link}"' in by_path.text, link


def test_from_a_host_the_region_is_one_press_away(visitor: Client) -> None:
    page = visitor.browser.get("/", base_url="http://toba.localhost").text
    assert '<a href="http://localhost:8000/">Semua kabupaten</a>' in page


@pytest.mark.parametrize(
    ("host", "path"), [("localhost", "/toba/cari"), ("127.0.0.1", "/toba/cari"), ("toba.localhost", "/cari")]
)
def test_there_is_one_canonical_address(host: str, path: str, visitor: Client) -> None:
    page = visitor.browser.get(f"{path}?q=x", base_url=f"http://{host}").text
    assert '<link rel="canonical" href="http://localhost:8000/toba/cari">' in page


def test_a_domain_of_ones_own_is_the_canonical_one(toba: RegencyRef, visitor: Client, in_regency: InRegency) -> None:
    with in_regency(toba) as session:
        session.get(Regency, toba.id).domain = "portal.tobakab.test"
    for address in ("http://localhost/toba/", "http://portal.tobakab.test/"):
        page = visitor.browser.get(address).text
        assert '<link rel="canonical" href="http://portal.tobakab.test/">' in page


@pytest.mark.parametrize(("language", "title"), [("id", "Selamat datang di Toba"), ("en", "Welcome to Toba")])
def test_a_shared_front_page_has_a_preview(language: str, title: str, visitor: Client) -> None:
    page = visitor.get(f"/?lang={language}").text
    assert f'<meta property="og:title" content="{title}">' in page
    image = re.search(r'<meta property="og:image" content="http://localhost:8000([^"]+)">', page)
    assert image
    answer = visitor.browser.get(image.group(1))
    assert answer.mimetype == "image/png"
    assert "immutable" in answer.headers["Cache-Control"]


def test_the_shared_region_has_a_preview(region: Client) -> None:
    page = region.get("/").text
    assert '<meta property="og:url" content="http://localhost:8000/">' in page
    image = re.search(r'<meta property="og:image" content="http://localhost:8000([^"]+)">', page)
    assert image
    assert region.browser.get(image.group(1)).mimetype == "image/png"


@pytest.mark.parametrize("path", ["/", "/cari", "/masuk", "/healthz"])
def test_head_and_options_are_answered(path: str, visitor: Client) -> None:
    client = visitor.at(None)
    head = client.ask("HEAD", path)
    assert head.status_code == 200
    assert not head.data
    assert "GET" in client.ask("OPTIONS", path).headers["Allow"]


def test_the_language_keeps_the_page_and_is_remembered(visitor: Client) -> None:
    page = visitor.get("/cari?q=kain+tenun&page=2&page=3").text
    assert 'href="/toba/cari?q=kain+tenun&amp;page=2&amp;page=3&amp;lang=en"' in page
    assert "Results for" in visitor.get("/cari?q=kain+tenun&lang=en").text
    assert "Results for" in visitor.get("/cari?q=kain").text


def test_a_second_process_renders_what_the_first_wrote(second_process: Flask, admin: Client) -> None:
    good = {"greeting_id": "Horas!", "monogram": "TB", "primary_color": "#0b5a6f", "accent_color": "#a4262c"}
    admin.post("/kelola/identitas", good | {"pattern": "ulos"})
    assert "<h1>Horas!</h1>" in Client(second_process, admin.regency).get("/").text
