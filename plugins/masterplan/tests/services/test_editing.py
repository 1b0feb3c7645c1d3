"""Changing the plan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select

from kawasan.plugin_api import RegencyRef, session
from kawasan.testing import Client, InRegency
from kawasan_masterplan.models import Area, Board, PlanProgram, Progress, Seat
from kawasan_masterplan.services import editing
from kawasan_masterplan.services.editing import (
    THINGS,
    AreaInUse,
    ForeignArea,
    RowNotFound,
    TakenAlready,
    WrongPeriod,
    add,
    change,
    delete,
    find_row,
    rows,
)
from kawasan_masterplan.services.trail_words import TRAIL_WORDS

AddProgram = Callable[..., int]
Report = Callable[..., int]
BOARD: dict[str, Any] = {
    "kind": "council", "regulation": "Peraturan Bupati Nomor 1 Tahun 2022", "enacted_on": date(2022, 3, 14),
    "valid_until": date(2027, 3, 13),
}  # fmt: skip


def count(model: Any) -> int:
    return int(session().scalar(select(func.count()).select_from(model)) or 0)


def test_a_program_gets_an_address_of_its_own(add_program: AddProgram, toba: RegencyRef, in_regency: InRegency) -> None:
    add_program("Desa Pintar")
    add_program("Desa pintar")
    with in_regency(toba):
        slugs = session().scalars(select(PlanProgram.slug).order_by(PlanProgram.slug)).all()
        assert list(slugs) == ["desa-pintar", "desa-pintar-2"]


def test_what_is_sent_twice_is_added_once(add_program: AddProgram, toba: RegencyRef, in_regency: InRegency) -> None:
    assert add_program("Desa pintar") == add_program("Desa pintar")
    with in_regency(toba):
        assert add(THINGS["board"], BOARD).id == add(THINGS["board"], BOARD).id


def test_one_that_comes_in_between_is_not_added_again(
    add_program: AddProgram, toba: RegencyRef, in_regency: InRegency, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same form, sent twice, is stored by another process just before this one looks for a free address."""
    program_id, thing, free_slug = add_program("Desa pintar"), THINGS["program"], editing.free_slug
    with in_regency(toba):
        there = find_row(thing, program_id)
        values = {key: getattr(there, key) for key in thing.fields} | {"title_id": "Desa cerdas"}

        def with_the_other_first(title: str) -> str:
            monkeypatch.setattr(editing, "free_slug", free_slug)
            add(thing, values)
            return free_slug(title)

        monkeypatch.setattr(editing, "free_slug", with_the_other_first)
        assert add(thing, values).slug == "desa-cerdas"
        assert count(PlanProgram) == 2


def test_a_change_says_whether_something_changed(
    add_program: AddProgram, toba: RegencyRef, in_regency: InRegency
) -> None:
    program_id = add_program("Desa pintar")
    with in_regency(toba):
        program = find_row(THINGS["program"], program_id)
        assert not change(THINGS["program"], program, {"title_id": "Desa pintar"})
        assert change(THINGS["program"], program, {"title_id": "Desa cerdas"})
        assert (program.title_id, program.slug) == ("Desa cerdas", "desa-pintar")


@pytest.mark.parametrize("last", [date(2022, 3, 14), date(2021, 1, 1)])
def test_a_regulation_ends_after_it_begins(toba: RegencyRef, in_regency: InRegency, last: date) -> None:
    with in_regency(toba), pytest.raises(WrongPeriod):
        add(THINGS["board"], BOARD | {"valid_until": last})


