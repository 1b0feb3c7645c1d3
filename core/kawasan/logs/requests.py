"""One line for each request: method, route, status, milliseconds, regency. No address, path, query or browser."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Any

from flask import request
from werkzeug.wsgi import ClosingIterator

from kawasan.logs.circumstances import usable_id, within_request
from kawasan.logs.formats import FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from flask import Flask

log = logging.getLogger("kawasan.request")
ROUTE = "kawasan.route"
"""In the WSGI environment: the pattern of the view's address, as `/tiket/<code>`. The path itself may be a secret."""
STATIC = "/static/"
FAULT = [("Content-Type", "text/plain; charset=utf-8")]
SORRY = b"Ada yang salah di pihak kami.\nSomething went wrong on our side.\n"


def note_route(*_: object) -> None:
    """First in each request: which view answers."""
    if request.url_rule is not None:
        request.environ[ROUTE] = request.url_rule.rule


class RequestLog:
    """WSGI middleware: gives each request its id, answers it in the header, and logs the request at its end."""

    def __init__(self, app: Flask, inner: Callable[..., Iterable[bytes]]) -> None:
        self.app, self.inner = app, inner

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Pass on; what raises out of everything below is logged here and answered with 500."""
        begun, status = time.perf_counter(), "500"
        request_id = usable_id(environ.get("HTTP_X_REQUEST_ID"))
        route = STATIC if environ.get("PATH_INFO", "").startswith(STATIC) else None

        def start(line: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
            nonlocal status
            status = line.partition(" ")[0]
            return start_response(line, [*headers, ("X-Request-Id", request_id)], exc_info)

        def finish() -> None:
            _write(environ, environ.get(ROUTE, route), status, request_id, time.perf_counter() - begun)

        with within_request(request_id):
            try:
                answer = self.inner(environ, start)
            except Exception:
                log.exception("an error outside of every view")
                finish()
                if self.app.testing:
                    raise
                start_response("500 Internal Server Error", [*FAULT, ("X-Request-Id", request_id)])
                return [SORRY]
        if isinstance(answer, list):  # whole already; servers send a list faster than what has to be asked for parts
            finish()
            return answer
        return ClosingIterator(answer, finish)


def _write(environ: dict[str, Any], route: str | None, status: str, request_id: str, seconds: float) -> None:
    regency = environ.get("kawasan.regency")
    fields = {
        "method": environ["REQUEST_METHOD"],
        "route": route,
        "status": int(status),
        "ms": round(seconds * 1000, 1),
        "regency": getattr(regency, "slug", None),
        "request_id": request_id,
    }
    log.info("%s %s %s", fields["method"], route or "(no view)", status, extra={FIELDS: fields})
