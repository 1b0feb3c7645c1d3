"""Everybody at once: 32 clients, the same key twice, several officers. Whole requests, each in a thread of its own."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import select

from kawasan.plugin_api import RegencyRef
from kawasan.testing import Client, InRegency
from kawasan_service_queue.models import QueueDay, Service, Ticket
from kawasan_service_queue.services import serving
from kawasan_service_queue.services.calling import call_next
from kawasan_service_queue.services.refusals import NobodyWaiting, WrongState
from kawasan_service_queue.services.staffing import find_counter, open_counter

TICKETS = "/api/v1/antrean/tickets"
CLIENTS = 32
Take = Callable[..., str]


def at_once(acts: Sequence[Callable[[], Any]]) -> list[Any]:
    """Do all of these at the same moment, each in its own thread; their answers."""
    start = Barrier(len(acts))

    def act(one: Callable[[], Any]) -> Any:
        start.wait()
        return one()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [answer.result() for answer in [pool.submit(act, one) for one in acts]]


def take(visitor: Client, key: str, service: str = "daftar", **headers: str) -> Any:
    client = Client(visitor.app, visitor.regency)
    answer = client.post(TICKETS, json={"service": service}, headers={"Idempotency-Key": key} | headers)
    return answer.status_code, answer.json.get("sequence"), answer.json.get("code")


def test_thirty_two_clients_get_thirty_two_numbers(
    hospital: str, toba: RegencyRef, in_regency: InRegency, visitor: Client
) -> None:
    with in_regency(toba) as session:
        session.scalar(select(Service).where(Service.slug == "daftar")).online_quota = 1000
    for round_ in range(2):
        answers = at_once([lambda key=f"{round_}/{one}": take(visitor, key) for one in range(CLIENTS)])
        assert {status for status, _, _ in answers} == {201}
        first = round_ * CLIENTS + 1
        assert sorted(number for _, number, _ in answers) == list(range(first, first + CLIENTS))
        assert len({code for _, _, code in answers}) == CLIENTS


def test_the_same_key_at_once_gives_one_ticket(
    hospital: str, toba: RegencyRef, in_regency: InRegency, visitor: Client
) -> None:
    answers = at_once([lambda: take(visitor, "once") for _ in range(8)])
    assert Tally(status for status, _, _ in answers) == {201: 1, 200: 7}
    assert len({code for _, _, code in answers}) == 1
    assert take(visitor, "next")[1] == 2


def test_the_same_key_at_once_is_no_second_ticket_of_its_device(
    hospital: str, toba: RegencyRef, in_regency: InRegency, visitor: Client
) -> None:
    for round_ in range(4):
        headers = {"Device-Id": f"phone {round_}"}
        answers = at_once([lambda key=f"{round_}", sent=headers: take(visitor, key, **sent) for _ in range(8)])
        assert Tally(status for status, _, _ in answers) == {201: 1, 200: 7}
        assert len({code for _, _, code in answers}) == 1


def test_the_same_key_at_once_gets_the_last_place_of_the_quota(
    hospital: str, toba: RegencyRef, in_regency: InRegency, visitor: Client
) -> None:
    for place in range(1, 5):
        with in_regency(toba) as session:
            session.scalar(select(Service).where(Service.slug == "daftar")).online_quota = place
        answers = at_once([lambda key=f"{place}": take(visitor, key) for _ in range(8)])
        assert Tally(status for status, _, _ in answers) == {201: 1, 200: 7}


def test_the_same_key_at_once_at_two_offices_gives_one_ticket(
    hospital: str, registry_always_open: str, visitor: Client
) -> None:
    answers = at_once([lambda s=s: take(visitor, "once", s) for s in ("daftar", "ktp") * 3])
    taken = [answer for answer in answers if answer[0] in (200, 201)]
    assert len({code for _, _, code in taken}) == 1
    assert {status for status, _, _ in answers} <= {200, 201, 422}
    assert [status for status, _, _ in answers].count(201) == 1


def test_refusals_at_once_take_no_numbers(
    hospital: str, toba: RegencyRef, in_regency: InRegency, visitor: Client
) -> None:
    with in_regency(toba) as session:
        session.scalar(select(Service).where(Service.slug == "daftar")).online_quota = 10
    answers = at_once([lambda key=key: take(visitor, f"{key}") for key in range(CLIENTS)])
    assert Tally(status for status, _, _ in answers) == {201: 10, 409: 22}
    assert sorted(number for status, number, _ in answers if status == 201) == list(range(1, 11))
    with in_regency(toba) as session:
        assert session.scalar(select(QueueDay.last)) == 10


@pytest.mark.parametrize("priorities", [0, 8])
def test_two_officers_never_get_the_same_person(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, priorities: int
) -> None:
    with in_regency(toba):
        for place in range(24):
            take("daftar", priority="elderly" if place < priorities else None)
        for number in (1, 2):
            open_counter(find_counter("rsud", number), None)
    called = at_once([lambda number=number: _call_all(toba, in_regency, number) for number in (1, 2)])
    assert len(called[0]) + len(called[1]) == 24
    assert sorted(called[0] + called[1]) == list(range(1, 25))


def test_two_presses_at_one_counter_call_one_person(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take
) -> None:
    with in_regency(toba):
        for _ in range(4):
            take("daftar")
        open_counter(find_counter("rsud", 1), None)

    def press() -> str:
        try:
            with in_regency(toba):
                return call_next(find_counter("rsud", 1)).state
        except Exception as error:  # noqa: BLE001 - its name is the answer
            return type(error).__name__

    assert Tally(at_once([press] * 4)) == {"called": 1, "CounterBusy": 3}


def test_called_or_cancelled_but_not_both(hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take) -> None:
    with in_regency(toba):
        codes = [take("daftar") for _ in range(6)]
        open_counter(find_counter("rsud", 1), None)

    def cancel(code: str) -> str:
        try:
            with in_regency(toba):
                return serving.cancel(code).state
        except Exception as error:  # noqa: BLE001 - its name is the answer
            return type(error).__name__

    at_once([lambda: _call_all(toba, in_regency, 1), *(lambda code=code: cancel(code) for code in codes)])
    with in_regency(toba) as session:
        ends = Tally(session.scalars(select(Ticket.state)))
        assert ends["served"] + ends["cancelled"] == 6


def _call_all(regency: RegencyRef, in_regency: InRegency, number: int) -> list[int]:
    called = []
    while True:
        try:
            with in_regency(regency):
                called.append(call_next(find_counter("rsud", number)).sequence)
            with suppress(WrongState), in_regency(regency):  # cancelled just after its call
                serving.finish(find_counter("rsud", number))
        except NobodyWaiting:
            return called
