"""Rendered pages kept in memory: who gets them, and when they end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from kawasan.caching import PageCache
from kawasan.region import content_changed
from kawasan.tenancy import RegencyRef, save_identity
from kawasan.testing import Client, InRegency, QueryCount

TENANCY_QUERIES = 1


@pytest.fixture
def cache(app: Flask) -> Iterator[PageCache]:
    """The application's page cache, with room in it."""
    cache: PageCache = app.extensions["kawasan_page_cache"]
    cache.most_bytes = 1_000_000
    yield cache
    cache.most_bytes = 0
    cache.entries.clear()
    cache.bytes = 0


def test_second_visitor_costs_one_query(cache: PageCache, visitor: Client, query_count: QueryCount) -> None:
    first = visitor.get("/")
    with query_count() as counted:
        second = visitor.get("/")
    assert second.data == first.data
    assert counted.total == TENANCY_QUERIES, counted


def test_browser_that_has_the_page_gets_304(cache: PageCache, visitor: Client) -> None:
    etag = visitor.get("/").headers["ETag"]
    again = visitor.get("/", headers={"If-None-Match": etag})
    assert (again.status_code, again.data) == (304, b"")


def test_change_of_content_ends_pages(
    cache: PageCache, visitor: Client, toba: RegencyRef, in_regency: InRegency
) -> None:
    visitor.get("/")
    with in_regency(toba):
        save_identity({"greeting_id": "Salam baru"})
    assert "Salam baru" in visitor.get("/").text


def test_content_changed_ends_pages(cache: PageCache, visitor: Client, toba: RegencyRef, in_regency: InRegency) -> None:
    visitor.get("/")
    with in_regency(toba):
        content_changed("some_program")
    visitor.get("/")
    assert len(cache.entries) == 2, "the page of the earlier version is not served again"


def test_signed_in_people_are_never_served_from_it(cache: PageCache, visitor: Client, budi: Client) -> None:
    visitor.get("/")
    assert "budi" in budi.get("/").text.lower()
    assert "budi" not in visitor.get("/").text.lower()


def test_neighbour_has_pages_of_its_own(cache: PageCache, visitor: Client, samosir: RegencyRef) -> None:
    visitor.get("/")
    assert "Kabupaten Samosir" in visitor.at(samosir).get("/").text


def test_each_language_has_pages_of_its_own(cache: PageCache, visitor: Client) -> None:
    visitor.get("/")
    visitor.get("/?lang=en")
    assert '<html lang="en">' in visitor.get("/").text


def test_unknown_arguments_are_not_kept(cache: PageCache, visitor: Client) -> None:
    for number in range(20):
        visitor.get(f"/?fbclid={number}")
    assert not cache.entries


def test_it_stays_within_its_bytes(cache: PageCache, visitor: Client, samosir: RegencyRef) -> None:
    visitor.get("/")
    cache.most_bytes = cache.bytes * 3 // 2  # one page, not two
    visitor.at(samosir).get("/")
    assert len(cache.entries) == 1
    assert cache.bytes <= cache.most_bytes
