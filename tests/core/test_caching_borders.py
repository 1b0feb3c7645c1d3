"""What the page cache must not keep, or must not give to somebody else."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask, abort, make_response

from kawasan.auth import public
from kawasan.caching import PageCache, cacheable
from kawasan.db import utcnow
from kawasan.testing import Client, Page
from kawasan.ui.expiry import LONGEST_SECONDS, expires_at, seconds_left

PAGE = "<!doctype html><html lang=id><title>Kini</title><h1>Kini</h1><p>{}"
PATH = "/akun/keluar"


@pytest.fixture
def cache(app: Flask) -> Iterator[PageCache]:
    cache: PageCache = app.extensions["kawasan_page_cache"]
    cache.most_bytes = 1_000_000
    yield cache
    cache.most_bytes = 0
    cache.entries.clear()
    cache.bytes = 0


@pytest.fixture
def show(app: Flask, cache: PageCache, monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], Any]], list[int]]:
    """Puts a view of one's own behind PATH that opted in, and counts how often it is asked."""

    def put(make: Callable[[], Any]) -> list[int]:
        asked: list[int] = []

        def view() -> Any:
            asked.append(1)
            return make()

        monkeypatch.setitem(app.view_functions, "account.signed_out", cacheable("q")(public(view)))
        return asked

    return put


Show = Callable[[Callable[[], Any]], list[int]]


def test_a_view_that_opted_in_is_asked_once(show: Show, visitor: Client) -> None:
    asked = show(lambda: PAGE)
    for _ in range(3):
        assert "Kini" in visitor.get(PATH).text
    assert len(asked) == 1


def test_a_view_that_did_not_is_asked_each_time(cache: PageCache, visitor: Client) -> None:
    visitor.get("/masuk")
    assert not cache.entries


@pytest.mark.parametrize("status", [302, 404, 422, 500])
def test_only_good_answers_are_kept(status: int, show: Show, visitor: Client) -> None:
    asked = show(lambda: abort(status) if status != 302 else ("", 302))
    for _ in range(2):
        visitor.get(PATH)
    assert len(asked) == 2


@pytest.mark.parametrize("method", ["HEAD", "POST", "PUT"])
def test_only_get_is_answered_from_it(method: str, show: Show, visitor: Client) -> None:
    asked = show(lambda: PAGE)
    visitor.get(PATH)
    visitor.ask(method, PATH)
    assert len(asked) == (2 if method == "HEAD" else 1), "a view for GET is not asked with POST"


def test_a_page_that_sets_a_cookie_is_not_kept(show: Show, cache: PageCache, visitor: Client) -> None:
    def with_cookie() -> Any:
        response = make_response(PAGE)
        response.set_cookie("own", "somebody's")
        return response

    asked = show(with_cookie)
    for _ in range(2):
        visitor.at(visitor.regency).get(PATH)
    assert len(asked) == 2
    assert not cache.entries


def test_whoever_has_a_session_is_not_served_from_it(show: Show, visitor: Client, ani: Client) -> None:
    asked = show(lambda: PAGE)
    visitor.get(PATH)
    ani.get(PATH)
    visitor.browser.set_cookie("session", "of another time")
    visitor.get(PATH)
    assert len(asked) == 3


def test_each_form_of_the_address_has_its_own(app: Flask, cache: PageCache) -> None:
    """Their links differ: /toba/masuk is no page of toba.localhost."""
    by_path = app.test_client().get("/toba/").text
    by_host = app.test_client().get("/", base_url="http://toba.localhost").text
    links = [{a.get("href") for a in Page(text).all("a")} for text in (by_path, by_host)]
    assert "/toba/masuk" in links[0]
    assert "/masuk" in links[1]
    assert len(cache.entries) == 2


def test_each_host_has_its_own(app: Flask, cache: PageCache) -> None:
    for host in ("localhost", "127.0.0.1"):
        app.test_client().get("/toba/", base_url=f"http://{host}")
    assert len(cache.entries) == 2


def test_each_encoding_has_its_own(app: Flask, cache: PageCache) -> None:
    for encoding in ("br", "gzip", "identity"):
        for _ in range(2):
            answer = app.test_client().get("/toba/", headers={"Accept-Encoding": encoding})
            assert answer.headers.get("Content-Encoding", "identity") == encoding
    assert len(cache.entries) == 3


def test_each_argument_it_reads_has_its_own(show: Show, visitor: Client) -> None:
    asked = show(lambda: PAGE)
    for query in ("?q=a", "?q=b", "?q=a"):
        visitor.get(PATH + query)
    assert len(asked) == 2


def test_the_regions_pages_are_not_kept(cache: PageCache, visitor: Client) -> None:
    """They change with every regency, and no one version says so."""
    visitor.at(None).get("/")
    assert not cache.entries


def test_a_page_that_says_now_ends_with_its_moment(
    show: Show, visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def make() -> str:
        expires_at(utcnow() + timedelta(seconds=8))
        return PAGE

    asked = show(make)
    visitor.get(PATH)
    began = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: began + 6)
    visitor.get(PATH)
    assert len(asked) == 1
    monkeypatch.setattr(time, "monotonic", lambda: began + 9)
    visitor.get(PATH)
    assert len(asked) == 2


def test_a_page_whose_moment_has_come_is_not_kept(show: Show, visitor: Client) -> None:
    def make() -> str:
        expires_at(utcnow() - timedelta(seconds=1))
        return PAGE

    asked = show(make)
    for _ in range(2):
        visitor.get(PATH)
    assert len(asked) == 2


def test_the_earliest_moment_counts(app: Flask, at: Any) -> None:
    at("2026-03-02 09:00")

    def left(*moments: datetime | None) -> int | None:
        with app.test_request_context("/"):
            for moment in moments:
                expires_at(moment)
            return seconds_left()

    now = utcnow()
    assert left() is None
    assert left(None) == LONGEST_SECONDS
    assert left(now + timedelta(seconds=9), now + timedelta(seconds=5), None) == 5
    assert left(now + timedelta(seconds=5), now + timedelta(seconds=9)) == 5
    assert left(now + timedelta(hours=1)) == LONGEST_SECONDS
    assert left(now - timedelta(hours=1)) == 0
