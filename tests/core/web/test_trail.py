"""The trail as an administrator reads it."""

from __future__ import annotations

import csv
import io

import pytest

from kawasan.audit import record
from kawasan.plugin_api import Program, RegencyRef
from kawasan.testing import Answers, At, Client, InRegency

PATH = "/kelola/jejak"
FILE = "/kelola/jejak/unduh"


@pytest.fixture
def story(pasar: Program, admin: Client, operator: Client) -> None:
    """An administrator switches the program off, the operator changes a setting of it."""
    admin.post("/kelola/program/pasar", {"on": "0"})
    settings = {"stalls": "20", "is_open": "y", "colour": "green", "motto": ""}
    operator.post("/kelola/program/pasar/pengaturan", settings)


def test_for_administrators(answers: Answers, admin: Client, operator: Client) -> None:
    answers(PATH, visitor="/masuk", ani=403, budi=403, citra=403)
    assert admin.get(PATH).status_code == 200
    assert operator.get(PATH).status_code == 200


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("id", ["Menyalakan atau mematikan program", "Pasar", "menyala", "<del>ya</del>", "<ins>tidak</ins>"]),
        ("en", ["Switched a program", "Market", "<dt>on</dt>", "<del>yes</del>", "<ins>no</ins>"]),
    ],
)
def test_a_switch_is_in_words_with_the_code_behind(language: str, texts: list[str], story: None, admin: Client) -> None:
    page = admin.get(f"{PATH}?apa=core.program.switch&siapa=admin@toba.test&lang={language}").text
    for text in (*texts, "<code>core.program.switch</code>", "admin@toba.test"):
        assert text in page


@pytest.mark.parametrize(("language", "words"), [("id", "di portal"), ("en", "in the portal")])
def test_an_entry_says_from_where(language: str, words: str, story: None, admin: Client) -> None:
    assert f"<span>{words}</span>" in admin.get(f"{PATH}?lang={language}").text


def test_a_setting_is_called_what_its_form_calls_it(story: None, admin: Client) -> None:
    page = admin.get(f"{PATH}?apa=core.settings.change").text
    assert "operator@kawasan.test" in page
    assert "<dt>Jumlah lapak</dt>" in page
    assert "<del>12</del>" in page
    assert "<ins>20</ins>" in page
    assert "<del>Merah</del>" in page
    assert "<ins>Hijau</ins>" in page


def test_a_program_says_its_actions_in_its_own_words(
    pasar: Program, admin: Client, toba: RegencyRef, in_regency: InRegency
) -> None:
    with in_regency(toba):
        record("pasar.stall.open", "Lapak Ani", after={"rows": 3, "kind": "weaving", "at": None, "days": ["a", "b"]})
        record("pasar.stall.paint", "Lapak Ani")
    page = admin.get(PATH).text
    assert "<strong>Membuka lapak</strong>: Lapak Ani" in page
    assert "<dt>baris</dt><dd><ins>3</ins>" in page
    assert "<dt>kind</dt><dd><ins>weaving</ins>" in page
    assert "<ins>kosong</ins>" in page
    assert "<ins>a, b</ins>" in page
    assert "<strong>pasar.stall.paint</strong>: Lapak Ani" in page
    assert "<strong>Opened a stall</strong>" in admin.get(f"{PATH}?lang=en").text


def test_the_command_line_and_numbers_are_people_too(admin: Client, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        record("core.member.remove", "admin@toba.test")
    admin.post("/kelola/anggota", {"identity": "081200000999", "role": "owner"})
    page = admin.get(PATH).text
    assert "0812-0000-0999" in page
    assert "Pemilik usaha" in page
    assert "baris perintah" in page


def test_it_is_filtered_by_what_and_by_whom(story: None, admin: Client) -> None:
    assert admin.get(f"{PATH}?siapa=admin@toba.test").text.count("k-trail-who") == 1
    assert admin.get(f"{PATH}?apa=core.settings.change").text.count("k-trail-who") == 1
    assert "core.program.switch</code>" not in admin.get(f"{PATH}?siapa=operator@kawasan.test").text
    assert "Tidak ada yang cocok" in admin.get(f"{PATH}?siapa=nobody").text


def test_times_are_the_regencys(at: At, pasar: Program, admin: Client) -> None:
    at("2026-03-02 09:05")
    admin.post("/kelola/program/pasar", {"on": "0"})
    assert "2 Maret 2026 09.05" in admin.get(PATH).text


def test_another_regencys_changes_are_not_here(story: None, operator: Client, samosir: RegencyRef) -> None:
    assert "admin@toba.test" not in operator.at(samosir).get(PATH).text


def test_long_trails_have_pages(admin: Client, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        for number in range(60):
            record("core.regency.add", f"nomor {number}")
    first = admin.get(f"{PATH}?apa=core.regency.add").text
    assert "nomor 59" in first
    assert "nomor 5\n" not in first
    assert 'href="/toba/kelola/jejak?apa=core.regency.add&amp;page=2"' in first
    assert "nomor 5<" in admin.get(f"{PATH}?apa=core.regency.add&page=2").text


@pytest.mark.parametrize("page", ["abc", "0", "-3", "99999999999999999999", "1e9", ""])
def test_an_odd_page_number_is_some_page(page: str, admin: Client) -> None:
    assert admin.get(f"{PATH}?page={page}").status_code == 200


def test_the_whole_trail_is_downloaded_for_administrators(answers: Answers, story: None, admin: Client) -> None:
    answers(FILE, method="POST", visitor="/masuk", ani=403, budi=403, citra=403)
    answer = admin.post(FILE)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="jejak-toba.csv"'
    assert "no-store" in answer.headers["Cache-Control"]
    first, *rows = csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig")))
    assert [int(row["sequence"]) for row in (first, *rows)] == list(range(1, len(rows) + 2))
    assert [row["previous"] for row in rows] == [row["hash"] for row in (first, *rows[:-1])]
    switched = [row for row in rows if row["action"] == "core.program.switch"][-1]
    assert (switched["actor"], switched["after"], switched["origin"]) == ("admin@toba.test", '{"on": false}', "web")
    assert switched["at"].endswith("+07:00")


def test_a_download_of_the_trail_is_in_the_trail(admin: Client, story: None) -> None:
    entries = admin.post(FILE).data.decode().count("\r\n") - 1
    page = admin.get(f"{PATH}?apa=core.trail.export").text
    assert "Mengunduh jejak perubahan" in page
    assert f"<ins>{entries}</ins>" in page


def test_no_cell_is_a_formula(admin: Client, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        record("pasar.stall.open", "=HYPERLINK(1)")
    assert "'=HYPERLINK(1)" in admin.post(FILE).text
