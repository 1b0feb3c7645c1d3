"""What every page must keep, checked on each HTML answer a test gets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

Attributes = dict[str, str]

REFERENCES = ("for", "aria-describedby", "aria-labelledby", "aria-controls")
UNLABELLED_INPUTS = frozenset({"hidden", "submit", "button", "reset", "image"})
DATA_SCRIPTS = frozenset({"importmap", "application/json", "application/ld+json"})
"""Scripts without `src` that no browser runs; the import map's hash is in the content policy."""
VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)  # HTML standard, void elements
UNCLOSED = frozenset({"p", "li", "dt", "dd", "option", "tr", "td", "th", "thead", "tbody", "html", "head", "body"})
"""Elements whose end tag the standard lets a page leave out."""


@dataclass
class Page(HTMLParser):
    """A page, read: what the rules below ask about."""

    source: str
    elements: list[tuple[str, Attributes]] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    forms: list[tuple[Attributes, list[str]]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)
    _label_of: list[str | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Read it."""
        super().__init__(convert_charrefs=True)
        self.feed(self.source)
        self.close()
        self.faults += [f"<{tag}> is never closed" for tag in self._open if tag not in UNCLOSED]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        attributes = {name: value or "" for name, value in attrs}
        for name, times in Counter(name for name, _ in attrs).items():
            if times > 1:
                self.faults.append(f"<{tag}> has {name} {times} times")
        if tag in ("input", "select", "textarea") and "label" in self._open:
            attributes.setdefault("aria-label", "within its label")
        self.elements.append((tag, attributes))
        if tag == "form":
            self.forms.append((attributes, []))
        if "form" in self._open and tag == "input":
            self.forms[-1][1].append(attributes.get("name", ""))
        if tag == "h1":
            self.headings.append("")
        if tag == "title" and "svg" not in self._open:
            self.titles.append("")
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that is closed at once, as in SVG."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        """An element ends; those within it end too."""
        if tag not in self._open:
            self.faults.append(f"</{tag}> closes nothing")
            return
        while (inner := self._open.pop()) != tag:
            if inner not in UNCLOSED:
                self.faults.append(f"</{tag}> comes while <{inner}> is open")

    def handle_data(self, data: str) -> None:
        """Text."""
        if "h1" in self._open:
            self.headings[-1] += data
        if "title" in self._open and "svg" not in self._open:
            self.titles[-1] += data

    def all(self, *tags: str) -> Iterator[Attributes]:
        """The attributes of all elements of these kinds."""
        return (attributes for tag, attributes in self.elements if tag in tags)


def faults(source: str, *, language: str, signed_in: bool = False) -> list[str]:
    """What is wrong with a page, each in a few words; an empty list for a good one."""
    page = Page(source)
    return [
        *page.faults,
        *_headings(page),
        *_language(page, language),
        *_ids(page),
        *_labels(page),
        *_pictures(page),
        *_inline(page),
        *(_tokens(page) if signed_in else ()),
    ]


def _headings(page: Page) -> Iterator[str]:
    if len(page.headings) != 1:
        yield f"{len(page.headings)} h1 (one is right)"
    if len(page.titles) != 1:
        yield f"{len(page.titles)} titles (one is right)"
    if page.headings and page.titles and not _flat(page.titles[0]).startswith(_flat(page.headings[0])):
        yield f"the title {_flat(page.titles[0])!r} does not begin with the h1 {_flat(page.headings[0])!r}"


def _language(page: Page, language: str) -> Iterator[str]:
    said = next((attributes.get("lang") for attributes in page.all("html")), None)
    if said != language:
        yield f"html lang is {said!r}, the page was asked for in {language!r}"


def _ids(page: Page) -> Iterator[str]:
    ids = Counter(attributes["id"] for _, attributes in page.elements if "id" in attributes)
    yield from (f"id {name!r} is there {times} times" for name, times in ids.items() if times > 1)
    for tag, attributes in page.elements:
        named = " ".join(attributes.get(name, "") for name in REFERENCES).split()
        yield from (f"<{tag}> points to the id {name!r}, which is not there" for name in named if name not in ids)


def _labels(page: Page) -> Iterator[str]:
    labelled = {attributes["for"] for attributes in page.all("label") if "for" in attributes}
    for control in page.all("input", "select", "textarea"):
        if control.get("type") in UNLABELLED_INPUTS or control.get("aria-label") or control.get("aria-labelledby"):
            continue
        if control.get("id") not in labelled:
            yield f"the field {control.get('name')!r} has no label"


def _pictures(page: Page) -> Iterator[str]:
    yield from (f"the picture {image.get('src')} has no alt" for image in page.all("img") if "alt" not in image)


def _inline(page: Page) -> Iterator[str]:
    for tag, attributes in page.elements:
        if tag == "style" or "style" in attributes:
            yield f"<{tag}> has inline style, which the content policy refuses"
        if tag == "script" and "src" not in attributes and attributes.get("type") not in DATA_SCRIPTS:
            yield "an inline script, which the content policy refuses"
        handlers = [name for name in attributes if name.startswith("on")]
        yield from (f"<{tag}> has {name}, which the content policy refuses" for name in handlers)
        if attributes.get("href", "").lower().startswith("javascript:"):
            yield f"<{tag}> links to a script"


def _tokens(page: Page) -> Iterator[str]:
    for form, names in page.forms:
        if form.get("method", "get").lower() == "post" and "csrf_token" not in names:
            yield f"the form to {form.get('action', 'this page')} carries no csrf_token"


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