def test_a_regulation_sets_up_one_board_of_a_kind(toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        first = add(THINGS["board"], BOARD)
        add(THINGS["board"], BOARD | {"kind": "team"})
        with pytest.raises(TakenAlready):
            add(THINGS["board"], BOARD | {"valid_until": date(2027, 3, 14)})
        assert change(THINGS["board"], first, {"valid_until": date(2027, 3, 15)})


def test_a_refused_change_leaves_the_row_as_it_was(toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        board = add(THINGS["board"], BOARD)
        with pytest.raises(WrongPeriod):
            change(THINGS["board"], board, {"valid_until": date(2020, 1, 1)})
        assert board.valid_until == date(2027, 3, 13)


@pytest.mark.parametrize("code", ["12.17.01", "12.12", "Balige", "12.12.01.20"])
def test_an_area_lies_in_the_regency(toba: RegencyRef, in_regency: InRegency, code: str) -> None:
    with in_regency(toba), pytest.raises(ForeignArea):
        add(THINGS["area"], {"code": code, "name": "Balige"})


@pytest.mark.usefixtures("add_areas")
def test_an_area_is_there_once(toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba), pytest.raises(TakenAlready):
        add(THINGS["area"], {"code": "12.12.01", "name": "Kecamatan Balige"})


@pytest.fixture
def used(add_areas: None, add_program: AddProgram, report: Report) -> tuple[str, str]:
    """Codes of a program's area and of one that was reported for; nothing uses 12.12.01."""
    add_program("Titik baca", area_code="12.12.01.2001")
    report(add_program("Desa pintar", is_by_area=True), 2025, 1, 1.0, "12.12.02")
    return "12.12.01.2001", "12.12.02"


def areas_by_code() -> dict[str, Area]:
    return {area.code: area for area in rows(THINGS["area"])}


def test_an_area_in_use_stays(used: tuple[str, str], toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        by_code = areas_by_code()
        for code in used:
            with pytest.raises(AreaInUse):
                delete(THINGS["area"], by_code[code])
        delete(THINGS["area"], by_code["12.12.01"])
        assert count(Area) == 2


def test_an_area_in_use_keeps_its_code_and_may_be_renamed(
    used: tuple[str, str], toba: RegencyRef, in_regency: InRegency
) -> None:
    """Reports keep the code they were sent with: under another one the same area would count twice."""
    with in_regency(toba):
        by_code = areas_by_code()
        for code in used:
            with pytest.raises(AreaInUse):
                change(THINGS["area"], by_code[code], {"code": "12.12.03", "name": "Lain"})
            assert (by_code[code].code, by_code[code].name) != ("12.12.03", "Lain")
            assert change(THINGS["area"], by_code[code], {"code": code, "name": "Nama baru"})
        assert change(THINGS["area"], by_code["12.12.01"], {"code": "12.12.03"}), "nothing uses it"


def test_a_program_takes_its_reports_with_it(
    add_program: AddProgram, report: Report, toba: RegencyRef, in_regency: InRegency
) -> None:
    program_id = add_program("Desa pintar")
    report(program_id, 2025, 1, 1.0)
    with in_regency(toba):
        delete(THINGS["program"], find_row(THINGS["program"], program_id))
    with in_regency(toba):
        assert (count(PlanProgram), count(Progress)) == (0, 0)


def test_a_board_takes_its_seats_with_it(toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        board = add(THINGS["board"], BOARD)
        add(THINGS["seat"], {"board_id": board.id, "role_id": "Ketua", "office_id": "Bupati"})
    with in_regency(toba):
        delete(THINGS["board"], rows(THINGS["board"])[0])
    with in_regency(toba):
        assert (count(Board), count(Seat)) == (0, 0)


def test_rows_of_another_regency_are_not_found(
    add_program: AddProgram, samosir: RegencyRef, toba: RegencyRef, in_regency: InRegency
) -> None:
    program_id = add_program("Desa pintar", regency=samosir)
    with in_regency(toba), pytest.raises(RowNotFound):
        find_row(THINGS["program"], program_id)


def test_a_name_in_a_seat_is_not_in_the_trail(admin: Client, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        board = add(THINGS["board"], BOARD)
        values = {"board_id": board.id, "role_id": "Ketua", "office_id": "Bupati", "name": "Nama Pejabat"}
        seat = add(THINGS["seat"], values)
        change(THINGS["seat"], seat, {"name": "Nama Lain"})
    trail = admin.get("/kelola/jejak").text
    assert "Ketua: Bupati" in trail
    assert "Nama Pejabat" not in trail
    assert "Nama Lain" not in trail


@pytest.mark.once
def test_each_act_and_each_field_has_words_in_the_trail() -> None:
    acts = {f"{thing}.{verb}" for thing in THINGS for verb in ("add", "change", "delete")}
    fields = {name for thing in THINGS.values() for name in thing.fields}
    said = TRAIL_WORDS.keys()
    bare = {name.removesuffix("_id").removesuffix("_en") for name in fields} - {"board"}
    assert acts - said == set()
    assert bare - said == set()
