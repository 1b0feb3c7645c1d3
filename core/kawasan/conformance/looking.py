"""Pages looked at in a browser: what a reader of the source cannot see, as contrast, roles, and what runs off the side.

Of each view the page with the fewest and the one with the most kinds of elements: in the narrowest window that WCAG
asks for, then as a phone and as a desk show it, in light and in dark.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from werkzeug.serving import WSGIRequestHandler, make_server

from kawasan.conformance.browsing import Visit
from kawasan.conformance.rules import NotRun
from kawasan.testing.cast import Member, session_cookie

if TYPE_CHECKING:
    from kawasan.conformance.world import World

BARRIER, SIDEWAYS = "barrier", "sideways"
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ASK = "asked => axe.run(asked).then(found => found.violations)"
PHONE, DESK, NARROW = ({"width": width, "height": height} for width, height in ((390, 844), (1280, 900), (320, 640)))
"""320 CSS pixels: WCAG 2.2, 1.4.10 Reflow."""
WIDER = """() => {
    const root = document.documentElement, width = root.clientWidth;
    if (root.scrollWidth <= width + 1) return null;
    const clipped = one => {
        for (let box = one.parentElement; box && box !== document.body; box = box.parentElement)
            if (getComputedStyle(box).overflowX !== 'visible') return true;
        return false;
    };
    const out = [...document.body.querySelectorAll('*')].filter(
        one => !one.closest('svg *') && one.getBoundingClientRect().right > width + 1 && !clipped(one));
    const name = one => one.tagName.toLowerCase() + [...one.classList].map(word => '.' + word).join('');
    return `is ${root.scrollWidth} pixels wide where ${width} are there (${out.slice(-1).map(name)})`;
}"""
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
         "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]  # fmt: skip
"""No page of a check asks another host: tiles would only be waited for."""
ADVICE = (
    "no browser here: install Debian's chromium, or `pip install 'kawasan[author]'` and then "
    "`python -m playwright install chromium`"
)


@dataclass(frozen=True)
class Seen:
    """One fault of a page, of kind BARRIER or SIDEWAYS."""

    kind: str
    visit: Visit
    what: str


def look_at(world: World, visits: Iterable[Visit]) -> list[Seen]:
    """The faults of these pages. Raises NotRun where there is no browser, saying how to get one."""
    people: dict[Member | None, list[Visit]] = {}
    for visit in _distinct(visits):
        people.setdefault(visit.who, []).append(visit)
    with _browser() as (browser, axe), _served(world) as root:
        return [
            seen
            for who, pages in people.items()
            for page in _pages(browser, axe, world, root, who)
            for visit in pages
            for seen in _look(page, f"{root}/{visit.regency}{visit.path}", visit)
        ]


def _distinct(visits: Iterable[Visit]) -> list[Visit]:
    """Of each view the pages with the fewest and with the most kinds of elements."""
    by_view: dict[str, list[tuple[int, int, Visit]]] = {}
    for number, visit in enumerate(visits):
        kinds = {(tag, attributes.get("class")) for tag, attributes in visit.page.elements}
        by_view.setdefault(visit.endpoint, []).append((len(kinds), number, visit))
    ends = ((min(found), max(found)) if min(found)[0] != max(found)[0] else (min(found),) for found in by_view.values())
    return [visit for pair in ends for _, _, visit in pair]


def _pages(browser: Any, axe: str, world: World, root: str, who: Member | None) -> Iterator[Any]:
    """One page, signed in."""
    # Without motion: a colour on its way from light to dark has another contrast.
    context = browser.new_context(viewport=PHONE, locale="id-ID", reduced_motion="reduce")
    try:
        context.add_init_script(script=axe)
        if who is not None:
            name = world.app.config["SESSION_COOKIE_NAME"]
            context.add_cookies([{"name": name, "value": session_cookie(world.app, who), "url": root}])
        yield context.new_page()
    finally:
        context.close()


def _look(page: Any, address: str, visit: Visit) -> Iterator[Seen]:
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(NARROW)
    page.goto(address)
    if wide := page.evaluate(WIDER):
        yield Seen(SIDEWAYS, visit, wide)
    found: dict[str, None] = {}
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        found |= dict.fromkeys(_barriers(page, {"type": "tag", "values": LEVELS}))
    page.emulate_media(color_scheme="dark")
    found |= dict.fromkeys(_barriers(page, {"type": "rule", "values": ["color-contrast"]}))
    yield from (Seen(BARRIER, visit, what) for what in found)


def _barriers(page: Any, only: dict[str, Any]) -> Iterator[str]:
    for fault in page.evaluate(ASK, {"runOnly": only, "resultTypes": ["violations"]}):
        where = ", ".join(str(node["target"][0]) for node in fault["nodes"][:3])
        yield f"{fault['id']}: {fault['help']} ({where})"


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
def _browser() -> Iterator[tuple[Any, str]]:
    """A browser, and the script axe-core for its pages."""
    try:
        from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - of the extra `author`
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - the same
    except ImportError as error:
        raise NotRun(ADVICE) from error
    with sync_playwright() as playwright:
        path = next(filter(None, map(shutil.which, BROWSERS)), None) or playwright.chromium.executable_path
        if not Path(path).exists():
            raise NotRun(ADVICE)
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser, Axe().axe_script
        browser.close()
