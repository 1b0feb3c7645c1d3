"""Whether a new plugin can be called that, beside those that are installed."""

from __future__ import annotations

import keyword
import logging
from importlib.util import find_spec
from typing import TYPE_CHECKING

from kawasan.plugins import folder_of, installed
from kawasan.plugins.program import NAME

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.metadata import EntryPoint

log = logging.getLogger(__name__)
LONGEST = 24
"""Longer ones would make names of indexes that PostgreSQL cannot keep."""
TAKEN_BY_CORE = frozenset({"core", "region", "testing"})
"""`core_` begins core's own tables; the others would read as parts of kawasan."""
PATHS_OF_CORE = frozenset({
    "/akun", "/api", "/cari", "/fs-static", "/healthz", "/kelola", "/keluar", "/loket-bersama", "/masuk", "/media",
    "/operator", "/patterns", "/privasi", "/readyz", "/static", "/tema", "/undangan",
})  # fmt: skip
"""First parts of addresses that core answers itself."""


class NameRefused(ValueError):
    """It cannot be called that; the message says why."""


def check_name(name: str) -> None:
    """Refuse a name that is malformed or taken; raises NameRefused."""
    for sentence in _problems(name):
        raise NameRefused(sentence)


def _problems(name: str) -> Iterator[str]:
    if not NAME.fullmatch(name) or len(name) > LONGEST:
        yield (
            f"{name!r} cannot be a plugin's name: it takes at most {LONGEST} lower-case letters, digits and single "
            "underscores, beginning with a letter, as in notice_board"
        )
    if keyword.iskeyword(name):
        yield f"{name!r} cannot be a plugin's name: it is a word of Python's own; choose another"
    if name in TAKEN_BY_CORE:
        yield f"{name!r} is a name of kawasan's own; choose another"
    for entry in installed():
        other = entry.name
        if other == name:
            yield f"a plugin called {name!r} is installed already{_instead(entry)}"
        if f"{name}_".startswith(f"{other}_") or f"{other}_".startswith(f"{name}_"):
            yield f"{name!r} and the installed plugin {other!r} begin alike: their tables could be confused"
    if find_spec(f"kawasan_{name}") is not None:
        yield f"a package kawasan_{name} is installed already; choose another name"


def _instead(entry: EntryPoint) -> str:
    try:
        there = f", in {folder_of(entry).parent}"
    except ImportError:
        there = ""
    distribution = entry.dist.name if entry.dist else f"kawasan-{entry.name}"
    return f"{there}: go on there, choose another name, or begin it anew after `pip uninstall {distribution}`"


def taken_prefixes() -> dict[str, str]:
    """First parts of addresses that a new plugin cannot have, and whose they are. A plugin that cannot be loaded is
    left out.
    """
    taken = dict.fromkeys(PATHS_OF_CORE, "kawasan")
    for entry in installed():
        try:
            taken[entry.load().program().prefix] = entry.name
        except Exception as error:  # noqa: BLE001 - a plugin may raise what it likes
            log.debug("plugin %s could not be asked: %r", entry.name, error)
    return taken
