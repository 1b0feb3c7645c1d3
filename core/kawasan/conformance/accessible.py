"""What a browser says of the pages."""

from __future__ import annotations

from collections.abc import Iterator

from kawasan.conformance.looking import BARRIER, SIDEWAYS
from kawasan.conformance.rules import Finding, rule
from kawasan.conformance.subject import Subject


@rule(
    "pages-accessible",
    "A browser finds no barrier on any page (axe-core, WCAG 2.2 AA)",
    why="Public services must be usable by everyone (UU 8/2016): by keyboard, by ear, with weak eyes.",
    mend="Build pages from the macros of ui/; the finding names axe-core's rule and the element.",
)
def check_accessible(subject: Subject) -> Iterator[Finding]:
    """Pages of each of its views, on a phone and at a desk, in light and in dark."""
    yield from (Finding(seen.visit.where, seen.what) for seen in subject.looks if seen.kind == BARRIER)


@rule(
    "pages-reflow",
    "No page runs off the side of a small screen (WCAG 2.2, 1.4.10)",
    why="Who enlarges a page four times, or has a small phone, would have to scroll for every line.",
    mend="Let things wrap; put what must stay wide, as a table or a map, into a box that scrolls by itself.",
)
def check_reflow(subject: Subject) -> Iterator[Finding]:
    """The same pages, 320 pixels wide."""
    yield from (Finding(seen.visit.where, seen.what) for seen in subject.looks if seen.kind == SIDEWAYS)
