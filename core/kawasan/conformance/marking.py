"""Words of a template that stand outside of translation: between its tags, and in attributes that are read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from jinja2 import Environment, TemplateSyntaxError

ATTRIBUTES = frozenset({"alt", "title", "placeholder", "aria-label"})
UNREAD = frozenset({"script", "style", "svg", "code", "kbd", "samp", "pre", "template"})
WORD = re.compile(r"[^\W\d_]{2,}")
ADDRESS = re.compile(r"\S*(@|://|www\.)\S*|[\w/-]+\.[a-z]{2,}\b")
SAME = frozenset({"whatsapp", "telegram", "instagram", "facebook", "youtube", "google", "openstreetmap", "osmand",
                  "indonesia", "english", "bahasa", "email", "rp", "km", "cm", "mm", "kg", "ha", "kb", "mb", "wib",
                  "wita", "wit", "id", "en", "html", "css"})  # fmt: skip
"""Names and units that both languages write alike, and the names of the languages themselves."""
BARE = re.compile(r"[\w-]+=\"")
"""Attributes alone, as a block or a macro brings them."""
GAP = "\ue000"
"""Where an expression stood."""
NAMELESS = re.compile(f"<(/?){GAP}")


def unmarked(template: str) -> Iterator[tuple[int, str]]:
    """Line and words of each such text. Nothing of a template that cannot be read, which other rules say."""
    reader = _Reader()
    try:
        reader.feed(NAMELESS.sub(r"<\1x", "".join(_markup(template))))
    except TemplateSyntaxError:
        return
    reader.close()
    for line, text in reader.texts:
        known = ADDRESS.sub("", text)
        if any(word.lower() not in SAME and not word.isupper() for word in WORD.findall(known)):
            yield line, " ".join(text.replace(GAP, "…").split())


def _markup(template: str) -> Iterator[str]:
    """The template without what Jinja reads: each expression a gap; of its blocks the lines are kept."""
    is_translated = False
    block: list[str] = []
    for _, kind, value in Environment(autoescape=True, extensions=["jinja2.ext.i18n"]).lex(template):
        if kind == "data":
            yield value if not is_translated else "\n" * value.count("\n")
            continue
        if kind == "variable_begin":
            yield GAP
        if kind == "block_begin":
            block = []
        if kind == "name":
            block.append(value)
        if kind == "block_end" and block:
            is_translated = (is_translated or block[0] == "trans") and block[0] != "endtrans"
        yield "\n" * value.count("\n")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[tuple[int, str]] = []
        self._unread: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what is read aloud or shown of it."""
        if tag in UNREAD or ("translate", "no") in attrs:
            self._unread.append(tag)
        if not self._unread or tag not in UNREAD:
            self.texts += [(self.getpos()[0], value) for name, value in attrs if name in ATTRIBUTES and value]

    def handle_endtag(self, tag: str) -> None:
        """What follows may be read."""
        if self._unread and tag == self._unread[-1]:
            self._unread.pop()

    def handle_data(self, data: str) -> None:
        """A text between tags."""
        if not self._unread and not BARE.match(data.strip(f" \n{GAP}")):
            before = data[: len(data) - len(data.lstrip())].count("\n")
            self.texts.append((self.getpos()[0] + before, data))
