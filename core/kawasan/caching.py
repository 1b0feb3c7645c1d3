"""Rendered public pages, kept in memory by each process until their regency changes or their "now" runs out.

The cache stands between tenancy and Flask, before session and account, so a hit costs little more than tenancy's one
query. It serves people without a session only; a view opts in with `@cacheable`, naming the query arguments it reads.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from dataclasses import dataclass
from hashlib import blake2b
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

from flask import Flask, Response, current_app, g, request

from kawasan.auth import current_person
from kawasan.languages import COOKIE, LANGUAGES
from kawasan.logs import ROUTE
from kawasan.ui.expiry import seconds_left

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

V = TypeVar("V", bound="Callable[..., Any]")
Headers = list[tuple[str, str]]
MARK = "Kawasan-Cache"
"""Set on the way out by views that opted in, and taken off here; its value is the seconds the page is good for."""
UNTIL_CHANGED = "until-changed"
OWN_HEADERS = {MARK.lower(), "etag", "cache-control", "content-length"}
COUNTED = "private, max-age="
HEADER_BYTES = 1024
GOOD = 200


def cacheable(*arguments: str) -> Callable[[V], V]:
    """Let anonymous answers of a view be kept. It may depend on the regency, the language and the named query
    arguments only.
    """

    def mark(view: V) -> V:
        view.kawasan_cacheable = frozenset(arguments)  # type: ignore[attr-defined]  # a mark on the function
        return view

    return mark


def announce(response: Response) -> Response:
    """After each request: say to the cache whether this answer may be kept, and for how long."""
    if "kawasan.cache" not in request.environ:
        return response
    view = current_app.view_functions.get(request.endpoint or "")
    allowed = getattr(view, "kawasan_cacheable", None)
    if allowed is None or response.status_code != GOOD or current_person() or not allowed.issuperset(request.args):
        return response
    if "kawasan_incomplete" in g:  # a plugin raised: the next visitor may see its part again
        return response
    left = seconds_left()
    response.headers[MARK] = UNTIL_CHANGED if left is None else str(left)
    return response


@dataclass(frozen=True)
class Entry:
    """A kept page. `expires` is on the monotonic clock; None: good until its regency changes."""

    headers: Headers
    body: bytes
    etag: str
    expires: float | None
    said: str
    """What browsers were told when it was made."""
    route: str | None
    """Which view made it, for the log."""

    @property
    def cache_control(self) -> str:
        """What browsers are told now: the same, but for a time that has been running meanwhile."""
        if self.expires is None or not self.said.startswith(COUNTED):
            return self.said
        return f"{COUNTED}{max(0, int(self.expires - time.monotonic()))}"


class PageCache:
    """WSGI middleware, bounded by bytes: the page unused for longest goes first."""

    def __init__(self, app: Flask, inner: Callable[..., Iterable[bytes]], most_bytes: int) -> None:
        self.inner, self.most_bytes = inner, most_bytes
        self.session_cookie = f"{app.config['SESSION_COOKIE_NAME']}="
        self.entries: OrderedDict[tuple[Any, ...], Entry] = OrderedDict()
        self.bytes = 0
        self.lock = Lock()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer from memory where possible, with 304 where the browser has it already."""
        key = self._key(environ)
        if key is None:
            return self.inner(environ, start_response)
        entry = self._find(key)
        if entry is None:
            environ["kawasan.cache"] = True
            return self._ask(key, environ, start_response)
        return _answer(entry, environ, start_response)

    def _key(self, environ: dict[str, Any]) -> tuple[Any, ...] | None:
        regency, cookies = environ.get("kawasan.regency"), environ.get("HTTP_COOKIE", "")
        if regency is None or environ["REQUEST_METHOD"] != "GET" or self.session_cookie in cookies:
            return None
        accepted = environ.get("HTTP_ACCEPT_ENCODING", "")
        encoding = "br" if "br" in accepted else "gzip" if "gzip" in accepted else ""
        place = (
            environ["SCRIPT_NAME"],
            environ["PATH_INFO"],
            environ.get("QUERY_STRING", ""),
            environ.get("HTTP_HOST"),
        )
        return (regency.id, regency.version, *place, environ["wsgi.url_scheme"], _language(cookies), encoding)

    def _find(self, key: tuple[Any, ...]) -> Entry | None:
        with self.lock:
            entry = self.entries.get(key)
            if entry is None:
                return None
            if entry.expires is not None and entry.expires <= time.monotonic():
                self._drop(key)
                return None
            self.entries.move_to_end(key)
            return entry

    def _ask(self, key: tuple[Any, ...], environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        caught: list[Any] = []

        def catch(status: str, headers: Headers, _exc_info: Any = None) -> Callable[[bytes], None]:
            caught[:] = [status, headers]
            return lambda _chunk: None

        answer = self.inner(environ, catch)
        status, headers = caught
        good_for = dict(headers).get(MARK)
        if good_for is None:
            start_response(status, headers)
            return answer
        entry = _entry(headers, b"".join(answer), good_for, environ.get(ROUTE))
        if hasattr(answer, "close"):
            answer.close()
        if all(name.lower() != "set-cookie" for name, _ in headers):
            self._keep(key, entry)
        return _answer(entry, environ, start_response)

    def _keep(self, key: tuple[Any, ...], entry: Entry) -> None:
        with self.lock:
            if key in self.entries:
                self._drop(key)
            self.entries[key] = entry
            self.bytes += _size(entry)
            while self.bytes > self.most_bytes:
                self._drop(next(iter(self.entries)))

    def _drop(self, key: tuple[Any, ...]) -> None:
        self.bytes -= _size(self.entries.pop(key))


def _entry(headers: Headers, body: bytes, good_for: str, route: str | None) -> Entry:
    kept = [(name, value) for name, value in headers if name.lower() not in OWN_HEADERS]
    etag = f'W/"{blake2b(body, digest_size=12).hexdigest()}"'
    expires = None if good_for == UNTIL_CHANGED else time.monotonic() + int(good_for)
    told = next((value for name, value in headers if name.lower() == "cache-control"), "")
    return Entry(kept, body, etag, expires, told, route)


def _answer(entry: Entry, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    environ[ROUTE] = entry.route
    headers = [*entry.headers, ("ETag", entry.etag), ("Cache-Control", entry.cache_control)]
    if environ.get("HTTP_IF_NONE_MATCH") == entry.etag:
        start_response("304 Not Modified", [h for h in headers if not h[0].lower().startswith("content-")])
        return [b""]
    start_response("200 OK", [*headers, ("Content-Length", str(len(entry.body)))])
    return [entry.body]


def _language(cookies: str) -> str:
    for part in cookies.split(";"):
        name, _, value = part.strip().partition("=")
        if name == COOKIE and value in LANGUAGES:
            return value
    return LANGUAGES[0]


def _size(entry: Entry) -> int:
    return len(entry.body) + HEADER_BYTES
