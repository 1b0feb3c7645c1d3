"""Rules over every page that the crawl saw."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kawasan.conformance.asking import asked_arguments
from kawasan.conformance.browsing import Browser, Visit
from kawasan.conformance.canaries import PRODUCT
from kawasan.conformance.paths import plain
from kawasan.conformance.rules import Finding, rule
from kawasan.conformance.subject import Subject
from kawasan.conformance.world import ADMIN_A, A
from kawasan.testing.pages import Page

ERROR = 500
FORM_ANSWERS = frozenset({302, 303, 400, 404, 409, 410, 415, 422})
STRANGE = (("tidak-ada", 1), ("x" * 300, 2**63 - 1), ("%00é ' \" <script> ..", 0), ("1", 1))
ODD = ("9" * 20, "-1", "abc", "", "a\x00b", "²", "nan")
"""What an argument may be that somebody typed; `²` is a digit, and no number."""
TOKEN = "csrf_token"  # noqa: S105 - the name of a field
LANGUAGE = "html lang is"
TRUSTED = re.compile(r"\|\s*safe\b|\bautoescape\b")
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)


def shown(subject: Subject) -> list[Visit]:
    """One page of each view and person at A, and core's pages on which it appears."""
    found = [visit for visit in subject.crawl.at_a if visit.is_page]
    return list({(v.endpoint, v.who, v.status, v.page.source[:200]): v for v in found}.values())


@rule(
    "pages-answer",
    "No page and no form breaks, whatever it is asked for",
    why="People mistype, links age, and machines try everything: each gets a sentence, none an error.",
    mend="Let typed routes, forms and 404 catch it; the finding says what was raised.",
)
def check_answers(subject: Subject) -> Iterator[Finding]:
    """Views that raise: crawled, with strange values, with empty forms."""
    crawl = subject.crawl
    visits = [*crawl.at_a, *crawl.at_b, *crawl.hostile, *crawl.writes.visits, *_strange(subject)]
    broken = {v.endpoint: v for v in reversed(visits) if v.status >= ERROR}
    yield from (Finding(v.where, v.error or f"answers {v.status}") for v in broken.values())
    yield from _empty_forms(subject)
    yield from _odd_arguments(subject)


def _odd_arguments(subject: Subject) -> Iterator[Finding]:
    browser = Browser(subject.world.app, A, ADMIN_A)
    for route in subject.routes:
        for path in subject.crawl.filled(route, A)[:1] if "GET" in route.methods else ():
            for name in asked_arguments(browser, path):
                visits = (browser.ask("GET", path, query_string={name: value}) for value in ODD)
                broken = next((visit for visit in visits if visit.status >= ERROR), None)
                if broken is not None:
                    yield Finding(broken.where, broken.error or f"answers {broken.status}")


def _strange(subject: Subject) -> Iterator[Visit]:
    browsers = [Browser(subject.world.app, A, who) for who in (None, ADMIN_A)]
    for route in subject.routes:
        for text, number in STRANGE if "GET" in route.methods else ():
            path, asked = plain(route.rule, text, number), dict.fromkeys(("q", "page", "sort", "category", "v"), text)
            yield from (browser.ask("GET", path, query_string=asked) for browser in browsers)


def _empty_forms(subject: Subject) -> Iterator[Finding]:
    browser = Browser(subject.world.app, A, ADMIN_A)
    for route in subject.routes:
        if "POST" in route.methods and not route.is_api:
            visit = browser.ask("POST", plain(route.rule))
            if visit.error or visit.status not in FORM_ANSWERS:
                yield Finding(visit.where, visit.error or f"answers an empty form with {visit.status}")


@rule(
    "pages-valid",
    "Pages are valid and can be used by everyone",
    why="A field without a label is unknown to who cannot see it, and an inline script is blocked.",
    mend="Build pages from the macros of ui/; the finding says what is missing.",
)
def check_valid(subject: Subject) -> Iterator[Finding]:
    """What the test kit says of each page."""
    for visit in shown(subject):
        for fault in visit.faults:
            if TOKEN not in fault and LANGUAGE not in fault:
                yield Finding(visit.where, fault)


