"""The demonstration: offices of each regency, thirty days behind them, people waiting now."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

import kawasan_service_queue
from kawasan.plugin_api import RegencyRef, session, utcnow
from kawasan.testing import At, Client, InRegency, PlainLoader, UserId
from kawasan_service_queue.models import ABSENT, CANCELLED, SERVED, STANDARD, WAITING, Office, QueueDay, Ticket
from kawasan_service_queue.services import demonstration
from kawasan_service_queue.services.board import board
from kawasan_service_queue.services.calling import call_next
from kawasan_service_queue.services.hours import check_hours
from kawasan_service_queue.services.issuing import issue
from kawasan_service_queue.services.offices import office_now, offices_now
from kawasan_service_queue.services.staffing import find_counter
from kawasan_service_queue.services.statistics import statistics

DATA = Path(kawasan_service_queue.__file__).parent / "demo"
REGENCIES = sorted(path.stem for path in DATA.glob("*.json"))
SUNDAY_NOON, MONDAY_MORNING = "2026-03-01 12:00", "2026-03-02 10:00"


@pytest.fixture
def loaded(toba: RegencyRef, in_regency: InRegency, user_id: UserId, budi: Client, at: At) -> Iterator[RegencyRef]:
    officer = user_id(budi)
    at(MONDAY_MORNING)
    with in_regency(toba):
        assert demonstration.load(toba, PlainLoader(toba, officer)) is not None
        yield toba


def test_thirty_days_and_people_waiting(loaded: RegencyRef) -> None:
    for slug in ("rsud-porsea", "dukcapil"):
        now = office_now(slug)
        assert (now.opening.open_now, now.counters_staffed, now.people_waiting) == (True, 2, 6)
        last = statistics(now.office.id)
        assert last.served > 200
        assert 0.02 < (last.absent_share or 0) < 0.12
        assert 0 <= (last.mean_wait_minutes or 0) < 45
        assert all(service.wait_minutes is not None for service in now.services if service.counters_staffed)


def test_the_next_number_follows_the_last(loaded: RegencyRef) -> None:
    last = session().execute(
        select(Ticket.origin_id, Ticket.day, func.max(Ticket.sequence), func.count())
        .group_by(Ticket.origin_id, Ticket.day)
    ).all()  # fmt: skip
    rows = {(row.service_id, row.day): row.last for row in session().scalars(select(QueueDay))}
    assert {(origin, day): highest for origin, day, highest, _ in last} == rows
    assert all(highest == count for _, _, highest, count in last)
    waiting = office_now("rsud-porsea").service("pendaftaran")
    issued = issue("pendaftaran", channel="online", idempotency_key="next").ticket
    assert issued.sequence == rows[waiting.service.id, issued.day] + 1


def test_times_hang_together(loaded: RegencyRef) -> None:
    now = utcnow()
    for ticket in session().scalars(select(Ticket)):
        assert ticket.issued_at <= now
        if ticket.state in (SERVED, ABSENT):
            assert ticket.issued_at <= ticket.called_at <= ticket.finished_at <= now
        else:
            assert ticket.state in (WAITING, CANCELLED)
        assert (ticket.state == SERVED) == (ticket.served_seconds is not None)


def test_the_officer_can_go_on_from_here(loaded: RegencyRef) -> None:
    assert call_next(find_counter("rsud-porsea", 1)).state == "called"
    assert len(board("rsud-porsea").calls) == 4


def test_on_a_sunday_the_registry_is_closed_and_the_hospital_is_not(
    toba: RegencyRef, in_regency: InRegency, user_id: UserId, budi: Client, at: At
) -> None:
    officer = user_id(budi)
    at(SUNDAY_NOON)
    with in_regency(toba):
        demonstration.load(toba, PlainLoader(toba, officer))
        assert {one.office.slug: (one.opening.open_now, one.people_waiting) for one in offices_now()} == {
            "dukcapil": (False, 0), "dpmptsp": (False, 0), "rsud-porsea": (True, 6),
        }  # fmt: skip


def test_just_after_midnight_nobody_waits_since_yesterday(
    toba: RegencyRef, in_regency: InRegency, user_id: UserId, budi: Client, at: At
) -> None:
    officer = user_id(budi)
    at("2026-03-02 00:00:30")
    with in_regency(toba):
        demonstration.load(toba, PlainLoader(toba, officer))
        days = set(session().scalars(select(Ticket.day).where(Ticket.state == WAITING)))
        assert {str(day) for day in days} == {"2026-03-02"}
        assert office_now("rsud-porsea").people_waiting == 6


def test_a_regency_without_a_file_has_nothing(samosir: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(samosir):
        assert demonstration.load(replace(samosir, slug="nowhere"), PlainLoader(samosir)) is None
        assert session().scalar(select(func.count(Office.id))) == 0


@pytest.mark.once
@pytest.mark.parametrize("regency", REGENCIES)
def test_every_office_is_described_in_full(regency: str) -> None:
    offices = json.loads((DATA / f"{regency}.json").read_text(encoding="utf-8"))["offices"]
    slugs = [service["slug"] for office in offices for service in office["services"]]
    assert len(slugs) == len(set(slugs)), "a service is known by its slug alone"
    for office in offices:
        check_hours(office["hours"].get("weekly", []))
        letters = [service["letter"] for service in office["services"]]
        assert len(letters) == len(set(letters))
        for service in office["services"]:
            assert all(service[part]["id"] and service[part]["en"] for part in STANDARD), service["slug"]
        for counter in office["counters"]:
            assert set(counter["services"]) <= set(slugs)
            check_hours(counter["staffed"])
