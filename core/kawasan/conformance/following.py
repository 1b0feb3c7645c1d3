"""What following a link does: it changes nothing, leads nowhere else, and brings no formula along."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from urllib.parse import urlencode

from kawasan.conformance.asking import asked_arguments
from kawasan.conformance.browsing import Browser, Visit
from kawasan.conformance.canaries import CANARIES
from kawasan.conformance.rules import Finding, rule
from kawasan.conformance.subject import Subject
from kawasan.conformance.world import ADMIN_A, A, B

STRANGER = "example.org"
AWAY = (f"https://{STRANGER}/", f"//{STRANGER}", f"/\\{STRANGER}")
"""Browsers take a backslash for a slash."""
ONWARD = ("next", "return", "url", "back", "to", "redirect", "lanjut", "kembali")
"""Names under which forms and links say where to go on."""


@rule(
    "pages-safe",
    "Looking at a page changes nothing",
    why="Search engines and previews of links follow every address, and a browser asks again when it likes.",
    mend="Change rows in views that answer POST; compute what depends on the time, or keep it in new_day.",
)
def check_safe(subject: Subject) -> Iterator[Finding]:
    """Rows of the program that changed while A's people looked at its pages."""
    _ = subject.crawl.at_a
    yield from subject.crawl.written


@rule(
    "pages-redirects",
    "No redirect leaves the portal for an address that was in the link",
    why="A link that begins with the regency's address is trusted, and would end at a page that asks for a password.",
    mend="Go to url_for(…); take an address from the link only where it begins with one slash.",
)
def check_redirects(subject: Subject) -> Iterator[Finding]:
    """Pages and forms that lead where their arguments say."""
    _ = subject.crawl.writes
    yield from (Finding(visit.where, f"leads to {visit.location}") for visit in _sent_away(subject) if _is_away(visit))


def _sent_away(subject: Subject) -> Iterator[Visit]:
    browser = Browser(subject.world.app, A, ADMIN_A)
    for route in subject.routes:
        for path in subject.crawl.filled(route, A)[:1] if "GET" in route.methods else ():
            names = dict.fromkeys([*ONWARD, *asked_arguments(browser, path)])
            yield from (browser.ask("GET", path, query_string=dict.fromkeys(names, away)) for away in AWAY)
    for form in subject.crawl.writes.seen[B].values():
        hidden = [one.name for one in form.controls if one.kind == "hidden"]
        for away in AWAY:
            given = form.values(subject.crawl.writes.learnt) | dict.fromkeys([*ONWARD, *hidden], away)
            path = f"{form.path}{'&' if '?' in form.path else '?'}{urlencode(dict.fromkeys(ONWARD, away))}"
            yield Browser(subject.world.app, B, form.visit.who).ask("POST", path, data=given)


def _is_away(visit: Visit) -> bool:
    return visit.location.replace("\\", "/").removeprefix("https:").startswith(f"//{STRANGER}")


@rule(
    "exports-harmless",
    "No cell of a table for taking along is a formula",
    why="A spreadsheet runs what begins with =, +, - or @: what a citizen typed would run at an officer's desk.",
    mend="Put an apostrophe before such a text when the table is written.",
)
def check_exports(subject: Subject) -> Iterator[Finding]:
    """Cells of CSV files in which a typed text begins so."""
    for visit in subject.crawl.tables_of_formulas:
        text = visit.body.decode("utf-8-sig", "replace")
        delimiter = max(",;\t", key=text.partition("\n")[0].count)
        for cell in (cell for row in csv.reader(StringIO(text), delimiter=delimiter) for cell in row):
            if cell.lstrip().startswith(tuple("=+-@")) and CANARIES[A] in cell:
                yield Finding(visit.where, f"has a cell that begins with {cell.lstrip()[0]}")
