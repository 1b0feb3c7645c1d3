"""Officers at their counters."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kawasan.plugin_api import RegencyRef, utcnow
from kawasan.testing import At, Client, InRegency, UserId
from kawasan_service_queue.models import Counter
from kawasan_service_queue.services import serving
from kawasan_service_queue.services.calling import call_next
from kawasan_service_queue.services.line import waiting_at
from kawasan_service_queue.services.refusals import CounterBusy, UnknownCounter
from kawasan_service_queue.services.staffing import close_counter, find_counter, open_counter

Take = Callable[..., str]
Desk = Callable[..., Counter]


def test_opened_until_the_end_of_the_day(
    registry: str, toba: RegencyRef, in_regency: InRegency, desk: Desk, at: At
) -> None:
    at("2026-03-02 08:00")
    with in_regency(toba):
        counter = desk("dukcapil", 1)
        assert counter.is_staffed(utcnow())
        at("2026-03-03 00:00")
        assert not counter.is_staffed(utcnow())


def test_closed_again(hospital: str, toba: RegencyRef, in_regency: InRegency, desk: Desk) -> None:
    with in_regency(toba):
        counter = desk("rsud", 1)
        close_counter(counter)
        close_counter(counter)
        assert not counter.is_staffed(utcnow())


def test_not_closed_while_someone_is_there(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk
) -> None:
    with in_regency(toba):
        take("daftar")
        counter = desk("rsud", 1)
        call_next(counter)
        with pytest.raises(CounterBusy):
            close_counter(counter)


def test_who_was_sent_to_a_counter_that_closes_goes_back_into_line(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk
) -> None:
    with in_regency(toba):
        take("daftar")
        first, second = desk("rsud", 1), desk("rsud", 2)
        call_next(first)
        serving.transfer(first, None, to_counter=2)
        assert waiting_at(first) == []
        close_counter(second)
        assert [one.number for one in waiting_at(first)] == ["A-001"]


def test_taking_over_is_in_the_trail(
    hospital: str, toba: RegencyRef, in_regency: InRegency, desk: Desk, user_id: UserId, admin: Client
) -> None:
    successor = user_id(admin)
    with in_regency(toba):
        desk("rsud", 1)
    with in_regency(toba):
        counter = find_counter("rsud", 1)
        open_counter(counter, successor)
        assert counter.opened_by == successor
    assert "service_queue.counter.take_over" in admin.get("/kelola/jejak").text


def test_a_counter_there_is_not(hospital: str, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba), pytest.raises(UnknownCounter):
        find_counter("rsud", 9)
