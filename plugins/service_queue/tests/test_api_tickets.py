"""POST /api/v1/antrean/tickets and GET /api/v1/antrean/tickets/<code>."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from kawasan.plugin_api import RegencyRef
from kawasan.testing import At, Client, InRegency
from kawasan_service_queue.models import QueueDay, Service

TICKETS = "/api/v1/antrean/tickets"
PROBLEM = "application/problem+json"


def take(client: Client, key: str | None, service: Any = "daftar", **headers: str) -> TestResponse:
    sent = {"Idempotency-Key": key} if key is not None else {}
    return client.post(TICKETS, json={"service": service}, headers={**sent, **headers})


def test_a_ticket_is_taken(hospital: str, visitor: Client) -> None:
    answer = take(visitor, "once")
    assert answer.status_code == 201
    ticket = answer.json
    assert (ticket["number"], ticket["sequence"], ticket["service"]) == ("A-001", 1, "daftar")
    assert (ticket["people_ahead"], ticket["estimated_wait_minutes"], ticket["counters_staffed"]) == (0, None, 0)
    assert ticket["status_url"].endswith(f"/toba/antrean/tiket/{ticket['code']}")
    assert take(visitor, "another").json["people_ahead"] == 1


def test_its_page_can_be_opened(hospital: str, visitor: Client) -> None:
    path = take(visitor, "once").json["status_url"].partition("/toba")[2]
    assert "A-001" in visitor.get(path, follow_redirects=True).text


def test_the_same_key_gives_the_same_ticket(hospital: str, visitor: Client) -> None:
    first, again = take(visitor, "once"), take(visitor, "once")
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json["code"] == again.json["code"]
    assert take(visitor, "other").json["sequence"] == 2


def test_a_ticket_is_followed(hospital: str, visitor: Client) -> None:
    code = take(visitor, "once").json["code"]
    ticket = visitor.json(f"{TICKETS}/{code}").json
    assert (ticket["number"], ticket["state"], ticket["counter"]) == ("A-001", "waiting", None)
    missing = visitor.json(f"{TICKETS}/nothing")
    assert (missing.status_code, missing.mimetype) == (404, PROBLEM)


def test_a_ticket_of_another_regency_is_not_found(hospital: str, samosir: RegencyRef, visitor: Client) -> None:
    code = take(visitor, "once").json["code"]
    assert visitor.at(samosir).json(f"{TICKETS}/{code}").status_code == 404


@pytest.mark.parametrize("key", [None, "", "  "])
def test_without_a_key_nothing_is_taken(hospital: str, visitor: Client, key: str | None) -> None:
    answer = take(visitor, key)
    assert (answer.status_code, answer.mimetype) == (400, PROBLEM)
    assert "Idempotency-Key" in answer.json["detail"]
    assert take(visitor, "a").json["sequence"] == 1


def test_an_unknown_service_is_not_found(hospital: str, visitor: Client) -> None:
    answer = take(visitor, "once", "nothing")
    assert (answer.status_code, answer.mimetype) == (404, PROBLEM)
    assert answer.json["errors"] == {"code": "unknown-service"}


def test_a_body_without_a_service_is_refused(hospital: str, visitor: Client) -> None:
    answer = visitor.post(TICKETS, json={}, headers={"Idempotency-Key": "once"})
    assert (answer.status_code, answer.mimetype) == (422, PROBLEM)
    assert "service" in answer.json["errors"]["json"]


def test_a_closed_office_says_when_it_opens(
    registry: str, toba: RegencyRef, in_regency: InRegency, visitor: Client, at: At
) -> None:
    at("2026-03-02 16:00")
    answer = take(visitor, "once", "ktp")
    assert (answer.status_code, answer.mimetype) == (409, PROBLEM)
    assert answer.json["errors"] == {"code": "office-closed", "opens_at": "2026-03-03T08:00:00+07:00"}
    with in_regency(toba) as session:
        assert session.scalar(select(QueueDay.last)) is None


def test_the_quota_is_reached(hospital: str, toba: RegencyRef, in_regency: InRegency, visitor: Client) -> None:
    with in_regency(toba) as session:
        session.scalar(select(Service).where(Service.slug == "daftar")).online_quota = 1
    assert take(visitor, "a").status_code == 201
    answer = take(visitor, "b")
    assert (answer.status_code, answer.json["errors"]) == (409, {"code": "quota-reached", "quota": 1})
    assert take(visitor, "a").status_code == 200


def test_a_device_that_says_who_it_is_holds_one(hospital: str, visitor: Client) -> None:
    device = {"Device-Id": "phone"}
    held = take(visitor, "a", **device).json
    answer = take(visitor, "b", **device)
    assert (answer.status_code, answer.json["errors"]["number"]) == (409, "A-001")
    assert answer.json["errors"]["ticket"] == held["code"]
    assert take(visitor, "c").status_code == 201


def test_a_key_of_another_service_is_refused(hospital: str, visitor: Client) -> None:
    take(visitor, "once")
    answer = take(visitor, "once", "obat")
    assert (answer.status_code, answer.json["errors"]["code"]) == (422, "key-reused")


def test_neither_sign_in_nor_origin_is_asked_for(hospital: str, visitor: Client, budi: Client, citra: Client) -> None:
    assert take(visitor, "a", Origin="https://elsewhere.test").status_code == 201
    assert take(budi, "b").status_code == 201
    assert take(citra, "c").status_code == 201
