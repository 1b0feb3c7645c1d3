"""Changing the plan; each change goes into the trail and ends cached pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import select

from kawasan.plugin_api import content_changed, discard_photo, record, require_regency, session
from kawasan_masterplan.models import Area, Board, Commitment, PlanProgram, Progress, Seat, Workshop
from kawasan_masterplan.services.areas import CODE
from kawasan_masterplan.services.holding import hold
from kawasan_masterplan.services.naming import free_slug
from kawasan_masterplan.settings import PROGRAM


class WrongPeriod(ValueError):
    """A regulation ends after it begins."""


class TakenAlready(ValueError):
    """There is one already: an area with this code, a board of this kind with this regulation."""


class ForeignArea(ValueError):
    """No code of a sub-district or village of this regency."""


class AreaInUse(ValueError):
    """Programs or reports refer to the area."""


class RowNotFound(LookupError):
    """There is no such row here."""


@dataclass(frozen=True)
class Thing:
    """One kind of row that an administrator edits: what the trail calls it, its fields, and what names a row."""

    name: str
    model: Any
    fields: tuple[str, ...]
    subject: Callable[[Any], str]


THINGS: Final = {
    thing.name: thing
    for thing in (
        Thing("program", PlanProgram, (
            "title_id", "title_en", "summary_id", "summary_en", "dimension", "office", "area_code", "is_by_area",
            "indicator_id", "indicator_en", "unit_id", "unit_en", "baseline", "targets", "budget_rupiah",
            "budget_source", "is_quick_win", "live_figure", "is_published",
        ), lambda row: row.title_id),
        Thing("board", Board, ("kind", "regulation", "enacted_on", "valid_until"), lambda row: row.regulation),
        Thing("seat", Seat, (
            "board_id", "position", "role_id", "role_en", "office_id", "office_en", "name", "dimension",
        ), lambda row: f"{row.role_id}: {row.office_id}"),
        Thing("workshop", Workshop, (
            "year", "held_on", "title_id", "title_en", "place", "outcome_id", "outcome_en",
        ), lambda row: row.title_id),
        Thing("commitment", Commitment, ("office", "dimension", "text_id", "text_en", "signed_on"),
              lambda row: row.office),
        Thing("area", Area, ("code", "name"), lambda row: f"{row.code} {row.name}"),
    )
}  # fmt: skip
UNTOLD = frozenset({"name", "board_id"})
"""Not for the trail: a name in a seat is a person's, and cannot be taken out of the trail again."""


def rows(thing: Thing) -> list[Any]:
    """All rows of a kind, in the order an administrator looks for them."""
    return list(session().scalars(select(thing.model).order_by(*_order(thing.model))))


def _order(model: Any) -> tuple[Any, ...]:
    orders: dict[Any, tuple[Any, ...]] = {
        Area: (Area.code,),
        Board: (Board.kind, Board.enacted_on.desc()),
        Commitment: (Commitment.office, Commitment.id),
        PlanProgram: (PlanProgram.title_id, PlanProgram.id),
        Seat: (Seat.board_id, Seat.position, Seat.id),
        Workshop: (Workshop.year, Workshop.id),
    }
    return orders[model]


def find_row(thing: Thing, row_id: int) -> Any:
    """A row of this regency. Raises RowNotFound."""
    row = session().scalar(select(thing.model).where(thing.model.id == row_id))
    if row is None:
        raise RowNotFound(row_id)
    return row


def add(thing: Thing, values: Mapping[str, Any]) -> Any:
    """Add a row; `values` by the names of its fields. Raises WrongPeriod, TakenAlready, ForeignArea.

    Sent once more, as after a lost answer, it is not added again.
    """
    _wait_for_others(thing, values)
    # The address before the look for the same: one added since then has this address too, and two are refused.
    address = {"slug": free_slug(values["title_id"])} if thing.model is PlanProgram else {}
    first = thing.fields[0]
    for there in session().scalars(select(thing.model).where(getattr(thing.model, first) == values[first])):
        if all(getattr(there, key) == value for key, value in values.items()):
            return there
    _check(thing, values)
    row = thing.model(**values, **address)
    session().add(row)
    session().flush()
    _tell(thing, "add", row, after=_plain(thing, values))
    return row


