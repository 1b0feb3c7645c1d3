"""GET /api/v1/antrean/offices."""

from __future__ import annotations

from collections.abc import Callable

from kawasan.plugin_api import RegencyRef
from kawasan.testing import At, Client, InRegency, QueryCount, switch_program
from kawasan_service_queue.models import Counter

OFFICES = "/api/v1/antrean/offices"
Desk = Callable[..., Counter]
Take = Callable[..., str]


def test_offices_say_when_they_are_open(hospital: str, registry: str, visitor: Client, at: At) -> None:
    at("2026-03-02 09:00")
    registry_now, hospital_now = visitor.json(OFFICES).json
    assert (registry_now["slug"], registry_now["open_now"], registry_now["opens_at"]) == ("dukcapil", True, None)
    assert registry_now["closes_at"] == "2026-03-02T12:00:00+07:00"
    assert (hospital_now["open_now"], hospital_now["closes_at"], hospital_now["always_open"]) == (True, None, True)
    at("2026-03-02 12:30")
    registry_now, _ = visitor.json(OFFICES).json
    assert (registry_now["open_now"], registry_now["closes_at"]) == (False, None)
    assert registry_now["opens_at"] == "2026-03-02T13:00:00+07:00"


def test_offices_say_who_is_there(
    hospital: str, toba: RegencyRef, in_regency: InRegency, desk: Desk, take: Take, visitor: Client
) -> None:
    with in_regency(toba):
        desk("rsud", 2)
        take("daftar")
    (office,) = visitor.json(OFFICES).json
    assert (office["counters_staffed"], office["people_waiting"]) == (1, 1)
    registration = office["services"][0]
    assert (registration["slug"], registration["letter"], registration["name"]) == ("daftar", "A", "Layanan daftar")
    assert (registration["people_waiting"], registration["estimated_wait_minutes"]) == (1, 12)
    presence = office["presence"][1]
    assert (presence["counter"], presence["staffed_now"], presence["services"]) == (2, True, ["daftar", "obat"])


def test_presence_of_today_and_the_week(registry: str, visitor: Client, at: At) -> None:
    at("2026-03-02 09:00")
    (office,) = visitor.json(OFFICES).json
    (counter,) = office["presence"]
    assert counter["today"] == [
        {"from": "2026-03-02T08:00:00+07:00", "until": "2026-03-02T12:00:00+07:00"},
        {"from": "2026-03-02T13:00:00+07:00", "until": "2026-03-02T15:30:00+07:00"},
    ]
    assert [day["date"] for day in counter["week"] if not day["hours"]] == ["2026-03-04", "2026-03-07", "2026-03-08"]


def test_nobody_there_is_no_number(hospital: str, visitor: Client) -> None:
    (office,) = visitor.json(OFFICES).json
    assert [service["estimated_wait_minutes"] for service in office["services"]] == [None, None]


def test_names_in_english(hospital: str, visitor: Client) -> None:
    (office,) = visitor.json(f"{OFFICES}?lang=en").json
    assert office["name"] == "rsud office"


def test_the_answer_expires_when_an_office_closes(registry: str, visitor: Client, at: At) -> None:
    at("2026-03-02 11:59:50")
    assert visitor.json(OFFICES).headers["Cache-Control"] == "private, max-age=10"


def test_few_queries_however_many_offices(
    hospital: str, registry: str, visitor: Client, query_count: QueryCount
) -> None:
    with query_count() as counted:
        visitor.json(OFFICES)
    assert counted.total <= 6, counted


def test_switched_off_there_is_nothing(hospital: str, toba: RegencyRef, in_regency: InRegency, visitor: Client) -> None:
    with in_regency(toba):
        switch_program("service_queue", on=False)
    answer = visitor.json(OFFICES)
    assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")


def test_another_regency_has_its_own(hospital: str, samosir: RegencyRef, visitor: Client) -> None:
    assert visitor.at(samosir).json(OFFICES).json == []


def test_it_is_described(hospital: str, visitor: Client) -> None:
    paths = visitor.json("/api/v1/openapi.json").json["paths"]
    assert {path for path in paths if "antrean" in path} == {
        "/api/v1/antrean/offices", "/api/v1/antrean/tickets", "/api/v1/antrean/tickets/{code}",
    }  # fmt: skip
