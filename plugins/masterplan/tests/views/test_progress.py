"""The officers' list and form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from kawasan.plugin_api import RegencyRef
from kawasan.testing import Answers, At, Client, InRegency, QueryCount, photo_file
from kawasan_masterplan.models import Progress

AddProgram = Callable[..., int]
Report = Callable[..., int]
TASKS = "/rencana-induk/kelola/"
GOOD = {"month": "1", "year": "2026", "value": "12,5", "evidence_url": "https://contoh.test/1", "note": "Menurut camat"}


@pytest.fixture(autouse=True)
def _march(at: At) -> None:
    at("2026-03-02 09:00")


def path_of(program_id: int) -> str:
    return f"{TASKS}kemajuan/{program_id}"


def values(in_regency: InRegency, regency: RegencyRef) -> list[float]:
    with in_regency(regency) as session:
        return list(session.scalars(select(Progress.value).order_by(Progress.id)))


def test_only_officers_see_the_list(answers: Answers, admin: Client) -> None:
    answers(TASKS, visitor="/masuk", ani=403, budi=200, citra=403)
    assert admin.get(TASKS).status_code == 200


def test_only_officers_see_the_form(answers: Answers, add_program: AddProgram) -> None:
    answers(path_of(add_program("Desa pintar")), visitor="/masuk", ani=403, budi=200, citra=403)


def test_only_officers_report(answers: Answers, add_program: AddProgram) -> None:
    path = path_of(add_program("Desa pintar"))
    answers(path, method="POST", data=GOOD, visitor="/masuk", ani=403, budi=303, citra=403)


def test_only_officers_take_back(answers: Answers, add_program: AddProgram, report: Report) -> None:
    program_id = add_program("Desa pintar")
    path = f"{path_of(program_id)}/{report(program_id, 2026, 1, 3.0)}/hapus"
    answers(path, method="POST", data={}, visitor="/masuk", ani=403, budi=303, citra=403)


def test_a_program_of_another_regency_is_not_found(budi: Client, add_program: AddProgram, samosir: RegencyRef) -> None:
    path = path_of(add_program("Desa pintar", regency=samosir))
    assert (budi.get(path).status_code, budi.post(path, GOOD).status_code) == (404, 404)


def test_what_is_reported_is_public_at_once(budi: Client, visitor: Client, add_program: AddProgram) -> None:
    budi.post(path_of(add_program("Desa pintar")), GOOD | {"photo": photo_file()})
    page = visitor.get("/rencana-induk/program/desa-pintar").text
    assert "12,5 desa" in page
    assert "Menurut camat" in page
    assert "Foto bukti, Januari 2026" in page


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"value": ""}, "Wajib diisi."),
        ({"value": "banyak"}, "Tulis bilangan seperti"),
        ({"value": "1e300"}, "Tulis bilangan seperti"),
        ({"value": "nan"}, "Tulis bilangan seperti"),
        ({"month": "13"}, "Pilih"),
        ({"month": "4"}, "Bulan ini belum tiba."),
        ({"year": "1"}, "Tulis bilangan antara"),
        ({"evidence_url": ""}, "Sertakan bukti"),
        ({"evidence_url": "javascript:alert(1)"}, "diawali https://"),
        ({"evidence_url": "javascript://contoh.test/%0aalert(1)"}, "diawali https://"),
        ({"evidence_url": "laporan.pdf"}, "diawali https://"),
        ({"evidence_url": "", "photo": "not a photo"}, "bukan foto"),
    ],
)
def test_what_cannot_be_kept_is_said_at_its_field_and_stays_written(
    budi: Client, add_program: AddProgram, toba: RegencyRef, in_regency: InRegency, wrong: dict[str, Any], said: str
) -> None:
    if "photo" in wrong:
        file = photo_file()
        file.seek(0)
        file.truncate()
        file.write(b"not a photo")
        file.seek(0)
        wrong = wrong | {"photo": file}
    answer = budi.post(path_of(add_program("Desa pintar")), GOOD | wrong)
    assert answer.status_code == 422
    assert said in answer.text
    assert 'value="Menurut camat"' in answer.text
    assert values(in_regency, toba) == []


@pytest.mark.parametrize(("typed", "value"), [
    ("1.250", 1250), ("1.250,5", 1250.5), ("82.5", 82.5), ("-3", -3), ("0,0000005", 0), ("0,1234567", 0.123457),
])  # fmt: skip
def test_numbers_are_read_as_people_write_them(
    budi: Client, add_program: AddProgram, toba: RegencyRef, in_regency: InRegency, typed: str, value: float
) -> None:
    budi.post(path_of(add_program("Desa pintar")), GOOD | {"value": typed})
    assert values(in_regency, toba) == [value]


@pytest.mark.usefixtures("add_areas")
def test_an_officer_of_an_area_sees_what_is_theirs_first_and_the_rest_without_a_link(
    dewi: Client, add_program: AddProgram
) -> None:
    far, near = add_program("A di mana-mana"), add_program("Z di Balige", area_code="12.12.01.2001")
    page = dewi.get(TASKS).text
    assert page.index("Z di Balige") < page.index("A di mana-mana")
    assert path_of(near) in page
    assert path_of(far) not in page
    assert page.count("Di luar wilayah Anda") == 1
    assert "Anda melapor untuk: Balige" in " ".join(page.split())


@pytest.mark.usefixtures("add_areas")
def test_an_officer_of_an_area_reports_there_and_nowhere_else(
    dewi: Client, add_program: AddProgram, toba: RegencyRef, in_regency: InRegency
) -> None:
    far, near = add_program("Jauh", area_code="12.12.02"), add_program("Dekat", area_code="12.12.01")
    assert dewi.post(path_of(far), GOOD).status_code == 403
    assert dewi.get(path_of(far)).status_code == 403
    assert dewi.post(path_of(near), GOOD).status_code == 303
    assert values(in_regency, toba) == [12.5]


@pytest.mark.usefixtures("add_areas")
def test_an_officer_of_an_area_reports_its_part_of_a_program_by_area(
    dewi: Client, add_program: AddProgram, toba: RegencyRef, in_regency: InRegency
) -> None:
    path = path_of(add_program("Desa pintar", is_by_area=True))
    page = dewi.get(path).text
    assert 'value="12.12.01"' in page
    assert 'value="12.12.02"' not in page
    assert dewi.post(path, GOOD | {"area_code": "12.12.02"}).status_code == 422
    assert dewi.post(path, GOOD | {"area_code": "12.12.01"}).status_code == 303
    assert "Balige sudah melapor" in dewi.post(path, GOOD | {"area_code": "12.12.01.2001"}).text
    assert values(in_regency, toba) == [12.5]


@pytest.mark.usefixtures("add_areas")
def test_an_officer_of_an_area_does_not_take_back_others_reports(
    dewi: Client, add_program: AddProgram, report: Report, toba: RegencyRef, in_regency: InRegency
) -> None:
    program_id = add_program("Desa pintar", is_by_area=True)
    entry_id = report(program_id, 2026, 1, 4.0, "12.12.02")
    assert dewi.post(f"{path_of(program_id)}/{entry_id}/hapus").status_code == 403
    assert f"{entry_id}/hapus" not in dewi.get(path_of(program_id)).text
    assert values(in_regency, toba) == [4.0]


def test_what_was_last_reported_more_than_a_quarter_ago_is_due(
    budi: Client, add_program: AddProgram, report: Report
) -> None:
    report(add_program("Desa pintar"), 2025, 12, 3.0)
    report(add_program("Bank sampah"), 2025, 11, 3.0)
    add_program("Satu Data")
    add_program("Peta", live_figure="tourism_map.places_published")
    assert budi.get(TASKS).text.count("Perlu dilaporkan") == 2


def test_the_list_costs_few_queries(
    budi: Client, add_program: AddProgram, report: Report, query_count: QueryCount
) -> None:
    for number in range(12):
        report(add_program(f"Program {number}"), 2026, 1, 1.0)
    with query_count() as counted:
        budi.get(TASKS)
    assert counted.total <= 8, counted


def test_a_programs_form_costs_few_queries(
    budi: Client, add_program: AddProgram, report: Report, query_count: QueryCount
) -> None:
    program_id = add_program("Desa pintar")
    for month in range(1, 13):
        report(program_id, 2025, month, 1.0)
    with query_count() as counted:
        budi.get(path_of(program_id))
    assert counted.total <= 8, counted
