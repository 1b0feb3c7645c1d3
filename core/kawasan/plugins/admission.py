"""Which plugins are let in: what one says of itself must fit this kawasan and those that are in already."""

from __future__ import annotations

from dataclasses import dataclass, field
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING, Any

from packaging.specifiers import SpecifierSet

from kawasan import __version__
from kawasan.db import utcnow
from kawasan.plugins.program import Program, ProgramError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime
    from pathlib import Path

    from kawasan.languages import Catalog


@dataclass
class InstalledPlugin:
    """A plugin that loaded."""

    name: str
    program: Program
    folder: Path
    catalog: Catalog
    settings: type[Any] | None = None


@dataclass(frozen=True)
class Trouble:
    """What is wrong with a plugin in this process."""

    text: str
    since: datetime = field(default_factory=utcnow)


def admit(name: str, program: Program | None, others: Iterable[InstalledPlugin], taken: Collection[str]) -> Program:
    """The program of the entry point `name`. Raises ProgramError where it cannot be let in beside the `others`, or its
    prefix is among the first segments of paths that are `taken`.
    """
    if program is None:
        message = "its program() answers nothing"
        raise ProgramError(message)
    problems = [
        (program.name != name, f"its entry point is called {name}, its program {program.name}"),
        (
            __version__ not in SpecifierSet(program.core_range),
            f"it needs kawasan {program.core_range}; this is {__version__}",
        ),
        (program.prefix.lstrip("/") in taken, f"its prefix {program.prefix} is a path of the portal's own"),
        *(problem for other in others for problem in _between(program, other.program)),
    ]
    for wrong, sentence in problems:
        if wrong:
            raise ProgramError(sentence)
    return program


def _between(program: Program, other: Program) -> list[tuple[bool, str]]:
    one, two = f"{program.name}_", f"{other.name}_"
    return [
        (other.prefix == program.prefix, f"its prefix {program.prefix} is taken by {other.name}"),
        (
            one.startswith(two) or two.startswith(one),
            f"its name and that of {other.name} begin alike: their tables could be confused",
        ),
    ]


def in_order(plugins: Mapping[str, InstalledPlugin]) -> list[str]:
    """Names by `Program.order`, then by name; each after those it depends on. Raises CycleError."""
    sorter = TopologicalSorter({name: [o for o in p.program.depends_on if o in plugins] for name, p in plugins.items()})
    sorter.prepare()
    found: list[str] = []
    ready: list[str] = []
    while sorter.is_active():
        ready = sorted([*ready, *sorter.get_ready()], key=lambda name: (plugins[name].program.order, name))
        found.append(ready.pop(0))
        sorter.done(found[-1])
    return found
