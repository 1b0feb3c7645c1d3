"""Which regency a request is for: by host, else by the first path segment, which moves into SCRIPT_NAME."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import OperationalError, ProgrammingError

from kawasan.db import bind, regency_scope
from kawasan.tenancy.current import RegencyRef, find_regency

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from flask import Flask

SLUG = re.compile(r"^[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")
HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[\w.-]+)(?::\d{1,5})?", re.ASCII)
log = logging.getLogger(__name__)
RETRY_SECONDS = "3"
UNAVAILABLE = b"Portal sedang tidak tersedia, coba lagi nanti.\nThe portal is not available. Try again soon.\n"
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
PLAIN = [("Content-Type", "text/plain; charset=utf-8")]


class Tenancy:
    """WSGI middleware: binds a fresh app context to the regency, then calls the inner application in it."""

    def __init__(self, app: Flask, inner: Callable[..., Iterable[bytes]], base_domain: str) -> None:
        self.app, self.inner = app, inner
        self.base_hosts = {base_domain, *LOOPBACK}
        self.suffixes = tuple(f".{host}" for host in (base_domain, "localhost"))
        self.reserved: frozenset[str] = frozenset()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer 421 for an unknown host and 308 for `/toba`; else pass on."""
        host = _host(environ)
        on_base = host in self.base_hosts
        try:
            regency = self._by_path(environ) if on_base else self._by_host(host)
        except (OperationalError, ProgrammingError):
            log.exception("the regency could not be looked up: is the database up, and its tables made?")
            start_response("503 Service Unavailable", [*PLAIN, ("Retry-After", RETRY_SECONDS)])
            return [UNAVAILABLE]
        if regency is None and not on_base:
            start_response("421 Misdirected Request", PLAIN)
            return [b"This host name belongs to no regency here.\n"]
        if regency is not None and environ["PATH_INFO"] == "":
            return _redirect(environ, start_response)
        # A fresh context: inside an outer one a request would borrow the outer regency and session.
        with self.app.app_context():
            bind(regency)
            environ["kawasan.regency"] = regency
            return self.inner(environ, start_response)

    def _by_host(self, host: str) -> RegencyRef | None:
        for suffix in self.suffixes:
            if host.endswith(suffix) and SLUG.match(slug := host.removesuffix(suffix)):
                return self._find(slug=slug)
        return self._find(domain=host)

    def _by_path(self, environ: dict[str, Any]) -> RegencyRef | None:
        path = environ.get("PATH_INFO", "")
        segment = path[1:].partition("/")[0] if path.startswith("/") else ""
        if not SLUG.match(segment) or segment in self.reserved:
            return None
        regency = self._find(slug=segment)
        if regency is not None:
            environ["SCRIPT_NAME"] = f"{environ.get('SCRIPT_NAME', '')}/{segment}"
            environ["PATH_INFO"] = path[len(segment) + 1 :]
        return regency

    def _find(self, **by: str) -> RegencyRef | None:
        with self.app.app_context(), regency_scope(None, writes=False):
            return find_regency(**by)


def _host(environ: dict[str, Any]) -> str:
    """The name without its port; nothing, hence unknown, where it is no name: links in mails are made of it."""
    found = HOST.fullmatch(environ.get("HTTP_HOST") or environ.get("SERVER_NAME", ""))
    return found[1].lower().rstrip(".") if found else ""


def _redirect(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    query = environ.get("QUERY_STRING")
    start_response(
        "308 Permanent Redirect", [("Location", f"{environ['SCRIPT_NAME']}/" + (f"?{query}" if query else ""))]
    )
    return [b""]
