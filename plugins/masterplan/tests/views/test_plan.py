"""The public pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kawasan.plugin_api import RegencyRef
from kawasan.testing import Answers, At, Client, InRegency, QueryCount, save_settings
from kawasan_masterplan.services.editing import THINGS, add

AddProgram = Callable[..., int]
Report = Callable[..., int]
PAGES = ["/rencana-induk/", "/rencana-induk/program", "/rencana-induk/dewan-dan-tim",
         "/rencana-induk/bimtek-dan-komitmen", "/rencana-induk/laporan"]  # fmt: skip
BOARD: dict[str, Any] = {
    "kind": "council", "regulation": "Peraturan Bupati Nomor 1 Tahun 2022", "enacted_on": date(2022, 3, 14),
    "valid_until": date(2027, 3, 13),
}  # fmt: skip


@pytest.fixture(autouse=True)
def _march(at: At) -> None:
    at("2026-03-02 09:00")


@pytest.mark.parametrize("path", PAGES)
def test_everyone_reads_it_also_while_it_is_empty(answers: Answers, path: str) -> None:
    answers(path, visitor=200, ani=200, budi=200, citra=200)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("path", [*PAGES, "/rencana-induk/program/desa-pintar"])
def test_every_page_stands_in_both_languages(
    visitor: Client, add_program: AddProgram, report: Report, toba: RegencyRef, in_regency: InRegency,
    path: str, language: str,
) -> None:  # fmt: skip
    report(add_program("Desa pintar", is_quick_win=True, summary_en="Villages online."), 2026, 1, 15.0)
    with in_regency(toba):
        board = add(THINGS["board"], BOARD)
        add(THINGS["seat"], {"board_id": board.id, "role_id": "Ketua", "office_id": "Bupati", "dimension": "living"})
        add(THINGS["workshop"], {"title_id": "Bimtek I", "year": 2021, "outcome_id": "Hasil"})
        values = {"office": "Dinas Kominfo", "text_id": "Membuka data", "signed_on": date(2021, 5, 5)}
        add(THINGS["commitment"], values)
    assert visitor.get(path, query_string={"lang": language}).status_code == 200


def test_the_picture_says_its_numbers_in_words(visitor: Client, add_program: AddProgram, report: Report) -> None:
    report(add_program("Desa pintar"), 2026, 1, 15.0)
    add_program("Satu Data", dimension="economy")
    page = visitor.get("/rencana-induk/").text
    assert "75%" in page
    assert "1 hampir tercapai" in page
    assert "1 belum dilaporkan" in page
    assert "38%" in page  # of both: a program without a report counts as nothing


def test_hidden_programs_are_nowhere(visitor: Client, add_program: AddProgram) -> None:
    add_program("Rahasia", is_published=False)
    assert visitor.get("/rencana-induk/program/rahasia").status_code == 404
    for path in (*PAGES, "/rencana-induk/data.json", "/rencana-induk/data.csv", "/api/v1/rencana-induk/programs"):
        assert "Rahasia" not in visitor.get(path).text


def test_programs_of_another_regency_are_not_found(
    visitor: Client, add_program: AddProgram, samosir: RegencyRef
) -> None:
    add_program("Desa pintar", regency=samosir)
    assert visitor.get("/rencana-induk/program/desa-pintar").status_code == 404


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        ("", {"Desa pintar", "Bank sampah"}),
        ("dimensi=environment", {"Bank sampah"}),
        ("dimensi=bogus&keadaan=bogus", {"Desa pintar", "Bank sampah"}),
        ("keadaan=reached", {"Desa pintar"}),
        ("keadaan=unreported", {"Bank sampah"}),
        ("q=DESA+pintar", {"Desa pintar"}),
        ("q=smart+environment", {"Bank sampah"}),
        ("quick-win=1", {"Bank sampah"}),
        ("q=zzz", set()),
    ],
)
def test_the_list_is_filtered(
    visitor: Client, add_program: AddProgram, report: Report, arguments: str, shown: set[str]
) -> None:
    report(add_program("Desa pintar"), 2026, 1, 20.0)
    add_program("Bank sampah", dimension="environment", is_quick_win=True)
    page = visitor.get(f"/rencana-induk/program?{arguments}").text
    assert {title for title in ("Desa pintar", "Bank sampah") if title in page} == shown


def test_a_programs_page_shows_its_years_and_evidence_but_not_who_reported(
    visitor: Client, add_program: AddProgram, report: Report
) -> None:
    report(add_program("Desa pintar", budget_rupiah=250_000_000, budget_source="dak"), 2026, 1, 12.5)
    page = visitor.get("/rencana-induk/program/desa-pintar").text
    assert "12,5" in page
    assert "Rp250.000.000" in page
    assert "Dana Alokasi Khusus" in page
    assert 'href="https://contoh.test/laporan"' in page
    assert "budi@" not in page.lower()
    assert ">Budi<" not in page


@pytest.mark.parametrize(
    ("moment", "said"),
    [("2026-08-01 09:00", ""), ("2026-12-01 09:00", "perlu disiapkan"), ("2027-03-14 09:00", "belum diganti")],
)
def test_it_says_when_a_regulation_lapses(
    visitor: Client, toba: RegencyRef, in_regency: InRegency, at: At, moment: str, said: str
) -> None:
    with in_regency(toba):
        add(THINGS["board"], BOARD)
    at(moment)
    page = visitor.get("/rencana-induk/dewan-dan-tim").text
    assert [words in page for words in ("perlu disiapkan", "belum diganti")] == [
        said == "perlu disiapkan",
        said == "belum diganti",
    ]


def test_how_early_it_warns_is_a_setting(visitor: Client, toba: RegencyRef, in_regency: InRegency, at: At) -> None:
    with in_regency(toba):
        add(THINGS["board"], BOARD)
        save_settings("masterplan", {"warn_months": 12})
    at("2026-08-01 09:00")
    assert "perlu disiapkan" in visitor.get("/rencana-induk/dewan-dan-tim").text


@pytest.mark.parametrize("path", ["/rencana-induk/", "/rencana-induk/program", "/rencana-induk/laporan"])
def test_few_queries_however_many_programs(
    visitor: Client, add_program: AddProgram, report: Report, query_count: QueryCount, path: str
) -> None:
    for number in range(12):
        report(add_program(f"Program {number}", live_figure="tourism_map.places_published"), 2026, 1, 1.0)
    with query_count() as counted:
        visitor.get(path)
    assert counted.total <= 8, counted
