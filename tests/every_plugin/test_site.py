"""The whole site, walked along its links with demonstration data in it: no link is dead, no page asks too much."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urldefrag, urljoin, urlsplit

import pytest
from flask import Flask
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from kawasan.app import reserved_slugs
from kawasan.auth import LoginSession, find_account
from kawasan.db import regency_scope
from kawasan.demo import loader
from kawasan.testing import Client, Page, QueryCount, photo_file
from kawasan.testing.cast import Member, read_regency, session_id, uniquifier
from kawasan.testing.database import Snapshot

pytestmark = pytest.mark.slow  # a minute of two cores: each page of the demonstration that a link leads to
MOST_QUERIES = 12
"""A public page's, however many rows there are; tenancy takes one."""
PER_KIND = 3
"""Pages of the same view and the same arguments that are looked at."""
STAFF = {
    "admin": Member("admin", "admin@toba.test", "toba", "admin"),
    "petugas": Member("petugas", "petugas@toba.test", "toba", "officer"),
    "pemilik": Member("pemilik", "pemilik@toba.test", "toba", "owner"),
}


@pytest.fixture
def demonstration(app: Flask, snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Toba as the demonstration has it, its pictures aside; its accounts are signed in."""
    picture = photo_file(640, 480).getvalue()
    monkeypatch.setattr(loader, "draw", lambda *_: picture)
    with snapshot.engine.begin() as connection:
        for table in reversed(snapshot.tables):
            connection.execute(table.delete())
    with app.app_context():
        assert loader.load(lambda _: None, reserved_slugs(app), only=("toba",))
        with regency_scope(None) as session:
            for member in STAFF.values():
                user = find_account(member.email)
                assert user is not None
                user.fs_uniquifier = uniquifier(member)
                session.add(LoginSession(id=session_id(member), user_id=user.id))


@dataclass
class Walk:
    """Along links from one page on, as one person."""

    app: Flask
    client: Client
    query_count: QueryCount
    seen: set[str] = field(default_factory=set)
    kinds: Counter[tuple[str, ...]] = field(default_factory=Counter)
    queries: dict[str, int] = field(default_factory=dict)
    dead: list[str] = field(default_factory=list)

    def begin(self, start: str) -> Walk:
        todo = deque([(start, "the beginning")])
        while todo:
            url, source = todo.popleft()
            if url not in self.seen and self._is_wanted(url):
                self.seen.add(url)
                todo.extend((link, url) for link in self._visit(url, source))
        return self

    def _visit(self, url: str, source: str) -> list[str]:
        with self.query_count() as counted:
            answer = self.client.get(url)
        self.queries[url] = counted.total
        if answer.status_code in {301, 302, 303, 308}:
            return [self._absolute(url, answer.location or "")]
        if answer.status_code != 200:
            self.dead.append(f"{answer.status_code} {url}, linked on {source}")
        if answer.mimetype != "text/html":
            return []
        return [self._absolute(url, link) for link in links(Page(answer.text))]

    def _absolute(self, base: str, link: str) -> str:
        parts = urlsplit(urldefrag(urljoin(f"http://localhost{base}", link)).url)
        return parts._replace(scheme="", netloc="").geturl() if parts.hostname == "localhost" else parts.geturl()

    def _is_wanted(self, url: str) -> bool:
        parts = urlsplit(url)
        if parts.netloc or parts.scheme:
            return False
        kind = (self._view(parts.path), *sorted(parse_qs(parts.query)))
        self.kinds[kind] += 1
        return self.kinds[kind] <= PER_KIND

    def _view(self, path: str) -> str:
        below = path.removeprefix("/toba")
        try:
            return str(self.app.url_map.bind("localhost").match(below or "/")[0])
        except RequestRedirect:
            return "redirect"
        except HTTPException:
            return path if path.startswith("/static/") else "nowhere"


def links(page: Page) -> Iterator[str]:
    for tag, attributes in page.elements:
        for name in ("href", "src"):
            if attributes.get(name) and not attributes[name].startswith(("data:", "mailto:", "tel:", "#")):
                yield attributes[name]
        if tag == "form" and attributes.get("method", "get") == "get" and attributes.get("action"):
            yield attributes["action"]


@pytest.fixture
def walk(app: Flask, demonstration: None, query_count: QueryCount) -> Callable[[Member | None, str], Walk]:
    def begin(member: Member | None, start: str) -> Walk:
        with app.app_context():
            read_regency("toba")
        return Walk(app, Client(app, None, member), query_count).begin(start)

    return begin


Begin = Callable[[Any, str], Walk]


def test_every_public_page_is_reached_and_costs_little(walk: Begin, site: Any) -> None:
    """Each page is checked besides, as every page a test gets is."""
    done = walk(None, "/toba/")
    assert done.dead == []
    dear = {url: count for url, count in done.queries.items() if count > MOST_QUERIES}
    assert dear == {}
    views = {kind[0] for kind in done.kinds}
    assert {"portal.home", "portal.search", "security.login"} <= views
    for name in site.app.extensions["kawasan_plugins"].plugins:
        mine = [route for route in site.routes(name) if route.access.kind == "public" and not route.is_api]
        assert {route.rule.endpoint for route in mine if "GET" in route.methods} & views, name


@pytest.mark.parametrize("who", STAFF)
def test_no_link_of_the_staffs_pages_is_dead(who: str, walk: Begin) -> None:
    done = walk(STAFF[who], "/toba/akun/mulai")
    assert done.dead == []
    assert len(done.seen) > 20


def test_the_regions_pages_lead_on(walk: Begin) -> None:
    done = walk(None, "/")
    assert done.dead == []
    assert {url: count for url, count in done.queries.items() if count > MOST_QUERIES} == {}
