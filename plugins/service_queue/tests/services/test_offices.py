"""Offices at this moment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from sqlalchemy import select

from kawasan.plugin_api import RegencyRef, session
from kawasan.testing import At, InRegency, QueryCount
from kawasan_service_queue.models import ONLINE, Counter, Office
from kawasan_service_queue.services.offices import find_office, live_version, next_change, office_now, offices_now
from kawasan_service_queue.services.refusals import UnknownOffice, UnknownService
from kawasan_service_queue.settings import QueueSettings

QUOTA = QueueSettings().online_quota
Take = Callable[..., str]
Desk = Callable[..., Counter]


def test_open_until_and_closed_until(
    hospital: str, registry: str, toba: RegencyRef, in_regency: InRegency, at: At
) -> None:
    at("2026-03-02 09:00")
    with in_regency(toba):
        registry_now, hospital_now = offices_now()
        assert (registry_now.opening.open_now, _clock(registry_now.opening.closes_at)) == (True, "02 12:00")
        assert (hospital_now.opening.open_now, hospital_now.opening.always) == (True, True)
    at("2026-03-03 16:00")
    with in_regency(toba):
        closed = office_now("dukcapil").opening
        assert (closed.open_now, _clock(closed.opens_at)) == (False, "05 08:00")  # the 4th is a holiday


def test_presence_by_schedule_and_in_truth(
    registry: str, toba: RegencyRef, in_regency: InRegency, desk: Desk, at: At
) -> None:
    at("2026-03-02 09:00")
    with in_regency(toba):
        (counter,) = office_now("dukcapil").presence
        assert (counter.scheduled_now, counter.staffed_now) == (True, False)
        assert [str(day.day)[-2:] for day in counter.days] == ["02", "03", "04", "05", "06", "07", "08"]
        assert [len(day.stretches) for day in counter.days] == [2, 2, 0, 2, 2, 0, 0]
        desk("dukcapil", 1)
        assert office_now("dukcapil").presence[0].staffed_now
    at("2026-03-02 12:30")
    with in_regency(toba):
        assert not office_now("dukcapil").presence[0].scheduled_now


def test_who_waits_and_what_is_left(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk
) -> None:
    with in_regency(toba):
        take("daftar", channel=ONLINE)
        take("daftar")
        take("obat")
        desk("rsud", 2)
        now = office_now("rsud")
        assert (now.counters_staffed, now.people_waiting) == (1, 3)
        registration = now.service("daftar")
        assert (registration.people_waiting, registration.counters_staffed) == (2, 1)
        assert (registration.online_quota, registration.online_left) == (QUOTA, QUOTA - 1)
        assert registration.wait_minutes == 24  # two before me here, one at the other line of the same counter
        with pytest.raises(UnknownService):
            now.service("nothing")


def test_nothing_is_left_online_while_closed(registry: str, toba: RegencyRef, in_regency: InRegency, at: At) -> None:
    at("2026-03-02 07:00")
    with in_regency(toba):
        assert office_now("dukcapil").service("ktp").online_left == 0


def test_each_day_has_its_own_online_places(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, at: At
) -> None:
    at("2026-03-02 23:50")
    with in_regency(toba):
        take("daftar", channel=ONLINE)
        assert office_now("rsud").service("daftar").online_left == QUOTA - 1
    at("2026-03-03 00:10")
    with in_regency(toba):
        registration = office_now("rsud").service("daftar")
        assert (registration.online_left, registration.people_waiting) == (QUOTA, 1)


def test_however_many_offices_four_queries(
    hospital: str, registry: str, toba: RegencyRef, in_regency: InRegency, query_count: QueryCount
) -> None:
    with in_regency(toba), query_count() as counted:
        assert len(offices_now()) == 2
    assert counted.total - 1 <= 4, counted  # one finds the regency


def test_the_page_is_good_until_the_next_change(
    hospital: str, registry: str, toba: RegencyRef, in_regency: InRegency, at: At
) -> None:
    at("2026-03-02 09:00")
    with in_regency(toba):
        assert _clock(next_change(offices_now())) == "02 12:00"
    at("2026-03-02 16:00")
    with in_regency(toba):
        assert _clock(next_change(offices_now())) == "03 00:00"


def test_a_retired_office_is_gone(hospital: str, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        find_office("rsud").active = False
    with in_regency(toba):
        assert offices_now() == []
        for read in (office_now, find_office):
            with pytest.raises(UnknownOffice):
                read("rsud")


def test_every_act_changes_the_live_version(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, desk: Desk
) -> None:
    with in_regency(toba):
        office_id = session().scalar(select(Office.id))
        seen = [live_version(office_id)]
        for act in (lambda: take("daftar"), lambda: desk("rsud", 1)):
            act()
            seen.append(live_version(office_id))
        assert len(set(seen)) == 3
        assert office_now("rsud").version == seen[-1]


def test_the_live_version_changes_at_midnight(
    registry: str, toba: RegencyRef, in_regency: InRegency, take: Take, at: At
) -> None:
    at("2026-03-02 15:00")
    with in_regency(toba):
        take("ktp")
        before = office_now("dukcapil")
    at("2026-03-03 00:00")
    with in_regency(toba):
        after = office_now("dukcapil")
    assert (before.people_waiting, after.people_waiting) == (1, 0)
    assert before.version != after.version


def _clock(moment: datetime | None) -> str:
    return "" if moment is None else f"{moment:%d %H:%M}"
