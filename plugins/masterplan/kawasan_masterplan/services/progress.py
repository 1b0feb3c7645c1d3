"""Entering progress: by whom, for which part and month, and on which evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, BinaryIO

from sqlalchemy import select

from kawasan.plugin_api import (
    content_changed,
    discard_photo,
    lies_in,
    record,
    require_regency,
    save_photo,
    session,
    utcnow,
)
from kawasan_masterplan.models import PlanProgram, Progress
from kawasan_masterplan.services.areas import may_report
from kawasan_masterplan.services.holding import hold
from kawasan_masterplan.settings import PROGRAM


class OutsideArea(PermissionError):
    """The officer's role is limited to areas, and this is not one of them."""


class AreaNeeded(ValueError):
    """Areas report their parts of this program: the entry must name one that lies where the program does."""


class MonthNotBegun(ValueError):
    """What is in the future has no value yet."""


class NoEvidence(ValueError):
    """Neither a link nor a photo proves the value."""


class PartsOverlap(ValueError):
    """A village and its sub-district would both count the same things; `code` is the area that reports already."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class EntryNotFound(LookupError):
    """There is no such entry of this program."""


@dataclass(frozen=True)
class Officer:
    """Who enters: an account, and the areas its role is limited to (none: the whole regency)."""

    id: int
    area_codes: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Entry:
    """The value of the indicator at the end of a month; `area_code` only where areas report their parts."""

    year: int
    month: int
    value: float
    area_code: str = ""
    note: str = ""
    evidence_url: str = ""


def may_enter(program: PlanProgram, officer: Officer) -> bool:
    """Whether the officer may report something of this program: all of it, or the part of one of their areas."""
    if may_report(officer.area_codes, program.area_code):
        return True
    return program.is_by_area and any(lies_in(code, program.area_code) for code in officer.area_codes)


def enter(program: PlanProgram, entry: Entry, officer: Officer, photo: BinaryIO | None = None) -> Progress:
    """Keep a value. For a month that has one it is corrected; the photo stays where no other is sent. What is there
    already, sent once more without a photo, changes nothing: not the officer either.

    Raises OutsideArea, AreaNeeded, MonthNotBegun, PartsOverlap, NoEvidence, and PhotoRefused.
    """
    hold(PlanProgram, program.id)  # no constraint could say that a village lies in a sub-district
    _check(program, entry, officer)
    row = _row_of(program, entry)
    if not (entry.evidence_url or photo or (row and row.photo_id)):
        raise NoEvidence
    if row and not photo and _says(row, entry):
        return row
    before = _said(row) if row else None
    if row is None:
        row = Progress(program_id=program.id, area_code=entry.area_code, year=entry.year, month=entry.month)
        session().add(row)
    row.value, row.note, row.evidence_url = entry.value, entry.note, entry.evidence_url
    row.entered_by, row.entered_at = officer.id, utcnow()
    if photo:
        _replace_photo(row, photo)
    session().flush()
    _tell("enter" if before is None else "correct", program, before=before, after=_said(row))
    return row


def delete_entry(program: PlanProgram, entry_id: int, officer: Officer) -> None:
    """Take an entry back, with its photo. Raises EntryNotFound, OutsideArea."""
    hold(PlanProgram, program.id)
    row = session().scalar(select(Progress).where(Progress.id == entry_id, Progress.program_id == program.id))
    if row is None:
        raise EntryNotFound(entry_id)
    if not may_change(program, row, officer):
        raise OutsideArea
    _tell("delete", program, before=_said(row))
    photo_id = row.photo_id
    session().delete(row)
    session().flush()
    discard_photo(photo_id)


def may_change(program: PlanProgram, row: Progress, officer: Officer) -> bool:
    """Whether an entry lies in the officer's area."""
    return may_report(officer.area_codes, row.area_code or program.area_code)


def _check(program: PlanProgram, entry: Entry, officer: Officer) -> None:
    if program.is_by_area != bool(entry.area_code) or not lies_in(
        entry.area_code or program.area_code, program.area_code
    ):
        raise AreaNeeded
    if not may_report(officer.area_codes, entry.area_code or program.area_code):
        raise OutsideArea
    today = require_regency().local_day()
    if (entry.year, entry.month) > (today.year, today.month):
        raise MonthNotBegun
    for code in _reporting(program) if entry.area_code else ():
        if code != entry.area_code and (lies_in(code, entry.area_code) or lies_in(entry.area_code, code)):
            raise PartsOverlap(code)


def _reporting(program: PlanProgram) -> list[str]:
    query = select(Progress.area_code).where(Progress.program_id == program.id, Progress.area_code != "")
    return list(session().scalars(query.distinct().order_by(Progress.area_code)))


def _row_of(program: PlanProgram, entry: Entry) -> Progress | None:
    query = select(Progress).where(
        Progress.program_id == program.id, Progress.area_code == entry.area_code,
        Progress.year == entry.year, Progress.month == entry.month,
    )  # fmt: skip
    found: Progress | None = session().scalar(query)
    return found


def _says(row: Progress, entry: Entry) -> bool:
    return (row.value, row.note, row.evidence_url) == (entry.value, entry.note, entry.evidence_url)


def _replace_photo(row: Progress, photo: BinaryIO) -> None:
    before = row.photo_id
    row.photo_id = save_photo(photo).id
    session().flush()
    discard_photo(before)


def _said(row: Progress) -> dict[str, Any]:
    said = {
        "month": f"{row.year}-{row.month:02d}", "value": row.value, "area_code": row.area_code, "note": row.note,
        "evidence_url": row.evidence_url,
    }  # fmt: skip
    return {key: value for key, value in said.items() if value != ""}


def _tell(
    verb: str, program: PlanProgram, *, before: dict[str, Any] | None = None, after: dict[str, Any] | None = None
) -> None:
    record(f"masterplan.progress.{verb}", program.title_id, before=before, after=after)
    content_changed(PROGRAM)
