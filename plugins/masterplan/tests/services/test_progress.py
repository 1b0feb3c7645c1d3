"""Entering progress: the rules, and the trail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from kawasan.plugin_api import Media, RegencyRef, require_regency, session
from kawasan.testing import At, Client, InRegency, UserId, photo_file
from kawasan_masterplan.models import Progress
from kawasan_masterplan.services.programs import find_program, find_standing
from kawasan_masterplan.services.progress import (
    AreaNeeded,
    Entry,
    EntryNotFound,
    MonthNotBegun,
    NoEvidence,
    Officer,
    OutsideArea,
    PartsOverlap,
    delete_entry,
    enter,
    may_enter,
)

AddProgram = Callable[..., int]
Report = Callable[..., int]
JANUARY = Entry(2026, 1, 12.0, evidence_url="https://contoh.test/1")
LIMITED = frozenset({"12.12.01"})


@pytest.fixture(autouse=True)
def _march(at: At) -> None:
    at("2026-03-02 09:00")


@pytest.fixture
def officer(budi: Client, user_id: UserId) -> Officer:
    return Officer(user_id(budi))


def rows() -> list[Progress]:
    return list(session().scalars(select(Progress).order_by(Progress.year, Progress.month)))


def test_a_report_is_kept_with_its_officer(
    add_program: AddProgram, officer: Officer, toba: RegencyRef, in_regency: InRegency
) -> None:
    program_id = add_program("Desa pintar")
    with in_regency(toba):
        enter(find_program(program_id), replace(JANUARY, note="Menurut camat"), officer)
    with in_regency(toba):
        (row,) = rows()
        assert (row.year, row.month, row.value, row.note) == (2026, 1, 12.0, "Menurut camat")
        assert row.entered_by == officer.id
        assert find_standing("desa-pintar").value == 12.0


def test_the_same_month_is_corrected_and_keeps_its_photo(
    add_program: AddProgram, officer: Officer, toba: RegencyRef, in_regency: InRegency
) -> None:
    program_id = add_program("Desa pintar")
    with in_regency(toba):
        enter(find_program(program_id), JANUARY, officer, photo_file())
    with in_regency(toba):
        enter(find_program(program_id), replace(JANUARY, value=13.0, evidence_url=""), officer)
    with in_regency(toba):
        (row,) = rows()
        assert row.value == 13.0
        assert row.photo_id is not None


def test_the_same_sent_again_is_no_correction(
    admin: Client, user_id: UserId, add_program: AddProgram, officer: Officer, toba: RegencyRef,
    in_regency: InRegency, at: At,
) -> None:  # fmt: skip
    program_id = add_program("Desa pintar")
    for minute, who in enumerate((officer, officer, Officer(user_id(admin)))):
        at(f"2026-03-02 09:{minute:02}")
        with in_regency(toba):
            enter(find_program(program_id), JANUARY, who)
    with in_regency(toba):
        (row,) = rows()
        assert row.entered_by == officer.id
        assert require_regency().local_now(row.entered_at).minute == 0
    trail = admin.get("/kelola/jejak").text
    assert "Melaporkan kemajuan" in trail
    assert "Membetulkan kemajuan" not in trail


def test_another_photo_takes_the_place_of_the_first(
    add_program: AddProgram, officer: Officer, toba: RegencyRef, in_regency: InRegency
) -> None:
    program_id = add_program("Desa pintar")
    for _ in range(2):
        with in_regency(toba):
            enter(find_program(program_id), JANUARY, officer, photo_file())
    with in_regency(toba):
        assert session().scalar(select(func.count()).select_from(Media)) == 1


def test_a_value_needs_evidence(
    add_program: AddProgram, officer: Officer, toba: RegencyRef, in_regency: InRegency
) -> None:
    program_id = add_program("Desa pintar")
    with in_regency(toba), pytest.raises(NoEvidence):
        enter(find_program(program_id), replace(JANUARY, evidence_url=""), officer)


@pytest.mark.parametrize(("year", "month"), [(2026, 4), (2027, 1)])
def test_the_future_has_no_value(
    add_program: AddProgram, officer: Officer, toba: RegencyRef, in_regency: InRegency, year: int, month: int
) -> None:
    program_id = add_program("Desa pintar")
    with in_regency(toba), pytest.raises(MonthNotBegun):
        enter(find_program(program_id), replace(JANUARY, year=year, month=month), officer)


def test_this_month_may_be_reported(
    add_program: AddProgram, officer: Officer, toba: RegencyRef, in_regency: InRegency
) -> None:
    program_id = add_program("Desa pintar")
    with in_regency(toba):
        assert enter(find_program(program_id), replace(JANUARY, month=3), officer).month == 3


@pytest.mark.parametrize("area_code", ["", "12.12.02"])
def test_an_officer_of_an_area_reports_no_program_of_elsewhere(
    add_program: AddProgram, officer: Officer, toba: RegencyRef, in_regency: InRegency, area_code: str
) -> None:
    program_id, limited = add_program("Desa pintar", area_code=area_code), Officer(officer.id, LIMITED)
    with in_regency(toba):
        assert not may_enter(find_program(program_id), limited)
        with pytest.raises(OutsideArea):
            enter(find_program(program_id), JANUARY, limited)


@pytest.mark.parametrize("area_code", ["12.12.01", "12.12.01.2001"])
def test_an_officer_of_an_area_reports_its_programs_and_those_of_its_villages(
    add_program: AddProgram, officer: Officer, toba: RegencyRef, in_regency: InRegency, area_code: str
) -> None:
    program_id, limited = add_program("Titik baca", area_code=area_code), Officer(officer.id, LIMITED)
    with in_regency(toba):
        assert may_enter(find_program(program_id), limited)
        enter(find_program(program_id), JANUARY, limited)


def test_of_a_program_by_area_each_reports_its_own_part(
    add_program: AddProgram, officer: Officer, toba: RegencyRef, in_regency: InRegency
) -> None:
    program_id, limited = add_program("Desa pintar", is_by_area=True), Officer(officer.id, LIMITED)
    with in_regency(toba):
        program = find_program(program_id)
        assert may_enter(program, limited)
        enter(program, replace(JANUARY, area_code="12.12.01"), limited)
        enter(program, replace(JANUARY, area_code="12.12.02", value=3.0), officer)
        with pytest.raises(OutsideArea):
            enter(program, replace(JANUARY, area_code="12.12.02"), limited)
    with in_regency(toba):
        assert find_standing("desa-pintar").value == 15.0


@pytest.mark.parametrize(("is_by_area", "within", "area_code"), [
    (True, "", ""), (True, "12.12.02", "12.12.01"), (False, "", "12.12.01"),
])  # fmt: skip
def test_the_area_is_named_where_parts_are_reported_and_only_there(
    add_program: AddProgram, officer: Officer, toba: RegencyRef, in_regency: InRegency,
    is_by_area: bool, within: str, area_code: str,
) -> None:  # fmt: skip
    program_id = add_program("Desa pintar", is_by_area=is_by_area, area_code=within)
    with in_regency(toba), pytest.raises(AreaNeeded):
        enter(find_program(program_id), replace(JANUARY, area_code=area_code), officer)


@pytest.mark.parametrize(("first", "second"), [("12.12.01", "12.12.01.2001"), ("12.12.01.2001", "12.12.01")])
def test_a_village_and_its_sub_district_do_not_both_report(
    add_program: AddProgram, officer: Officer, toba: RegencyRef, in_regency: InRegency, first: str, second: str
) -> None:
    program_id = add_program("Desa pintar", is_by_area=True)
    with in_regency(toba):
        enter(find_program(program_id), replace(JANUARY, area_code=first), officer)
        with pytest.raises(PartsOverlap) as refusal:
            enter(find_program(program_id), replace(JANUARY, month=2, area_code=second), officer)
        assert refusal.value.code == first


def test_a_report_is_taken_back_with_its_photo(
    add_program: AddProgram, officer: Officer, toba: RegencyRef, in_regency: InRegency
) -> None:
    program_id = add_program("Desa pintar")
    with in_regency(toba):
        entry_id = enter(find_program(program_id), JANUARY, officer, photo_file()).id
    with in_regency(toba):
        delete_entry(find_program(program_id), entry_id, officer)
    with in_regency(toba):
        assert rows() == []
        assert session().scalar(select(func.count()).select_from(Media)) == 0


def test_what_others_areas_reported_is_not_taken_back(
    add_program: AddProgram, report: Report, officer: Officer, toba: RegencyRef, in_regency: InRegency
) -> None:
    program_id = add_program("Desa pintar", is_by_area=True)
    entry_id = report(program_id, 2026, 1, 4.0, "12.12.02")
    with in_regency(toba), pytest.raises(OutsideArea):
        delete_entry(find_program(program_id), entry_id, Officer(officer.id, LIMITED))


def test_a_report_of_another_program_is_not_found(
    add_program: AddProgram, report: Report, officer: Officer, toba: RegencyRef, in_regency: InRegency
) -> None:
    entry_id, other = report(add_program("Desa pintar"), 2026, 1, 4.0), add_program("Bank sampah")
    with in_regency(toba), pytest.raises(EntryNotFound):
        delete_entry(find_program(other), entry_id, officer)


def test_reports_of_the_other_way_are_left_aside(
    add_program: AddProgram, report: Report, toba: RegencyRef, in_regency: InRegency
) -> None:
    """Of a program that is no longer reported by area, the parts count no more."""
    program_id = add_program("Desa pintar", is_by_area=True)
    report(program_id, 2026, 1, 4.0, "12.12.01")
    with in_regency(toba):
        find_program(program_id).is_by_area = False
    with in_regency(toba):
        assert find_standing("desa-pintar").value is None
