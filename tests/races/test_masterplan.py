"""The plan, changed by two at the same moment: one has done something and not yet committed, the other comes."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import date
from typing import Any, TypeVar

import pytest
from sqlalchemy import func, select

from kawasan.audit import AuditEntry
from kawasan.db import new_id
from kawasan.media import Media
from kawasan.testing import photo_file
from kawasan.testing.arena import Answer, Arena
from kawasan.testing.cast import ADMIN, BUDI
from kawasan_masterplan.models import Commitment, PlanProgram, Progress, Seat, Workshop
from kawasan_masterplan.services.editing import THINGS, add, delete, find_row
from kawasan_masterplan.services.programs import find_program
from kawasan_masterplan.services.progress import Entry, Officer, PartsOverlap, delete_entry, enter

pytestmark = [pytest.mark.slow, pytest.mark.postgresql, pytest.mark.xdist_group("races")]
REACHES_THE_ROW_SECONDS = 2
DISTRICT = Entry(2025, 1, 12.0, "12.12.01", evidence_url="https://contoh.test/1")
VILLAGE = Entry(2025, 1, 3.0, "12.12.01.2001", evidence_url="https://contoh.test/2")
REPORT = {"month": "1", "year": "2025", "value": "5", "evidence_url": "https://contoh.test/3", "note": "", "photo": ""}
Result = TypeVar("Result")
REASON = "Ini baru saja dihapus"


def with_another_midway(arena: Arena, first: Callable[[], object], second: Callable[[], Result]) -> Result:
    """What the second gets, who comes before the first has committed."""
    with ThreadPoolExecutor(1) as other:
        with arena.in_toba():
            first()
            coming = other.submit(second)
            wait([coming], REACHES_THE_ROW_SECONDS)
        return coming.result()


def program(arena: Arena, *, is_by_area: bool = False) -> int:
    with arena.in_toba() as session:
        slug = f"program-{new_id()}"
        made = PlanProgram(
            slug=slug, title_id=slug, dimension="society", office="Dinas PMD", indicator_id="Desa", unit_id="desa",
            baseline=0.0, targets={"2025": 10.0}, is_by_area=is_by_area,
        )  # fmt: skip
        session.add(made)
        session.flush()
        return made.id


def report(arena: Arena, program_id: int, entry: Entry) -> int:
    officer = Officer(arena.user_id(BUDI))
    with arena.in_toba():
        return enter(find_program(program_id), entry, officer).id


@pytest.mark.parametrize(("first", "second"), [(DISTRICT, VILLAGE), (VILLAGE, DISTRICT)])
def test_of_a_village_and_its_sub_district_one_reports(arena: Arena, first: Entry, second: Entry) -> None:
    program_id, officer = program(arena, is_by_area=True), Officer(arena.user_id(BUDI))
    with pytest.raises(PartsOverlap):
        with_another_midway(
            arena, lambda: enter(find_program(program_id), first, officer), lambda: report(arena, program_id, second)
        )
    with arena.in_toba() as session:
        kept = session.scalars(select(Progress.area_code).where(Progress.program_id == program_id)).all()
    assert kept == [first.area_code]


def board(arena: Arena) -> tuple[int, str]:
    """A new one's id and regulation."""
    regulation = f"Peraturan Nomor {new_id()}"
    values = {"kind": "team", "regulation": regulation, "enacted_on": date(2022, 3, 14)}
    with arena.in_toba():
        return add(THINGS["board"], values | {"valid_until": date(2027, 3, 13)}).id, regulation


def values_of(kind: str, name: str, board_id: int) -> dict[str, Any]:
    return {
        "seat": {"board_id": board_id, "role_id": name, "office_id": "Bupati"},
        "workshop": {"year": 2021, "title_id": name, "held_on": None},
        "commitment": {"office": name, "text_id": "Membuka data", "signed_on": date(2021, 11, 23)},
    }[kind]


@pytest.mark.parametrize(
    ("kind", "column"),
    [("seat", Seat.role_id), ("workshop", Workshop.title_id), ("commitment", Commitment.office)],
)
def test_what_is_sent_twice_at_once_is_added_once(arena: Arena, kind: str, column: Any) -> None:
    name = f"Baris {new_id()}"
    values = values_of(kind, name, board(arena)[0])

    def send() -> int:
        with arena.in_toba():
            return int(add(THINGS[kind], values).id)

    with_another_midway(arena, lambda: add(THINGS[kind], values), send)
    with arena.in_toba() as session:
        assert session.scalar(select(func.count()).where(column == name)) == 1


def test_who_corrects_a_report_that_is_taken_back_reports_anew(arena: Arena) -> None:
    program_id, officer = program(arena), Officer(arena.user_id(BUDI))
    entry_id = report(arena, program_id, Entry(2025, 1, 1.0, evidence_url="https://contoh.test/1"))
    answer = with_another_midway(
        arena, lambda: delete_entry(find_program(program_id), entry_id, officer),
        lambda: arena.ask("POST", f"/rencana-induk/kelola/kemajuan/{program_id}", by=BUDI, data=REPORT),
    )  # fmt: skip
    assert answer.status == 303
    with arena.in_toba() as session:
        assert session.scalars(select(Progress.value).where(Progress.program_id == program_id)).all() == [5.0]


def remove(thing: str, row_id: int) -> Callable[[], None]:
    return lambda: delete(THINGS[thing], find_row(THINGS[thing], row_id))


def test_a_program_takes_the_photo_with_it_that_is_just_being_reported(arena: Arena) -> None:
    program_id, officer = program(arena), Officer(arena.user_id(BUDI))
    photos: list[int | None] = []

    def report_with_photo() -> None:
        entry = Entry(2025, 1, 1.0)
        photos.append(enter(find_program(program_id), entry, officer, photo_file()).photo_id)

    def delete_program() -> None:
        with arena.in_toba():
            remove("program", program_id)()

    with_another_midway(arena, report_with_photo, delete_program)
    with arena.in_toba() as session:
        assert session.scalars(select(Media.id).where(Media.id.in_(photos))).all() == []


def test_of_two_who_delete_a_row_one_stands_in_the_trail(arena: Arena) -> None:
    board_id, regulation = board(arena)
    path = f"/rencana-induk/kelola/dewan-dan-tim/{board_id}/hapus"
    answer = with_another_midway(arena, remove("board", board_id), lambda: arena.ask("POST", path, by=ADMIN, data={}))
    assert answer.status == 303
    with arena.in_toba() as session:
        acts = session.scalars(select(AuditEntry.action).where(AuditEntry.subject == regulation)).all()
    assert sorted(acts) == ["masterplan.board.add", "masterplan.board.delete"]


def test_who_reports_of_a_program_that_is_deleted_is_told(arena: Arena) -> None:
    program_id = program(arena)
    path = f"/rencana-induk/kelola/kemajuan/{program_id}"
    answer = with_another_midway(
        arena, remove("program", program_id), lambda: arena.ask("POST", path, by=BUDI, data=REPORT)
    )
    assert (answer.status, REASON in answer.text) == (409, True)


def test_who_changes_a_row_that_is_deleted_is_told(arena: Arena) -> None:
    board_id, regulation = board(arena)
    sent = {"kind": "team", "regulation": f"{regulation} (baru)", "enacted_on": "2022-03-14"}

    def change() -> Answer:
        path = f"/rencana-induk/kelola/dewan-dan-tim/{board_id}"
        return arena.ask("POST", path, by=ADMIN, data=sent | {"valid_until": "2027-03-13"})

    answer = with_another_midway(arena, remove("board", board_id), change)
    assert (answer.status, REASON in answer.text) == (409, True)
