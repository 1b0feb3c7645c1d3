"""After the call: served, absent, back again, elsewhere, cancelled."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from kawasan.plugin_api import RegencyRef, session, utcnow
from kawasan.testing import At, InRegency, save_settings
from kawasan_service_queue.models import ABSENT, CANCELLED, ONLINE, SERVED, SERVING, WAITING, Counter, Service
from kawasan_service_queue.services import serving
from kawasan_service_queue.services.calling import call_next, recall
from kawasan_service_queue.services.line import waiting_at
from kawasan_service_queue.services.offices import office_now
from kawasan_service_queue.services.refusals import (
    BadRequest,
    CalledTooFewTimes,
    NobodyWaiting,
    ReopenTooLate,
    SentNowhere,
    UnknownCounter,
    UnknownService,
    UnknownTicket,
    WrongState,
)
from kawasan_service_queue.services.tickets import find_ticket

Take = Callable[..., str]
Desk = Callable[..., Counter]


def test_started_and_finished(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk, at: At
) -> None:
    at("2026-03-02 09:00")
    with in_regency(toba):
        take("daftar")
        counter = desk("rsud", 1)
        call_next(counter)
        at("2026-03-02 09:01")
        assert serving.start(counter).state == SERVING
        at("2026-03-02 09:08")
        ticket = serving.finish(counter)
        assert (ticket.state, ticket.served_seconds, ticket.finished_at) == (SERVED, 420, utcnow())


def test_an_officer_in_a_hurry_finishes_without_starting(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk, at: At
) -> None:
    at("2026-03-02 09:00")
    with in_regency(toba):
        take("daftar")
        counter = desk("rsud", 1)
        call_next(counter)
        at("2026-03-02 09:04")
        assert serving.finish(counter).served_seconds == 240


def test_a_forgotten_finish_counts_five_times_the_usual(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk, at: At
) -> None:
    at("2026-03-02 09:00")
    with in_regency(toba):
        take("daftar")
        counter = desk("rsud", 1)
        call_next(counter)
        at("2026-03-02 15:00")
        assert serving.finish(counter).served_seconds == 5 * 6 * 60


@pytest.mark.parametrize("act", [serving.start, serving.finish, serving.mark_absent])
def test_nothing_happens_at_an_empty_counter(
    hospital: str, toba: RegencyRef, in_regency: InRegency, desk: Desk, act: Callable[[Counter], object]
) -> None:
    with in_regency(toba), pytest.raises(WrongState) as refusal:
        act(desk("rsud", 1))
    assert refusal.value.state == "none"


@pytest.mark.parametrize("act", [serving.start, serving.mark_absent])
def test_who_is_served_was_there(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk, act: Callable[[Counter], object]
) -> None:
    with in_regency(toba):
        take("daftar")
        counter = desk("rsud", 1)
        call_next(counter)
        serving.start(counter)
        with pytest.raises(WrongState):
            act(counter)


def test_absent_after_enough_calls(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk
) -> None:
    with in_regency(toba):
        save_settings("service_queue", {"absent_after_calls": 2})
    with in_regency(toba):
        take("daftar")
        counter = desk("rsud", 1)
        call_next(counter)
        with pytest.raises(CalledTooFewTimes) as refusal:
            serving.mark_absent(counter)
        assert (refusal.value.calls, refusal.value.needed) == (1, 2)
        recall(counter)
        assert serving.mark_absent(counter).state == ABSENT
        with pytest.raises(NobodyWaiting):
            call_next(counter)


def test_a_missed_place_can_be_taken_by_someone_else(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk
) -> None:
    with in_regency(toba):
        session().scalar(select(Service).where(Service.slug == "daftar")).online_quota = 1
        take("daftar", channel=ONLINE)
        assert office_now("rsud").service("daftar").online_left == 0
        _miss(desk("rsud", 1))
        assert office_now("rsud").service("daftar").online_left == 1
        take("daftar", channel=ONLINE)


def test_who_comes_late_is_next(hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk) -> None:
    with in_regency(toba):
        code = take("daftar")
        take("daftar")
        counter = desk("rsud", 1)
        _miss(counter)
        ticket = serving.reopen(code)
        assert (ticket.state, ticket.calls, ticket.finished_at, ticket.counter_id) == (WAITING, 0, None, None)
        assert call_next(counter).number == "A-001"


def test_reopening_ends_after_some_minutes(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk, at: At
) -> None:
    at("2026-03-02 09:00")
    with in_regency(toba):
        code = take("daftar")
        _miss(desk("rsud", 1))
        at("2026-03-02 09:30")
        assert [ticket.code for ticket in serving.recently_absent(find_ticket(code).service.office_id)] == [code]
        at("2026-03-02 09:30:01")
        assert serving.recently_absent(find_ticket(code).service.office_id) == []
        with pytest.raises(ReopenTooLate) as refusal:
            serving.reopen(code)
        assert refusal.value.minutes == 30


def test_only_an_absent_ticket_is_reopened(hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take) -> None:
    with in_regency(toba):
        with pytest.raises(WrongState):
            serving.reopen(take("daftar"))
        with pytest.raises(UnknownTicket):
            serving.reopen("nothing")


def test_sent_on_to_another_service_the_number_stays(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk
) -> None:
    with in_regency(toba):
        code = take("daftar")
        take("obat")
        first = desk("rsud", 1)
        call_next(first)
        ticket = serving.transfer(first, "obat")
        assert (ticket.number, ticket.code, ticket.state, ticket.service.slug) == ("A-001", code, WAITING, "obat")
        assert [one.number for one in waiting_at(desk("rsud", 3))] == ["A-001", "B-001"]
        assert take("obat")
        assert [one.number for one in waiting_at(desk("rsud", 3))] == ["A-001", "B-001", "B-002"]


def test_sent_to_one_counter_only_that_one_calls(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk
) -> None:
    with in_regency(toba):
        take("daftar")
        first = desk("rsud", 1)
        call_next(first)
        serving.transfer(first, None, to_counter=2)
        with pytest.raises(NobodyWaiting):
            call_next(first)
        assert call_next(desk("rsud", 2)).for_counter_id is None


def test_a_transfer_goes_somewhere(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk
) -> None:
    with in_regency(toba):
        take("daftar")
        counter = desk("rsud", 1)
        call_next(counter)
        with pytest.raises(SentNowhere):
            serving.transfer(counter, None)
        with pytest.raises(UnknownService):
            serving.transfer(counter, "nothing")
        with pytest.raises(UnknownCounter):
            serving.transfer(counter, "obat", to_counter=9)


def test_a_waiting_or_called_ticket_is_cancelled(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk
) -> None:
    with in_regency(toba):
        first, second = take("daftar"), take("daftar")
        counter = desk("rsud", 1)
        call_next(counter)
        assert serving.cancel(first).state == CANCELLED
        assert serving.cancel(first).state == CANCELLED
        call_next(counter)
        serving.start(counter)
        with pytest.raises(WrongState) as refusal:
            serving.cancel(second)
        assert (refusal.value.act, refusal.value.state) == ("cancel", SERVING)


def test_a_ticket_of_yesterday_is_past_cancelling(
    registry: str, toba: RegencyRef, in_regency: InRegency, take: Take, at: At
) -> None:
    at("2026-03-02 09:00")
    with in_regency(toba):
        code = take("ktp")
    at("2026-03-03 09:00")
    with in_regency(toba), pytest.raises(WrongState) as refusal:
        serving.cancel(code)
    assert refusal.value.state == "lapsed"


def test_an_officer_gives_priority(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk
) -> None:
    with in_regency(toba):
        take("daftar")
        code = take("daftar")
        serving.set_priority(code, "elderly")
        with pytest.raises(BadRequest):
            serving.set_priority(code, "mayor")
        assert call_next(desk("rsud", 1)).number == "A-002"
        with pytest.raises(WrongState):
            serving.set_priority(code, None)


def _miss(counter: Counter) -> None:
    call_next(counter)
    recall(counter)
    serving.mark_absent(counter)
