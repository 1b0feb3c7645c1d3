"""Giving out numbers, and each refusal."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select

from kawasan.plugin_api import RegencyRef
from kawasan.testing import At, InRegency, QueryCount, registry, save_settings
from kawasan_service_queue.models import COUNTER, KIOSK, ONLINE, QueueDay, Service, Ticket
from kawasan_service_queue.services import issuing, opening, serving
from kawasan_service_queue.services.issuing import Issued, issue
from kawasan_service_queue.services.refusals import (
    AlreadyHolding,
    BadRequest,
    KeyReused,
    OfficeClosed,
    QuotaReached,
    UnknownService,
)


def take(key: str, service: str = "daftar", **options: Any) -> Issued:
    return issue(service, channel=options.pop("channel", ONLINE), idempotency_key=key, **options)


def test_numbers_rise_by_one_from_one(hospital: str, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        taken = [take(key).ticket for key in "abc"]
        assert [ticket.sequence for ticket in taken] == [1, 2, 3]
        assert [ticket.number for ticket in taken] == ["A-001", "A-002", "A-003"]
        assert take("d", "obat").ticket.number == "B-001"


def test_a_code_has_eighty_random_bits(hospital: str, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        codes = {take(str(key)).ticket.code for key in range(20)}
    assert len(codes) == 20
    assert all(len(code) == 16 and set(code) <= set("abcdefghijklmnopqrstuvwxyz234567") for code in codes)


def test_the_same_key_gives_the_same_ticket(hospital: str, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        first = take("once")
        code = first.ticket.code
    with in_regency(toba):
        again = take("once")
        assert first.is_new
        assert not again.is_new
        assert again.ticket.code == code
        assert take("other").ticket.sequence == 2


def test_a_key_belongs_to_one_service(hospital: str, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        take("once")
        with pytest.raises(KeyReused):
            take("once", "obat")


def test_the_day_turns_at_local_midnight(hospital: str, toba: RegencyRef, in_regency: InRegency, at: At) -> None:
    at("2026-03-02 23:59:59")  # 16:59:59 UTC: the day of UTC turns seven hours later
    with in_regency(toba):
        assert [take("a").ticket.sequence, take("b").ticket.sequence] == [1, 2]
    at("2026-03-03 00:00:00")
    with in_regency(toba):
        ticket = take("c").ticket
        assert (ticket.sequence, str(ticket.day)) == (1, "2026-03-03")


@pytest.mark.parametrize(
    ("timezone", "before", "after"),
    [
        ("Asia/Jakarta", "2026-03-02T16:59:59Z", "2026-03-02T17:00:00Z"),
        ("Asia/Makassar", "2026-03-02T15:59:59Z", "2026-03-02T16:00:00Z"),
        ("Asia/Jayapura", "2026-03-02T14:59:59Z", "2026-03-02T15:00:00Z"),
    ],
)
def test_each_zone_begins_at_one_at_its_own_midnight(
    hospital: str, toba: RegencyRef, in_regency: InRegency, monkeypatch: pytest.MonkeyPatch,
    timezone: str, before: str, after: str,
) -> None:  # fmt: skip
    there = replace(toba, timezone=timezone)
    for module in (issuing, opening):
        monkeypatch.setattr(module, "require_regency", lambda: there)
    with in_regency(toba):
        last, first = (take(moment, now=datetime.fromisoformat(moment)).ticket for moment in (before, after))
        assert (last.sequence, str(last.day)) == (1, "2026-03-02")
        assert (first.sequence, str(first.day)) == (1, "2026-03-03")


def test_a_closed_office_says_when_it_opens(registry: str, toba: RegencyRef, in_regency: InRegency, at: At) -> None:
    at("2026-03-02 12:30")
    with in_regency(toba), pytest.raises(OfficeClosed) as refusal:
        take("a", "ktp")
    assert refusal.value.opens_at is not None
    assert refusal.value.opens_at.isoformat() == "2026-03-02T13:00:00+07:00"


def test_an_officer_can_give_a_number_before_opening(
    registry: str, toba: RegencyRef, in_regency: InRegency, at: At
) -> None:
    at("2026-03-02 07:55")
    with in_regency(toba):
        assert take("a", "ktp", channel=COUNTER).ticket.sequence == 1


def test_a_refusal_takes_no_number_even_if_the_caller_commits(
    registry: str, toba: RegencyRef, in_regency: InRegency, at: At
) -> None:
    at("2026-03-02 09:00")
    with in_regency(toba) as session:
        session.scalar(select(Service)).online_quota = 1
        take("a", "ktp")
    with in_regency(toba), pytest.raises(QuotaReached) as refusal:
        take("b", "ktp")
    assert refusal.value.quota == 1
    with in_regency(toba) as session:
        with pytest.raises(QuotaReached):
            take("c", "ktp")
        assert session.scalar(select(QueueDay.last)) == 1
    with in_regency(toba):
        assert take("d", "ktp", channel=KIOSK).ticket.sequence == 2


def test_the_quota_is_a_setting(hospital: str, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        save_settings("service_queue", {"online_quota": 2})
    with in_regency(toba):
        take("a")
        take("b")
        with pytest.raises(QuotaReached):
            take("c")
        take("d", "obat")  # each service has its own


def test_a_cancelled_place_can_be_taken_again(hospital: str, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba) as session:
        session.scalar(select(Service).where(Service.slug == "daftar")).online_quota = 1
        serving.cancel(take("a").ticket.code)
        assert take("b").ticket.sequence == 2


def test_one_live_online_ticket_per_device_and_service(hospital: str, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        held = take("a", device="phone").ticket
        with pytest.raises(AlreadyHolding) as refusal:
            take("b", device="phone")
        assert (refusal.value.ticket_code, refusal.value.number) == (held.code, "A-001")
        take("c", "obat", device="phone")
        take("d", device="another phone")
        take("e", device="phone", channel=KIOSK)


def test_a_device_is_free_again_after_its_ticket_ends(hospital: str, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        serving.cancel(take("a", device="phone").ticket.code)
        assert take("b", device="phone").is_new


def test_a_device_is_remembered_across_midnight(hospital: str, toba: RegencyRef, in_regency: InRegency, at: At) -> None:
    at("2026-03-02 23:50")
    with in_regency(toba):
        take("a", device="phone")
    at("2026-03-03 00:10")
    with in_regency(toba), pytest.raises(AlreadyHolding):
        take("b", device="phone")


def test_a_device_is_kept_as_a_hash_that_differs_by_day_and_service(
    hospital: str, toba: RegencyRef, in_regency: InRegency
) -> None:
    with in_regency(toba):
        hashes = {take("a", device="phone").ticket.device_hash, take("b", "obat", device="phone").ticket.device_hash}
    assert len(hashes) == 2
    assert not any("phone" in str(one) for one in hashes)


def test_marks_are_forgotten_after_some_days(hospital: str, toba: RegencyRef, in_regency: InRegency, at: At) -> None:
    at("2026-03-02 09:00")
    with in_regency(toba):
        take("a", device="phone")
    at("2026-03-03 09:00")
    with in_regency(toba):
        take("b", "obat", device="phone")
    left = []
    for day in ("2026-03-04", "2026-03-05"):
        at(f"{day} 00:05")
        with in_regency(toba) as session:
            registry().ask("service_queue", "new_day", regency=toba, since=None)
            left.append(session.execute(select(Ticket.device_hash, Ticket.idempotency).order_by(Ticket.id)).all())
    assert [[None not in row for row in rows] for rows in left] == [[True, True], [False, True]]


def test_a_ticket_lapses_at_midnight_where_the_office_closes(
    registry: str, toba: RegencyRef, in_regency: InRegency, at: At
) -> None:
    at("2026-03-02 09:00")
    with in_regency(toba):
        assert take("a", "ktp").ticket.lapses_at.isoformat() == "2026-03-03T00:00:00+07:00"


@pytest.mark.parametrize(
    ("service", "options", "refusal"),
    [
        ("nothing", {}, UnknownService),
        ("daftar", {"office_slug": "elsewhere"}, UnknownService),
        ("daftar", {"channel": "pigeon"}, BadRequest),
        ("daftar", {"priority": "mayor"}, BadRequest),
    ],
)
def test_wrong_input_is_refused(
    hospital: str,
    toba: RegencyRef,
    in_regency: InRegency,
    service: str,
    options: dict[str, str],
    refusal: type[Exception],
) -> None:
    with in_regency(toba), pytest.raises(refusal):
        take("a", service, **options)


@pytest.mark.parametrize("key", ["", "x" * 201])
def test_a_key_has_one_to_two_hundred_characters(
    hospital: str, toba: RegencyRef, in_regency: InRegency, key: str
) -> None:
    with in_regency(toba), pytest.raises(BadRequest):
        take(key)


def test_another_regency_s_service_is_unknown(hospital: str, samosir: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(samosir), pytest.raises(UnknownService):
        take("a")


def test_issuing_takes_few_queries(
    hospital: str, toba: RegencyRef, in_regency: InRegency, query_count: QueryCount
) -> None:
    with in_regency(toba):
        take("first of the day")
        with query_count() as counted:
            take("a", device="phone")
    assert counted.total <= 9, counted
