"""What hangs on the wall: the last calls of an office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from kawasan.plugin_api import Bilingual, session, utcnow
from kawasan_service_queue.models import Call, Office
from kawasan_service_queue.services.line import waiting_in_office
from kawasan_service_queue.services.refusals import UnknownOffice

SHOWN = 4
SHOWN_HOURS = 12
SPOKEN_AT_ONCE = 8
_ENOUGH = 40
"""Calls read to find SHOWN different numbers among them: recalls repeat a number a few times, not ten."""


@dataclass(frozen=True)
class BoardCall:
    """A call. `serial` rises with each call of the office: speak those above the last one spoken. `is_repeat`: a
    recall.
    """

    serial: int
    number: str
    counter_number: int
    counter: Bilingual
    service_id: int
    at: datetime
    is_repeat: bool


@dataclass(frozen=True)
class Board:
    """The last four numbers called, newest first, each once; `version` is the serial of the newest call (0: none yet).

    `unspoken`: calls after the serial asked with, oldest first, the latest eight; empty when none was given. Calls of
    the last twelve hours only.
    """

    office: Office
    version: int
    calls: tuple[BoardCall, ...]
    unspoken: tuple[BoardCall, ...]
    people_waiting: int


def board(office_slug: str, *, after: int | None = None, now: datetime | None = None) -> Board:
    """The board of an office; raises UnknownOffice. Three queries."""
    moment = now or utcnow()
    office = session().scalar(
        select(Office).where(Office.slug == office_slug, Office.active), execution_options={"populate_existing": True}
    )
    if office is None:
        raise UnknownOffice(f"There is no office {office_slug!r} here.")
    latest = _latest(office.id, moment)
    new = [call for call in latest if after is not None and call.serial > after][:SPOKEN_AT_ONCE]
    return Board(
        office, office.calls, _distinct(latest), tuple(reversed(new)), len(waiting_in_office(office.id, moment))
    )


def board_version(office_slug: str) -> int:
    """Its `version` alone, for polling. One query; raises UnknownOffice."""
    version = session().scalar(select(Office.calls).where(Office.slug == office_slug, Office.active))
    if version is None:
        raise UnknownOffice(f"There is no office {office_slug!r} here.")
    return int(version)


def _latest(office_id: int, now: datetime) -> list[BoardCall]:
    calls = select(Call).options(joinedload(Call.ticket), joinedload(Call.counter)).where(Call.office_id == office_id)
    recent = calls.where(Call.at > now - timedelta(hours=SHOWN_HOURS)).order_by(Call.serial.desc()).limit(_ENOUGH)
    return [
        BoardCall(
            call.serial,
            call.ticket.number,
            call.counter.number,
            call.counter.label,
            call.service_id,
            call.at,
            call.is_repeat,
        )
        for call in session().scalars(recent)
    ]


def _distinct(calls: list[BoardCall]) -> tuple[BoardCall, ...]:
    latest_of: dict[str, BoardCall] = {}
    for call in calls:
        latest_of.setdefault(call.number, call)
    return tuple(latest_of.values())[:SHOWN]
