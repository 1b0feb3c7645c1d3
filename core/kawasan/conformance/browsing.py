"""One person's browser at a regency: asks, follows links below a program's prefix, and keeps what it saw."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import parse_qs, urldefrag, urljoin, urlsplit

from flask import Flask
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from kawasan.db import db
from kawasan.testing.cast import Member, csrf_token, session_cookie
from kawasan.testing.pages import Page, faults
from kawasan.testing.queries import counted_queries

PER_VIEW = 2
"""Pages of one view and the same arguments that one person looks at."""
LINKS = ("href", "src", "action", "data-url", "data-src")


@dataclass(frozen=True)
class Visit:
    """One request and what came of it. `error`: what the view raised; the status is 500 then."""

    regency: str
    who: Member | None
    method: str
    path: str
    endpoint: str
    status: int
    mimetype: str
    body: bytes = field(repr=False)
    statements: tuple[str, ...] = field(default=(), repr=False)
    location: str = ""
    error: str = ""

    @property
    def where(self) -> str:
        """As findings name it."""
        return f"{self.method} /{self.regency}{self.path} as {self.who.role if self.who else 'a visitor'}"

    @property
    def is_page(self) -> bool:
        """Whether it is HTML that a person reads."""
        return self.mimetype == "text/html" and not self.location and bool(self.body)

    @cached_property
    def faults(self) -> list[str]:
        """What the test kit says is wrong with it, in the language that it is in."""
        language = "en" if 'lang="en"' in self.text[:400] else "id"
        return faults(self.text, language=language, signed_in=self.who is not None)

    def leads_to(self, link: str) -> str | None:
        """The path below its regency to which a link on it leads; None: it leaves the regency."""
        root = f"/{self.regency}" if self.regency else ""
        url = urlsplit(urldefrag(urljoin(f"http://localhost{root}{self.path}", link)).url)
        if url.hostname != "localhost" or not url.path.startswith(f"{root}/"):
            return None
        return url.path.removeprefix(root) + (f"?{url.query}" if url.query else "")

    @cached_property
    def text(self) -> str:
        """What was answered, and where it leads to."""
        return self.body.decode("utf-8", "replace") + self.location

    @cached_property
    def page(self) -> Page:
        """It, read."""
        return Page(self.text)


class Browser:
    """Of one person at one regency."""

    def __init__(self, app: Flask, regency: str, who: Member | None) -> None:
        self.app, self.regency, self.who = app, regency, who
        self.client = app.test_client()
        if who is not None:
            self.client.set_cookie("session", session_cookie(app, who))
        with app.app_context():
            self._engine = db.engine

    def ask(self, method: str, path: str, **options: Any) -> Visit:
        """One request. A form and a document carry the token of their person."""
        if method != "GET" and self.who is not None and "json" in options:
            options["headers"] = {"X-CSRFToken": csrf_token(self.app, self.who)}
        elif method != "GET" and self.who is not None:
            options["data"] = {"csrf_token": csrf_token(self.app, self.who), **options.get("data", {})}
        endpoint = endpoint_of(self.app, path, method)
        about = (self.regency, self.who, method, path, endpoint)
        root = f"/{self.regency}" if self.regency else ""
        with counted_queries(self._engine) as counted:
            try:
                answer = self.client.open(root + path, method=method, buffered=True, **options)
            except Exception as error:  # noqa: BLE001 - a view may raise what it likes
                return Visit(*about, 500, "", b"", error=f"{type(error).__name__}: {error}"[:300])
        sent = tuple(counted.statements)
        return Visit(*about, answer.status_code, answer.mimetype or "", answer.data, sent, answer.location or "")

    def walk(self, starts: Iterable[str], prefixes: tuple[str, ...]) -> Iterator[Visit]:
        """From these paths along links to paths that begin with one of `prefixes`."""
        firsts = list(starts)
        todo, seen, kinds = deque(firsts), set(firsts), Counter[tuple[str, ...]]()
        while todo:
            visit = self.ask("GET", todo.popleft())
            yield visit
            for link in self.links(visit):
                asked = parse_qs(urlsplit(link).query)
                kind = (endpoint_of(self.app, link, "GET"), *sorted(asked))
                if (
                    link not in seen
                    and link.startswith(prefixes)
                    and kind[0]
                    and "lang" not in asked
                    and kinds[kind] < PER_VIEW
                ):
                    seen.add(link)
                    kinds[kind] += 1
                    todo.append(link)

    def links(self, visit: Visit) -> list[str]:
        """Paths below the regency that a page or a redirect leads to."""
        found = [visit.location] if visit.location else []
        if visit.is_page:
            found += [
                attributes[name] for _, attributes in visit.page.elements for name in LINKS if attributes.get(name)
            ]
        return list(dict.fromkeys(path for link in found if (path := visit.leads_to(link)) is not None))


def endpoint_of(app: Flask, path: str, method: str) -> str:
    """The view of a path below a regency; empty: none."""
    try:
        return str(app.url_map.bind("localhost").match(urlsplit(path).path or "/", method)[0])
    except (RequestRedirect, HTTPException):
        return ""