@rule(
    "forms-csrf",
    "Each form that posts carries the token",
    why="Without it another site could let a signed-in person's browser send the form; core refuses it.",
    mend="Put {{ csrf_field() }} into the form, or use the macro post_button.",
)
def check_csrf(subject: Subject) -> Iterator[Finding]:
    """Forms without it."""
    for visit in shown(subject):
        yield from (Finding(visit.where, fault) for fault in visit.faults if TOKEN in fault)


@rule(
    "pages-languages",
    "Pages answer in the language that is asked for",
    why="Citizens read Indonesian, visitors English.",
    mend='Extend "ui/base.html", and leave the language to it.',
)
def check_languages(subject: Subject) -> Iterator[Finding]:
    """Pages that name another language, asked for in English."""
    english = Browser(subject.world.app, A, ADMIN_A)
    seen = {v.endpoint: v for v in subject.crawl.own(subject.crawl.at_a, lambda v: v.is_page and v.who == ADMIN_A)}
    for visit in seen.values():
        for language in ("id", "en"):
            answer = english.ask("GET", visit.path, query_string={"lang": language})
            page = next(answer.page.all("html"), {}) if answer.is_page else {}
            if answer.is_page and page.get("lang") != language:
                yield Finding(answer.where, f"asked for in {language!r}, it says {page.get('lang')!r}")


@rule(
    "pages-without-javascript",
    "Pages work without JavaScript",
    why="On an old phone or a poor network the script may never arrive.",
    mend="Give links an address and forms a button that sends them; let htmx improve what works without it.",
)
def check_without_javascript(subject: Subject) -> Iterator[Finding]:
    """What only a script could bring to life."""
    for visit in shown(subject):
        yield from (Finding(visit.where, what) for what in idle(visit.page))


def idle(page: Page) -> Iterator[str]:
    """What does nothing on a page without a script."""
    for tag, attributes in page.elements:
        if tag == "a" and attributes.get("href", "-") in ("", "#"):
            yield "a link leads nowhere"
        asks = attributes.get("hx-get") or attributes.get("hx-post")
        if tag in ("a", "button") and asks and not (attributes.get("href") or attributes.get("type") == "submit"):
            yield f"<{tag}> works by htmx alone"
    for form in re.findall(r"<form\b.*?</form>", page.source, re.DOTALL):
        if not re.search(r"<button(?![^>]*\btype=\"?(button|reset))|<input[^>]*type=\"?(submit|image)", form):
            yield "a form has no button that sends it"


@rule(
    "templates-escape",
    "Templates trust no text",
    why="What a person typed must not become markup; what core made is Markup already.",
    mend="Leave out |safe and autoescape.",
    is_quick=True,
)
def check_templates(subject: Subject) -> Iterator[Finding]:
    """Templates that switch escaping off."""
    for path, text in subject.sources(".html"):
        yield from (Finding(subject.shown(path), what) for what in trusted(text))


def trusted(template: str) -> list[str]:
    """Where a template trusts a text."""
    return TRUSTED.findall(COMMENT.sub("", template)) and ["it switches escaping off"]


@rule(
    "text-escaped",
    "A hostile text stays a text, wherever it is shown",
    why="Whoever can write a name could else run a script in the administrator's browser.",
    mend="Leave escaping to the templates; send JSON to scripts and build elements with textContent.",
)
def check_escaped(subject: Subject) -> Iterator[Finding]:
    """Pages at A, in every role, in which the markup in the texts came to life."""
    for visit in subject.crawl.hostile:
        if PRODUCT in visit.text:
            yield Finding(visit.where, "evaluates what a person typed")
        if visit.is_page and any(_is_injected(tag, attributes) for tag, attributes in visit.page.elements):
            yield Finding(visit.where, "shows what a person typed as markup")


def _is_injected(tag: str, attributes: dict[str, str]) -> bool:
    return attributes.get("src") == "kqx" or "kqx" in attributes or (tag == "script" and "kqx" in str(attributes))
