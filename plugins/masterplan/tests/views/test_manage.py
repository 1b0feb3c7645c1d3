"""The administrator's lists and forms."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import func, select

from kawasan.plugin_api import RegencyRef
from kawasan.testing import Answers, Client, InRegency
from kawasan_masterplan.models import Area, Board, Commitment, PlanProgram, Seat, Workshop

AddProgram = Callable[..., int]
BASE = "/rencana-induk/kelola"
PROGRAM = {
    "title_id": "Desa pintar", "dimension": "society", "office": "Dinas PMD", "indicator_id": "Desa terlayani",
    "unit_id": "desa", "baseline": "5", "target_3": "12,5", "target_4": "1.250", "budget_rupiah": "Rp250.000.000",
    "budget_source": "village", "is_published": "y",
}  # fmt: skip
BOARD = {
    "kind": "council", "regulation": "Peraturan Bupati Nomor 1 Tahun 2022", "enacted_on": "2022-03-14",
    "valid_until": "2027-03-13",
}  # fmt: skip
ROWS: dict[str, tuple[Any, dict[str, str]]] = {
    "program": (PlanProgram, PROGRAM),
    "dewan-dan-tim": (Board, BOARD),
    "bimtek": (Workshop, {"year": "2021", "title_id": "Bimtek I", "held_on": "2021-06-01"}),
    "komitmen": (Commitment, {"office": "Dinas Kominfo", "text_id": "Membuka data", "signed_on": "2021-11-23"}),
    "wilayah": (Area, {"code": "12.12.01", "name": "Balige"}),
}
KINDS = [*ROWS, "anggota"]


def only_id(in_regency: InRegency, regency: RegencyRef, model: Any) -> int:
    with in_regency(regency) as session:
        return int(session.scalars(select(model.id)).one())


@pytest.mark.parametrize("path", ["/rencana", *(f"/{kind}/" for kind in KINDS), *(f"/{kind}/baru" for kind in KINDS)])
def test_only_administrators_open_them(answers: Answers, admin: Client, path: str) -> None:
    answers(BASE + path, visitor="/masuk", ani=403, budi=403, citra=403)
    assert admin.get(BASE + path).status_code == 200
    assert admin.get(f"{BASE}{path}?lang=en").status_code == 200


@pytest.mark.parametrize("kind", ROWS)
def test_only_administrators_add_change_and_delete(
    answers: Answers, admin: Client, toba: RegencyRef, in_regency: InRegency, kind: str
) -> None:
    model, sent = ROWS[kind]
    path = f"{BASE}/{kind}"
    answers(f"{path}/baru", method="POST", data=sent, visitor="/masuk", ani=403, budi=403, citra=403)
    assert admin.post(f"{path}/baru", sent).status_code == 303
    row = f"{path}/{only_id(in_regency, toba, model)}"
    answers(row, visitor="/masuk", ani=403, budi=403, citra=403)
    answers(row, method="POST", data=sent, visitor="/masuk", ani=403, budi=403, citra=403)
    answers(f"{row}/hapus", method="POST", data={}, visitor="/masuk", ani=403, budi=403, citra=403)
    assert admin.get(row).status_code == 200
    assert admin.post(row, sent).status_code == 303
    assert admin.post(f"{row}/hapus").status_code == 303
    with in_regency(toba) as session:
        assert session.scalar(select(func.count()).select_from(model)) == 0


def test_a_seat_belongs_to_a_board(admin: Client, toba: RegencyRef, in_regency: InRegency) -> None:
    seat = {"position": "1", "role_id": "Ketua", "office_id": "Bupati", "dimension": ""}
    assert admin.post(f"{BASE}/anggota/baru", seat | {"board_id": "1"}).status_code == 422
    admin.post(f"{BASE}/dewan-dan-tim/baru", BOARD)
    board_id = only_id(in_regency, toba, Board)
    assert admin.post(f"{BASE}/anggota/baru", seat | {"board_id": str(board_id)}).status_code == 303
    assert only_id(in_regency, toba, Seat)


def test_what_is_written_of_a_program_is_kept_and_comes_back(
    admin: Client, toba: RegencyRef, in_regency: InRegency
) -> None:
    admin.post(f"{BASE}/program/baru", PROGRAM)
    with in_regency(toba) as session:
        row = session.scalars(select(PlanProgram)).one()
        assert (row.slug, row.baseline, row.targets) == ("desa-pintar", 5.0, {"2025": 12.5, "2026": 1250.0})
        assert (row.budget_rupiah, row.budget_source, row.is_published) == (250_000_000, "village", True)
        program_id = row.id
    page = admin.get(f"{BASE}/program/{program_id}").text
    assert all(f'value="{typed}"' in page for typed in ("12,5", "1250", "Rp250.000.000"))
    assert admin.post(f"{BASE}/program/{program_id}", PROGRAM | {"target_4": ""}).status_code == 303
    with in_regency(toba) as session:
        assert session.scalars(select(PlanProgram.targets)).one() == {"2025": 12.5}


@pytest.mark.parametrize("tiny", ["0," + "0" * 322 + "1", "-0,0000004", "0"])
def test_a_target_too_small_to_be_written_is_nought_and_breaks_no_page(
    admin: Client, visitor: Client, toba: RegencyRef, in_regency: InRegency, tiny: str
) -> None:
    """Beside the smallest numbers a computer holds, every share of the way is endless."""
    sent = PROGRAM | {"baseline": "0", "target_3": tiny, "target_4": tiny, "is_quick_win": "y"}
    admin.post(f"{BASE}/program/baru", sent)
    program_id = only_id(in_regency, toba, PlanProgram)
    report = {"month": "1", "year": "2026", "value": "12,5", "evidence_url": "https://contoh.test/1"}
    assert admin.post(f"{BASE}/kemajuan/{program_id}", report).status_code == 303
    for path in ("/", "/program", "/program/desa-pintar", "/laporan", "/data.csv"):
        assert visitor.get(f"/rencana-induk{path}").status_code == 200, path
    assert "Infinity" not in visitor.get("/rencana-induk/data.json").text
    assert 'value="0"' in admin.get(f"{BASE}/program/{program_id}").text
    assert 'value="-0"' not in admin.get(f"{BASE}/program/{program_id}").text


def test_targets_outside_the_plans_years_stay(
    admin: Client, add_program: AddProgram, toba: RegencyRef, in_regency: InRegency
) -> None:
    program_id = add_program("Desa pintar", targets={"2019": 1.0})
    admin.post(f"{BASE}/program/{program_id}", PROGRAM)
    with in_regency(toba) as session:
        kept = session.scalars(select(PlanProgram.targets)).one()
    assert kept == {"2019": 1.0, "2025": 12.5, "2026": 1250.0}


@pytest.mark.parametrize(
    ("kind", "wrong", "said"),
    [
        ("program", {"title_id": " "}, "Wajib diisi."),
        ("program", {"dimension": "bogus"}, "Pilih"),
        ("program", {"baseline": "banyak"}, "Tulis bilangan seperti"),
        ("program", {"target_0": "1,2,3"}, "Tulis bilangan seperti"),
        ("program", {"budget_rupiah": "sedikit"}, "rupiah"),
        ("program", {"budget_rupiah": "9" * 30}, "terlalu besar"),
        ("program", {"area_code": "12.17.01"}, "Pilih"),
        ("program", {"live_figure": "bogus.figure"}, "Pilih"),
        ("dewan-dan-tim", {"valid_until": "2022-01-01"}, "Peraturan berakhir setelah ditetapkan"),
        ("dewan-dan-tim", {"enacted_on": "kemarin"}, "Tanggalnya tidak dapat dibaca"),
        ("bimtek", {"year": "21"}, "Tulis bilangan antara"),
        ("komitmen", {"text_id": "x" * 401}, "paling banyak 400"),
        ("wilayah", {"code": "12.17.01"}, "Tulis kode kecamatan atau desa"),
    ],
)
def test_what_cannot_be_kept_is_said_at_its_field(
    admin: Client, toba: RegencyRef, in_regency: InRegency, kind: str, wrong: dict[str, str], said: str
) -> None:
    model, sent = ROWS[kind]
    answer = admin.post(f"{BASE}/{kind}/baru", sent | wrong)
    assert answer.status_code == 422
    assert said in answer.text
    with in_regency(toba) as session:
        assert session.scalar(select(func.count()).select_from(model)) == 0


def test_a_second_regulation_of_the_same_name_is_refused(admin: Client) -> None:
    admin.post(f"{BASE}/dewan-dan-tim/baru", BOARD)
    answer = admin.post(f"{BASE}/dewan-dan-tim/baru", BOARD | {"valid_until": "2027-03-14"})
    assert answer.status_code == 422
    assert "Peraturan ini sudah dicatat." in answer.text


def test_changing_a_board_into_another_is_refused(admin: Client, toba: RegencyRef, in_regency: InRegency) -> None:
    admin.post(f"{BASE}/dewan-dan-tim/baru", BOARD)
    board_id = only_id(in_regency, toba, Board)
    admin.post(f"{BASE}/dewan-dan-tim/baru", BOARD | {"kind": "team"})
    answer = admin.post(f"{BASE}/dewan-dan-tim/{board_id}", BOARD | {"kind": "team"})
    assert answer.status_code == 422


@pytest.fixture
def used_area_id(add_areas: None, add_program: AddProgram, toba: RegencyRef, in_regency: InRegency) -> int:
    """12.12.02, where a program is."""
    add_program("Titik baca", area_code="12.12.02")
    with in_regency(toba) as session:
        return int(session.scalars(select(Area.id).where(Area.code == "12.12.02")).one())


def test_an_area_in_use_is_not_deleted(used_area_id: int, admin: Client) -> None:
    admin.post(f"{BASE}/wilayah/{used_area_id}/hapus")
    assert "masih dipakai" in admin.get(f"{BASE}/wilayah/").text


def test_an_area_in_use_keeps_its_code_and_the_form_says_why(
    used_area_id: int, admin: Client, toba: RegencyRef, in_regency: InRegency
) -> None:
    typed = {"code": "12.12.03", "name": "Kecamatan Porsea"}
    for language, said in (("id", "Wilayah ini masih dipakai"), ("en", "This area is still used")):
        answer = admin.post(f"{BASE}/wilayah/{used_area_id}?lang={language}", typed)
        assert answer.status_code == 422
        assert said in answer.text
        assert all(f'value="{text}"' in answer.text for text in typed.values())
    with in_regency(toba) as session:
        assert session.scalars(select(Area.code).where(Area.id == used_area_id)).one() == "12.12.02"


@pytest.mark.parametrize("path", ["program/1", "program/1/hapus"])
def test_rows_that_are_not_there_are_not_found(admin: Client, path: str) -> None:
    assert admin.post(f"{BASE}/{path}", {}).status_code == 404


def test_rows_of_another_regency_are_not_found(admin: Client, add_program: AddProgram, samosir: RegencyRef) -> None:
    path = f"{BASE}/program/{add_program('Desa pintar', regency=samosir)}"
    assert (admin.get(path).status_code, admin.post(f"{path}/hapus").status_code) == (404, 404)


def test_the_trail_says_what_changed(admin: Client, toba: RegencyRef, in_regency: InRegency) -> None:
    admin.post(f"{BASE}/program/baru", PROGRAM)
    program_id = only_id(in_regency, toba, PlanProgram)
    admin.post(f"{BASE}/program/{program_id}", PROGRAM | {"office": "Bappeda"})
    page = admin.get("/kelola/jejak").text
    assert "Mengubah program rencana" in page
    assert "Bappeda" in page
