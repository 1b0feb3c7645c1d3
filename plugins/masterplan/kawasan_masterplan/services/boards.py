"""Council and team, and whether the regulation behind them still holds; workshops and commitments."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from kawasan.plugin_api import require_regency, session
from kawasan_masterplan.models import Board, Commitment, Workshop
from kawasan_masterplan.services.terms import BOARDS

HOLDS, LAPSES_SOON, LAPSED = "holds", "lapses_soon", "lapsed"
MONTHS = 12


@dataclass(frozen=True)
class BoardNow:
    """A board with the state of its regulation today: HOLDS, LAPSES_SOON or LAPSED."""

    board: Board
    state: str


def boards_now(warn_months: int, *, with_seats: bool = False) -> list[BoardNow]:
    """The newest board of each kind, council first. One query, two with seats."""
    query = select(Board).order_by(Board.enacted_on)
    if with_seats:
        query = query.options(selectinload(Board.seats))
    today = require_regency().local_day()
    newest = {board.kind: board for board in session().scalars(query)}
    return [BoardNow(newest[k], validity(newest[k].valid_until, today, warn_months)) for k in BOARDS if k in newest]


def validity(valid_until: date, today: date, warn_months: int) -> str:
    """Whether a regulation holds on a day. On its last day it still does."""
    if today > valid_until:
        return LAPSED
    return LAPSES_SOON if valid_until < months_later(today, warn_months) else HOLDS


def months_later(day: date, months: int) -> date:
    """The same day so many months on, or the month's last day where it is shorter."""
    year, month = divmod(day.year * MONTHS + day.month - 1 + months, MONTHS)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def next_midnight() -> datetime:
    """When "today" ends here: states that depend on the day hold until then."""
    regency = require_regency()
    return datetime.combine(regency.local_day() + timedelta(days=1), time(), regency.zone)


def workshops() -> list[Workshop]:
    """In the order they were held."""
    found = session().scalars(select(Workshop).order_by(Workshop.year, Workshop.id))
    return sorted(found, key=lambda one: (one.held_on or date(one.year, MONTHS, 31), one.id))


def commitments() -> list[Commitment]:
    """By office."""
    return list(session().scalars(select(Commitment).order_by(Commitment.office, Commitment.id)))
