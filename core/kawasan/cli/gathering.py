"""Bringing a plugin's English texts up to its code. The file is changed entry by entry, so that its order, its comments
and what nobody touched stay as they are.
"""

from __future__ import annotations

import ast
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import normalize, read_po

from kawasan.conformance.texts import CORE, KEYWORDS, METHODS, WTFORMS, first, messages, strings

if TYPE_CHECKING:
    from pathlib import Path

    from babel.messages.catalog import Message

HEAD = r"""msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
""".strip()
OBSOLETE = "#~ "
Text = str | tuple[str, ...]


@dataclass(frozen=True)
class Gathered:
    """What became of the file."""

    path: Path
    added: int
    gone: int
    untranslated: int


def gather(folder: Path, name: str) -> Gathered:
    """Add to the English texts of the plugin in the package `folder` what its code has and neither they nor core's do,
    and mark what no code has any more, as gettext does, with `#~`.
    """
    path = _file(folder, name)
    blocks = re.split(r"\n{2,}", path.read_text(encoding="utf-8").strip("\n")) if path.exists() else [HEAD]
    used = _constants(folder)
    texts = _texts(folder)
    added, gone, seen, left = 0, 0, set(), 0
    for index, block in enumerate(blocks):
        was_gone = block.startswith(OBSOLETE) or f"\n{OBSOLETE}" in block
        message = _message(block)
        if message is None:
            continue
        text = first(message.id)
        if text in texts or text in used:
            seen.add(text)
            left += not all(strings(message)) or message.fuzzy
            if was_gone:
                blocks[index], added = _revived(block), added + 1
        elif not was_gone:
            blocks[index], gone = _marked(block), gone + 1
    of_core = {first(message.id) for message in messages(CORE)} | {WTFORMS}
    new = [_entry(text) for key, text in texts.items() if key not in seen | of_core]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n\n".join([*blocks, *new]) + "\n", encoding="utf-8")
    return Gathered(path, added + len(new), gone, left + len(new))


def _file(folder: Path, name: str) -> Path:
    there = folder / "translations" / "en" / "LC_MESSAGES"
    own = there / f"{name}.po"
    return own if own.exists() else next(iter(sorted(there.glob("*.po"))), own)


def _texts(folder: Path) -> dict[str, Text]:
    """Texts of the code, in the order they stand there, by their singular."""
    found = extract_from_dir(folder, method_map=METHODS, keywords=KEYWORDS)
    texts = [text for _, _, text, _, _ in found]
    forms = {first(text): text for text in texts if not isinstance(text, str)}
    return {first(text): forms.get(first(text), text) for text in texts}


def _constants(folder: Path) -> set[str]:
    """Every string of the code: a text may be translated where it is used, as those of a table are."""
    trees = [ast.parse(path.read_text("utf-8"), str(path)) for path in folder.rglob("*.py")]
    nodes = (node for tree in trees for node in ast.walk(tree))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def _message(block: str) -> Message | None:
    """The entry of a block; None: it is the head, or comments alone."""
    read = read_po(io.BytesIO(_revived(block).encode()), locale="en")
    return next((message for message in read if message.id), None)


def _revived(block: str) -> str:
    return re.sub(rf"^{OBSOLETE}", "", block, flags=re.MULTILINE)


def _marked(block: str) -> str:
    return re.sub(r"^(?!#)", OBSOLETE, block, flags=re.MULTILINE)


def _entry(text: Text) -> str:
    if isinstance(text, str):
        return f'msgid {normalize(text, width=0)}\nmsgstr ""'
    one, many = text[0], text[1]
    return f'msgid {normalize(one, width=0)}\nmsgid_plural {normalize(many, width=0)}\nmsgstr[0] ""\nmsgstr[1] ""'
