"""What the program brings to pages that are not its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from kawasan.plugin_api import RegencyRef, published_entries
from kawasan.testing import At, Client, InRegency, QueryCount, rebuild
from kawasan_service_queue.models import Counter

Take = Callable[..., str]
Desk = Callable[..., Counter]


def test_the_front_page_shows_the_offices_that_are_open(hospital: str, registry: str, visitor: Client, at: At) -> None:
    at("2026-03-01 10:00")
    page = visitor.get("/").text
    assert "/toba/antrean/rsud/" in page
    assert "/toba/antrean/dukcapil/" not in page, "closed on Sundays"


def test_the_front_page_without_offices(visitor: Client) -> None:
    assert "/toba/antrean/rsud" not in visitor.get("/").text


def test_the_front_page_expires_when_an_office_closes(registry: str, visitor: Client, at: At) -> None:
    at("2026-03-02 11:59:50")
    expires = visitor.get("/").expires
    assert expires is not None
    assert 0 <= (datetime(2026, 3, 2, 5, tzinfo=UTC) - expires).total_seconds() <= 1


def test_the_front_page_s_part_costs_four_queries(
    hospital: str, registry: str, visitor: Client, query_count: QueryCount
) -> None:
    with query_count() as counted:
        visitor.get("/")
    assert sum("service_queue" in statement for statement in counted.statements) <= 4, counted


def test_the_officer_s_desk_counts_who_waits(
    hospital: str, toba: RegencyRef, in_regency: InRegency, take: Take, budi: Client
) -> None:
    with in_regency(toba):
        take("daftar")
        take("obat")
    page = budi.get("/kelola/").text
    assert "/toba/antrean/loket/" in page
    assert "/toba/antrean/kelola/" in page


def test_a_service_is_found_by_the_search_over_all_programs(hospital: str, visitor: Client) -> None:
    assert "/toba/antrean/rsud/obat/" in visitor.get("/cari?q=obat").text
    assert "/toba/antrean/rsud/" in visitor.get("/cari?q=rsud").text


def test_offices_are_shared_with_the_region(hospital: str, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        rebuild(toba.id, "service_queue")
    with in_regency(toba):
        assert [entry.path for entry in published_entries(kind="office")] == ["antrean/rsud/"]
