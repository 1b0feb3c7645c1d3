"""Reading the plan: its programs, each with how far it is today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload, load_only

from kawasan.plugin_api import require_regency, session
from kawasan_masterplan.models import PlanProgram, Progress
from kawasan_masterplan.services.live import LiveFigure, live_figures
from kawasan_masterplan.services.measuring import (
    Reading,
    YearFigure,
    bounded,
    share_of,
    state_of,
    target_for,
    value_at,
    year_figures,
)
from kawasan_masterplan.services.terms import DIMENSIONS

_COLUMNS = (Progress.program_id, Progress.year, Progress.month, Progress.value, Progress.area_code)
_OUTLINE = load_only(
    PlanProgram.dimension, PlanProgram.baseline, PlanProgram.targets, PlanProgram.is_by_area, PlanProgram.live_figure
)
_ORDER = {dimension: place for place, dimension in enumerate(DIMENSIONS)}


class ProgramNotFound(LookupError):
    """There is no such program here, or it is not published."""


@dataclass(frozen=True)
class Standing:
    """A program and how far it is in `year`.

    `value` is what a live figure says where the program has one, else what was reported last. `share` is the share of
    the way to this year's target (see `measuring.share_of`).
    """

    program: PlanProgram
    year: int
    value: float | None
    target: float | None
    figures: Sequence[YearFigure]
    readings: Sequence[Reading]
    """What was reported, oldest first."""
    live: LiveFigure | None

    @property
    def share(self) -> float | None:
        return share_of(self.value, self.program.baseline, self.target)

    @property
    def last(self) -> Reading | None:
        """The newest report."""
        return self.readings[-1] if self.readings else None

    @property
    def filled(self) -> float:
        """The share as far as it fills a bar, 0..1."""
        return bounded(self.share)

    @property
    def state(self) -> str:
        return state_of(self.share)


def standings(*, everything: bool = False) -> list[Standing]:
    """The published programs (with `everything` the hidden too) by dimension and title. Two queries, and those of the
    live figures.
    """
    query = select(PlanProgram)
    found = list(session().scalars(query if everything else query.where(PlanProgram.is_published)))
    found.sort(key=lambda one: (_ORDER.get(one.dimension, len(_ORDER)), one.title_id.lower(), one.id))
    readings = _readings(found)
    return _standings(found, {program: readings[program.id] for program in found})


def outlines() -> list[Standing]:
    """How far the published programs are, without their texts: for a picture of the dimensions. One query, and those of
    the live figures.
    """
    query: Any = select(PlanProgram, *_COLUMNS).options(_OUTLINE).outerjoin(PlanProgram.entries)
    found: dict[PlanProgram, list[Reading]] = defaultdict(list)
    rows = session().execute(query.where(PlanProgram.is_published).order_by(Progress.year, Progress.month))
    for program, reported_of, *reported in rows:
        readings = found[program]
        if reported_of is not None and (reading := Reading(*reported)).is_part == program.is_by_area:
            readings.append(reading)
    return _standings(found, found)


def find_standing(slug: str) -> Standing:
    """One published program with its entries, newest first. Raises ProgramNotFound."""
    program: PlanProgram | None = session().scalar(
        select(PlanProgram).where(PlanProgram.slug == slug, PlanProgram.is_published)
    )
    if program is None:
        raise ProgramNotFound(slug)
    figures = live_figures() if program.live_figure else {}
    return _standing(program, _readings([program])[program.id], figures, require_regency().local_day())


def find_program(program_id: int) -> PlanProgram:
    """A program, published or not. Raises ProgramNotFound."""
    program: PlanProgram | None = session().scalar(select(PlanProgram).where(PlanProgram.id == program_id))
    if program is None:
        raise ProgramNotFound(program_id)
    return program


def entries_of(program: PlanProgram) -> list[Progress]:
    """What was reported, newest first, with photos and officers."""
    query = select(Progress).options(joinedload(Progress.photo), joinedload(Progress.officer))
    query = query.where(Progress.program_id == program.id)
    return list(session().scalars(query.order_by(Progress.year.desc(), Progress.month.desc(), Progress.area_code)))


def _readings(programs: Iterable[PlanProgram]) -> Mapping[int, list[Reading]]:
    """What was reported for each, oldest first. A program that is no longer reported by area leaves its parts aside,
    and the other way round.
    """
    found: dict[int, list[Reading]] = defaultdict(list)
    by_area = {program.id: program.is_by_area for program in programs}
    if not by_area:
        return found
    query: Any = select(*_COLUMNS).where(Progress.program_id.in_(by_area)).order_by(Progress.year, Progress.month)
    for program_id, year, month, value, area_code in session().execute(query):
        reading = Reading(year, month, value, area_code)
        if reading.is_part == by_area[program_id]:
            found[program_id].append(reading)
    return found


def _standings(programs: Iterable[PlanProgram], readings: Mapping[PlanProgram, Sequence[Reading]]) -> list[Standing]:
    figures = live_figures() if any(program.live_figure for program in programs) else {}
    today = require_regency().local_day()
    return [_standing(program, readings[program], figures, today) for program in programs]


def _standing(
    program: PlanProgram, readings: Sequence[Reading], live: Mapping[str, LiveFigure], today: date
) -> Standing:
    figure = live.get(program.live_figure)
    reported = value_at(readings, today.year, today.month)
    return Standing(
        program=program,
        year=today.year,
        value=reported if figure is None else float(figure.value),
        target=target_for(program.targets, today.year),
        figures=year_figures(program.targets, readings, {today.year: float(figure.value)} if figure else None),
        readings=readings,
        live=figure,
    )
