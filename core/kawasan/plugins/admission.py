"""Which plugins are let in: what one says of itself must fit this kawasan and those that are in already."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from packaging.specifiers import SpecifierSet

from kawasan import __version__
from kawasan.db import utcnow
from kawasan.plugins.program import Program, ProgramError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
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
