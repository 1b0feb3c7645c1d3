"""Pages looked at in a browser, by axe-core: what a reader of the source cannot see, as contrast and roles."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any

from werkzeug.serving import WSGIRequestHandler, make_server

from kawasan.conformance.browsing import Visit
from kawasan.conformance.rules import Finding, NotRun, rule
from kawasan.conformance.subject import Subject
from kawasan.conformance.world import A, World
from kawasan.testing.cast import Member, session_cookie

AXE = Path(__file__).parents[2] / "assets" / "node_modules" / "axe-core" / "axe.min.js"
"""In a checkout, where `make setup` puts it; no wheel carries it."""
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ASK = "levels => axe.run({runOnly: levels}).then(found => found.violations)"
SIZE = {"width": 390, "height": 844}


@rule(
    "pages-accessible",
    "A browser finds no barrier on any page (axe-core, WCAG 2.2 AA)",
    why="Public services must be usable by everyone (UU 8/2016): by keyboard, by ear, with weak eyes.",
    mend="Build pages from the macros of ui/; the finding names axe-core's rule and the element.",
)
def check_accessible(subject: Subject) -> Iterator[Finding]:
    """One page of each of its views, on a phone."""
    seen = subject.crawl.own(subject.crawl.at_a, lambda visit: visit.is_page and visit.status == HTTPStatus.OK)
    visits = {visit.endpoint: visit for visit in reversed(seen)}
    with _served(subject.world) as root, _browser() as browser:
        for visit in visits.values():
            yield from _look(browser, root, subject.world, visit)


def _look(browser: Any, root: str, world: World, visit: Visit) -> Iterator[Finding]:
    context = browser.new_context(viewport=SIZE, locale="id-ID")
    try:
        if visit.who is not None:
            context.add_cookies([_cookie(world, visit.who, root)])
        page = context.new_page()
        page.goto(f"{root}/{A}{visit.path}")
        page.evaluate(AXE.read_text("utf-8"))
        for found in page.evaluate(ASK, LEVELS):
            where = ", ".join(str(node["target"][0]) for node in found["nodes"][:3])
            yield Finding(visit.where, f"{found['id']}: {found['help']} ({where})")
    finally:
        context.close()


def _cookie(world: World, who: Member, root: str) -> Any:
    return {"name": world.app.config["SESSION_COOKIE_NAME"], "value": session_cookie(world.app, who), "url": root}


class _Quiet(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002 - werkzeug's signature
        """Say nothing."""


@contextmanager
def _served(world: World) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, world.app, threaded=True, request_handler=_Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def _browser() -> Iterator[Any]:
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - nobody but this rule needs it

        from kawasan.testing.browser import CHROMIUM, FLAGS  # noqa: PLC0415 - as above
    except ImportError as error:
        raise NotRun(f"no browser here: {error}") from error
    if not Path(CHROMIUM).exists():
        raise NotRun("no Chromium here")
    if not AXE.exists():
        raise NotRun("no axe-core here: it comes with `make setup`, in a checkout of kawasan")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
