"""What the plan contributes to core's pages, and what other programs contribute to the plan."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kawasan.plugin_api import RegencyRef
from kawasan.testing import At, Client, InRegency, QueryCount, registry, save_settings, switch_program
from kawasan_masterplan import plugin
from kawasan_masterplan.services.live import LiveFigure
from kawasan_masterplan.services.overview import summaries
from kawasan_masterplan.services.programs import find_program, find_standing, outlines, standings

AddProgram = Callable[..., int]
Report = Callable[..., int]
KEY = "tourism_map.places_published"


@pytest.fixture(autouse=True)
def _march(at: At) -> None:
    at("2026-03-02 09:00")


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """`counted(7)`: another program counts seven."""

    def answer(value: int) -> None:
        figure = {"key": KEY, "title": plugin.KIND, "unit": plugin.KIND, "value": value, "path": "peta/daftar"}
        monkeypatch.setattr("kawasan_masterplan.services.live.call_hook", lambda *_args, **_named: [figure])

    return answer


def test_the_menu_leads_to_the_plan(visitor: Client) -> None:
    assert '<a class="k-nav-link" href="/toba/rencana-induk/"' in visitor.get("/").text


def test_the_front_page_shows_each_dimension_in_both_languages(
    visitor: Client, add_program: AddProgram, report: Report
) -> None:
    report(add_program("Desa pintar", dimension="society"), 2026, 1, 15.0)
    assert "Kemajuan rencana induk 2026" in visitor.get("/").text
    page = visitor.get("/?lang=en").text
    assert "Smart society" in page
    assert "75%" in page


def test_the_front_page_and_the_plan_say_the_same(
    add_program: AddProgram, report: Report, toba: RegencyRef, in_regency: InRegency
) -> None:
    report(add_program("Desa pintar"), 2026, 1, 15.0)
    parts = add_program("Bank sampah", dimension="society", is_by_area=True)
    report(parts, 2025, 1, 4.0, "12.12.01")
    report(parts, 2026, 2, 5.0, "12.12.02")
    add_program("Satu Data")
    add_program("Peta wisata", live_figure=KEY)
    add_program("Rahasia", is_published=False)
    with in_regency(toba):
        assert summaries(outlines()) == summaries(standings())
        find_program(parts).is_by_area = False
    with in_regency(toba):
        assert summaries(outlines()) == summaries(standings())


def test_the_front_page_costs_one_query_besides_the_figures(
    add_program: AddProgram, report: Report, toba: RegencyRef, in_regency: InRegency, query_count: QueryCount
) -> None:
    for number in range(12):
        report(add_program(f"Program {number}"), 2026, 1, 1.0)
    with in_regency(toba), query_count() as counted:
        plugin.front_sections(regency=toba)
    assert counted.total == 1, counted


def test_the_front_page_may_go_without(
    visitor: Client, add_program: AddProgram, toba: RegencyRef, in_regency: InRegency
) -> None:
    add_program("Desa pintar")
    with in_regency(toba):
        save_settings("masterplan", {"on_front_page": False})
    assert "Kemajuan rencana induk" not in visitor.get("/").text


def test_the_search_finds_programs_the_better_first(
    visitor: Client, add_program: AddProgram, toba: RegencyRef, in_regency: InRegency
) -> None:
    add_program("Titik baca", summary_id="Di balai desa.")
    add_program("Seratus desa pintar")
    add_program("Desa pintar")
    add_program("Desa rahasia", is_published=False)
    assert "/toba/rencana-induk/program/desa-pintar" in visitor.get("/cari?q=desa").text
    with visitor.app.test_request_context("/toba/"), in_regency(toba):
        hits = plugin.search(regency=toba, query="desa", limit=10)
    expected = [("Desa pintar", 1.0), ("Seratus desa pintar", 0.8), ("Titik baca", 0.5)]
    assert [(hit.title.id, hit.score) for hit in hits if hit.score] == expected


def test_the_desk_counts_what_is_due_to_the_officer(budi: Client, admin: Client, add_program: AddProgram) -> None:
    add_program("Desa pintar")
    assert "/toba/rencana-induk/kelola/" in budi.get("/kelola/").text
    assert "/toba/rencana-induk/kelola/rencana" not in budi.get("/kelola/").text
    assert "/toba/rencana-induk/kelola/rencana" in admin.get("/kelola/").text


def test_a_figure_that_another_program_counts_is_the_value(
    add_program: AddProgram, counted: Callable[[int], None], toba: RegencyRef, in_regency: InRegency
) -> None:
    add_program("Peta wisata", live_figure=KEY)
    counted(15)
    with in_regency(toba):
        standing = find_standing("peta-wisata")
        assert (standing.value, standing.share, standing.state) == (15.0, 0.75, "near")
        assert isinstance(standing.live, LiveFigure)
        assert [(one.year, one.actual) for one in standing.figures] == [(2025, None), (2026, 15.0)]


def test_the_page_of_a_quick_win_says_it_is_counted_live(
    visitor: Client, add_program: AddProgram, counted: Callable[[int], None]
) -> None:
    add_program("Peta wisata", live_figure=KEY, is_quick_win=True)
    counted(15)
    assert 'href="/toba/peta/daftar"' in visitor.get("/rencana-induk/").text
    assert "Dihitung langsung" in visitor.get("/rencana-induk/program/peta-wisata").text


def test_where_its_program_is_off_the_last_report_counts(
    visitor: Client, add_program: AddProgram, report: Report, toba: RegencyRef, in_regency: InRegency
) -> None:
    report(add_program("Peta wisata", live_figure=KEY, is_quick_win=True), 2026, 1, 5.0)
    with in_regency(toba):
        for name in registry().plugins:
            switch_program(name, on=name == "masterplan")
    with in_regency(toba):
        standing = find_standing("peta-wisata")
        assert (standing.value, standing.live) == (5.0, None)
    for path in ("/rencana-induk/", "/rencana-induk/program/peta-wisata"):
        assert "sedang tidak aktif" in visitor.get(path).text


def test_the_programs_beside_it_answer_with_whole_figures(toba: RegencyRef, in_regency: InRegency) -> None:
    """Each answers under its own name, in both languages, and on its first day with nought."""
    with in_regency(toba):
        answers = dict(registry().call("live_figures", toba, regency=toba))
    assert answers
    for name, figures in answers.items():
        for figure in figures:
            assert figure["key"].startswith(f"{name}.")
            assert figure["value"] == 0
            assert all((figure["title"].id, figure["title"].en, figure["unit"].id, figure["unit"].en))
            assert not figure["path"].startswith("/")
