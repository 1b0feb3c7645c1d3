"""Nothing of one regency at another: canaries of A looked for in everything that B's people get."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from kawasan.conformance.browsing import Browser, Visit
from kawasan.conformance.canaries import CANARIES, WORD
from kawasan.conformance.crawl import NEW_DAY
from kawasan.conformance.rules import Finding, NotRun, rule
from kawasan.conformance.subject import Subject
from kawasan.conformance.world import ADMIN_B, OWNER_A, A, B

WHY = "Regencies share an installation, not their data: one such row on another's page is a breach."
MEND = "Read through session() within the request, and keep nothing between requests in variables of a module."
ECHO = re.compile(rf"[\w%-]*{CANARIES[A]}[\w%-]*")
SEARCH, API = "/cari", "/api/"


def leaks(visit: Visit) -> bool:
    """Whether there is a canary of A in it, but for what was asked for, which a page may repeat."""
    text = visit.text
    for said in ECHO.findall(visit.path):
        text = text.replace(said, "")
    return CANARIES[A] in text


def _crawled(subject: Subject, wanted: Callable[[Visit], bool]) -> Iterator[Finding]:
    crawl = subject.crawl
    if not any(CANARIES[A] in visit.text for visit in crawl.at_a):
        raise NotRun("no text of its rows is shown anywhere")
    for visit in (*crawl.at_b, *crawl.writes.visits):
        if wanted(visit) and leaks(visit):
            yield Finding(visit.where, f"shows a text of /{A}")


def _is_page(visit: Visit) -> bool:
    html = visit.is_page or bool(visit.location)
    return html and not visit.path.startswith((API, SEARCH))


@rule("isolation-routes", "No page shows another regency's rows, to anyone", why=WHY, mend=MEND)
def check_routes(subject: Subject) -> Iterator[Finding]:
    """Pages and redirects at B."""
    yield from _crawled(subject, _is_page)


@rule("isolation-api", "No API resource answers another regency's rows", why=WHY, mend=MEND)
def check_api(subject: Subject) -> Iterator[Finding]:
    """What is below /api/ at B."""
    yield from _crawled(subject, lambda visit: visit.path.startswith(API))


@rule("isolation-exports", "No download holds another regency's rows", why=WHY, mend=MEND)
def check_exports(subject: Subject) -> Iterator[Finding]:
    """What is no page, as tables, packs, pictures."""
    yield from _crawled(subject, lambda visit: not _is_page(visit) and not visit.path.startswith((API, SEARCH)))


@rule("isolation-search", "The search finds nothing of another regency", why=WHY, mend=MEND)
def check_search(subject: Subject) -> Iterator[Finding]:
    """The search at B and of the region, where A does not share."""
    yield from _crawled(subject, lambda visit: visit.path.startswith(SEARCH))


@rule("isolation-hooks", "No hook answers another regency's rows", why=WHY, mend=MEND)
def check_hooks(subject: Subject) -> Iterator[Finding]:
    """What each hook answers at B, asked at A first."""
    _ = subject.crawl
    for slug in (A, B):
        for hook, answer in answers(subject, slug):
            if slug == B and CANARIES[A] in answer:
                yield Finding(hook, f"answers a text of /{A}")


def answers(subject: Subject, slug: str) -> Iterator[tuple[str, str]]:
    """Each hook of a regency that the plugin implements, and its answer as text."""
    account_id = subject.world.account_id(OWNER_A if slug == A else ADMIN_B)
    asked: dict[str, dict[str, Any]] = {
        "navigation": {}, "front_sections": {}, "console_cards": {}, "published": {},
        "search": {"query": WORD, "limit": 20}, "personal_data": {"account_id": account_id},
    }  # fmt: skip
    for hook in sorted(asked.keys() & subject.implemented()):
        regency = subject.world.regency(slug)
        with subject.world.app.test_request_context("/"), subject.world.within(slug):
            found = subject.registry.call(hook, regency, regency=regency, **asked[hook])
            yield hook, repr([answer for name, answer in found if name == subject.name])


@rule(
    "isolation-media",
    "No page shows another regency's photos",
    why=WHY,
    mend="Show photos of rows that were read through session() in this request.",
)
def check_media(subject: Subject) -> Iterator[Finding]:
    """Addresses of A's photos at B."""
    address = f"/media/{subject.world.regency(A).id}/"
    for visit in subject.crawl.at_b:
        if address in visit.text and address not in visit.path:
            yield Finding(visit.where, f"shows a photo of /{A}")


@rule("isolation-writes", "No form and no resource changes another regency's rows", why=WHY, mend=MEND)
def check_writes(subject: Subject) -> Iterator[Finding]:
    """What B's people and a visitor changed at A, or made to point there, with valid values."""
    yield from subject.crawl.writes.spoilt


@rule(
    "isolation-persons",
    "No form lets an owner change what is another owner's",
    why="Whoever has an account could else edit or remove a neighbour's shop by its number in the address.",
    mend="Look rows up by the account too, and answer 404 for those of others; staff may change them.",
)
def check_persons(subject: Subject) -> Iterator[Finding]:
    """Rows of B's first owner that the second one changed, with the forms of the first."""
    yield from subject.crawl.writes.trespasses


@rule(
    "isolation-jobs",
    "Work in the background stays within its regency",
    why="A job runs while nobody looks, for each regency in turn.",
    mend=MEND,
)
def check_jobs(subject: Subject) -> Iterator[Finding]:
    """What a new day at B does to A's holdings, and what of A is then in B's rows, trail and notices."""
    yield from (Finding(NEW_DAY, f"{what} on a new day of /{B}") for what in subject.crawl.days)
    browser = Browser(subject.world.app, B, ADMIN_B)
    for visit in (browser.ask("GET", path) for path in ("/kelola/jejak", "/akun/kabar")):
        if leaks(visit):
            yield Finding(visit.where, f"shows a text of /{A} after {NEW_DAY}")
