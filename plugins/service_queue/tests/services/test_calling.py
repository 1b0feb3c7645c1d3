"""Calling people: the order, the rule for priority, and what an officer cannot do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from kawasan.plugin_api import RegencyRef, session, utcnow
from kawasan.testing import At, InRegency
from kawasan_service_queue.models import CALLED, Call, Counter
from kawasan_service_queue.services import serving
from kawasan_service_queue.services.calling import call_next, call_ticket, current_ticket, recall
from kawasan_service_queue.services.refusals import (
    CounterBusy,
    CounterClosed,
    NobodyWaiting,
    UnknownTicket,
    WrongState,
)

Take = Callable[..., str]
Desk = Callable[..., Counter]


def call_all(counter: Counter, people: int) -> list[str]:
    """Call and serve so many, one after the other; their numbers."""
    numbers = []
    for _ in range(people):
        numbers.append(call_next(counter).number)
        serving.finish(counter)
    return numbers


def test_first_come_first_called(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk
) -> None:
    with in_regency(toba):
        for service in ("daftar", "obat", "daftar"):
            take(service)
        assert call_all(desk("rsud", 2), 3) == ["A-001", "B-001", "A-002"]


def test_a_counter_calls_only_what_it_handles(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk
) -> None:
    with in_regency(toba):
        take("obat")
        with pytest.raises(NobodyWaiting):
            call_next(desk("rsud", 1))
        ticket = call_next(desk("rsud", 3))
        assert (ticket.number, ticket.state, ticket.calls) == ("B-001", CALLED, 1)


def test_priority_is_called_first(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk
) -> None:
    with in_regency(toba):
        take("daftar")
        take("daftar", priority="elderly")
        assert call_next(desk("rsud", 1)).number == "A-002"


def test_of_three_calls_at_most_one_is_priority_while_others_wait(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk
) -> None:
    with in_regency(toba):
        for _ in range(4):
            take("daftar", priority="disabled")
        for _ in range(5):
            take("daftar")
        called = call_all(desk("rsud", 1), 9)
    assert called == ["A-001", "A-005", "A-006", "A-002", "A-007", "A-008", "A-003", "A-009", "A-004"]


def test_the_rule_holds_across_counters(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk
) -> None:
    with in_regency(toba):
        for _ in range(2):
            take("daftar", priority="disabled")
        for _ in range(3):
            take("daftar")
        assert [call_next(desk("rsud", number)).number for number in (1, 2)] == ["A-001", "A-003"]


def test_the_rule_holds_for_each_service_of_shared_counters(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk
) -> None:
    with in_regency(toba):
        for _ in range(2):
            take("daftar", priority="elderly")
        take("daftar")
        take("obat")
        take("obat")
        assert call_all(desk("rsud", 2), 1) == ["A-001"]
        assert call_all(desk("rsud", 3), 2) == ["B-001", "B-002"]
        assert call_all(desk("rsud", 2), 1) == ["A-003"]  # not a second priority in a row of this service


def test_the_rule_holds_for_the_services_of_a_counter_together(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk
) -> None:
    with in_regency(toba):
        for service in ("daftar", "obat"):
            take(service, priority="elderly")
            take(service)
        assert call_all(desk("rsud", 2), 4) == ["A-001", "A-002", "B-002", "B-001"]


def test_priority_does_not_wait_for_nobody(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk
) -> None:
    with in_regency(toba):
        for _ in range(3):
            take("daftar", priority="pregnant_or_infant")
        assert call_all(desk("rsud", 1), 3) == ["A-001", "A-002", "A-003"]


def test_nobody_is_called_to_a_closed_counter(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk
) -> None:
    with in_regency(toba):
        take("daftar")
        with pytest.raises(CounterClosed):
            call_next(desk("rsud", 1, staffed=False))


def test_one_person_at_a_time(hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk) -> None:
    with in_regency(toba):
        take("daftar")
        take("daftar")
        counter = desk("rsud", 1)
        call_next(counter)
        with pytest.raises(CounterBusy) as refusal:
            call_next(counter)
        assert (refusal.value.number, refusal.value.state) == ("A-001", CALLED)


def test_yesterday_s_people_are_not_called(
    registry: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk, at: At
) -> None:
    at("2026-03-02 15:00")
    with in_regency(toba):
        take("ktp")
    at("2026-03-03 08:00")
    with in_regency(toba), pytest.raises(NobodyWaiting):
        call_next(desk("dukcapil", 1))


def test_a_hospital_s_night_goes_on_past_midnight(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk, at: At
) -> None:
    at("2026-03-02 23:55")
    with in_regency(toba):
        take("daftar")
        take("daftar")
    at("2026-03-03 00:05")
    with in_regency(toba):
        take("daftar")
        numbers = [(call.number, str(call.day)) for call in (call_next(desk("rsud", 1)), call_next(desk("rsud", 2)))]
    assert numbers == [("A-001", "2026-03-02"), ("A-002", "2026-03-02")]


def test_a_recall_is_another_call(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk
) -> None:
    with in_regency(toba):
        take("daftar")
        counter = desk("rsud", 1)
        with pytest.raises(WrongState):
            recall(counter)
        call_next(counter)
        assert recall(counter).calls == 2
        log = session().execute(select(Call.serial, Call.is_repeat).order_by(Call.serial)).all()
    assert [tuple(row) for row in log] == [(1, False), (2, True)]


def test_recalls_do_not_count_for_the_rule(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk
) -> None:
    with in_regency(toba):
        counter = desk("rsud", 1)
        take("daftar", priority="elderly")
        call_all(counter, 1)
        take("daftar")
        call_next(counter)
        for _ in range(3):
            recall(counter)
        serving.finish(counter)
        take("daftar")
        take("daftar", priority="elderly")
        assert call_next(counter).number == "A-003"


def test_someone_can_be_called_out_of_turn(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk
) -> None:
    with in_regency(toba):
        take("daftar")
        code = take("daftar")
        counter = desk("rsud", 1)
        assert call_ticket(counter, code).number == "A-002"
        serving.finish(counter)
        with pytest.raises(WrongState):
            call_ticket(counter, code)
        with pytest.raises(UnknownTicket):
            call_ticket(counter, "nothing")


def test_a_counter_left_open_lapses(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk, at: At
) -> None:
    with in_regency(toba):
        counter = desk("rsud", 1)
        assert counter.is_staffed(utcnow())
        at(utcnow() + timedelta(hours=25))
        take("daftar")
        with pytest.raises(CounterClosed):
            call_next(counter)


def test_waiting_time_is_measured_to_the_first_call(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk, at: At
) -> None:
    at("2026-03-02 09:00")
    with in_regency(toba):
        take("daftar")
    at("2026-03-02 09:12")
    with in_regency(toba):
        counter = desk("rsud", 1)
        assert call_next(counter).waited_seconds == 720
        assert current_ticket(counter) is not None
