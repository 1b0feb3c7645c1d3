"""What the last thirty days were like, and how many tickets were served this year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import func, select

from kawasan.plugin_api import Bilingual, require_regency, session
from kawasan_service_queue.models import ABSENT, SERVED, Service, Ticket
from kawasan_service_queue.services.hours import DAY


@dataclass(frozen=True)
class DayCount:
    """One local day."""

    day: date
    served: int
    absent: int


@dataclass(frozen=True)
class Statistics:
    """Of an office over `days` days. Means are whole minutes, None without a single served ticket.

    `absent_share`: of those called, how many did not come, 0..1; None where nobody was called.
    """

    days: int
    served: int
    absent: int
    mean_wait_minutes: int | None
    mean_service_minutes: int | None
    absent_share: float | None
    by_day: tuple[DayCount, ...]
    """Every day, oldest first, today last."""


def statistics(office_id: int, now: datetime | None = None, days: int = 30) -> Statistics:
    """Served and missed tickets of an office, of the last `days` local days, today included. One query."""
    today = require_regency().local_day(now)
    rows = _rows(office_id, today - (days - 1) * DAY)
    served, absent = (sum(row.count for row in rows if row.state == state) for state in (SERVED, ABSENT))
    return Statistics(
        days, served, absent,
        _mean_minutes((row.waited for row in rows if row.state == SERVED), served),
        _mean_minutes((row.at_counter for row in rows if row.state == SERVED), served),
        absent / (served + absent) if served + absent else None,
        tuple(_day(rows, today - back * DAY) for back in reversed(range(days))),
    )  # fmt: skip


def served_figure() -> dict[str, Any]:
    """How many tickets were served since 1 January, as the hook `live_figures` wants it. One query.

    By service and place in line, so that an index alone answers: a year of tickets is long.
    """
    regency = require_regency()
    new_year = datetime.combine(regency.local_day().replace(month=1, day=1), time(), regency.zone)
    query = select(func.count()).select_from(Service).join(Ticket, Ticket.service_id == Service.id)
    query = query.where(Ticket.state == SERVED, Ticket.queued_at >= new_year)
    return {
        "key": "service_queue.tickets_served",
        "title": Bilingual("nomor antrean dilayani tahun ini", "queue numbers served this year"),
        "unit": Bilingual("nomor", "numbers"),
        "value": int(session().scalar(query) or 0),
        "path": "antrean/",
    }


@dataclass(frozen=True)
class _Row:
    day: date
    state: str
    count: int
    waited: int
    at_counter: int


def _rows(office_id: int, since: date) -> list[_Row]:
    totals = (
        select(Ticket.day, Ticket.state, func.count(), func.sum(Ticket.waited_seconds), func.sum(Ticket.served_seconds))
        .join(Ticket.service)
        .where(Service.office_id == office_id, Ticket.day >= since, Ticket.state.in_((SERVED, ABSENT)))
        .group_by(Ticket.day, Ticket.state)
    )
    return [
        _Row(day, state, int(count), int(waited or 0), int(served or 0))
        for day, state, count, waited, served in session().execute(totals)
    ]


def _mean_minutes(seconds: Iterable[int], count: int) -> int | None:
    return round(sum(seconds) / count / 60) if count else None


def _day(rows: list[_Row], day: date) -> DayCount:
    counts = {row.state: row.count for row in rows if row.day == day}
    return DayCount(day, counts.get(SERVED, 0), counts.get(ABSENT, 0))