def _wait_for_others(thing: Thing, values: Mapping[str, Any]) -> None:
    """Of two who add the same at once, the later one looks when the earlier one's row is there. Only where no key that
    is unique tells them apart: others are refused by theirs.
    """
    if thing.model is Seat:
        hold(Board, values["board_id"])
    elif thing.model in (Workshop, Commitment):
        content_changed(PROGRAM)  # ends cached pages by writing to the regency's row, which holds it until the commit


def change(thing: Thing, row: Any, values: Mapping[str, Any]) -> bool:
    """Write the given fields; a program keeps its address. False: nothing changed. Raises as `add` does, and AreaInUse
    for another code of an area that is in use: what was reported under the old one would count beside the new.
    """
    before = {key: getattr(row, key) for key in values if getattr(row, key) != values[key]}
    if not before:
        return False
    if isinstance(row, Area) and "code" in before and _is_used(row):
        raise AreaInUse
    _check(thing, {key: getattr(row, key) for key in thing.fields} | dict(values), row.id)
    for key in before:
        setattr(row, key, values[key])
    _tell(thing, "change", row, before=_plain(thing, before), after=_plain(thing, {key: values[key] for key in before}))
    return True


def delete(thing: Thing, row: Any) -> None:
    """Remove it for good: a program with all its reports, a board with its seats. Raises AreaInUse."""
    # Held before the regency's row, as where a report or a seat is added: else two could wait for each other for ever.
    if not hold(thing.model, row.id):
        return  # someone else was first
    if isinstance(row, Area) and _is_used(row):
        raise AreaInUse
    photos: list[int] = []
    if isinstance(row, PlanProgram):
        query = select(Progress.photo_id).where(Progress.program_id == row.id, Progress.photo_id.is_not(None))
        photos = list(session().scalars(query))
    _tell(thing, "delete", row)
    session().delete(row)
    session().flush()
    for photo_id in photos:
        discard_photo(photo_id)


def _check(thing: Thing, values: Mapping[str, Any], own_id: int | None = None) -> None:
    if thing.model is Board:
        if values["valid_until"] <= values["enacted_on"]:
            raise WrongPeriod
        if _is_taken(own_id, select(Board.id).where(
            Board.kind == values["kind"], Board.regulation == values["regulation"],
        )):  # fmt: skip
            raise TakenAlready
    if thing.model is Area:
        if not CODE.fullmatch(values["code"]) or not values["code"].startswith(f"{require_regency().code}."):
            raise ForeignArea
        if _is_taken(own_id, select(Area.id).where(Area.code == values["code"])):
            raise TakenAlready


def _is_taken(own_id: int | None, query: Any) -> bool:
    return bool(set(session().scalars(query)) - {own_id})


def _is_used(area: Area) -> bool:
    asked = (
        select(PlanProgram.id).where(PlanProgram.area_code == area.code),
        select(Progress.id).where(Progress.area_code == area.code),
    )
    return any(session().scalar(query.limit(1)) is not None for query in asked)


def _plain(thing: Thing, values: Mapping[str, Any]) -> dict[str, Any]:
    """As JSON, without what is empty or not for the trail."""
    untold = UNTOLD if thing.model is Seat else frozenset()
    return {
        key: value.isoformat() if isinstance(value, date) else value
        for key, value in values.items() if key not in untold and value not in ("", None, {})
    }  # fmt: skip


def _tell(
    thing: Thing, verb: str, row: Any, *, before: dict[str, Any] | None = None, after: dict[str, Any] | None = None
) -> None:
    record(f"masterplan.{thing.name}.{verb}", thing.subject(row), before=before or None, after=after or None)
    content_changed(PROGRAM)
