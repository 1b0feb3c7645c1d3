"""What a plugin says of itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from kawasan.auth.permissions import Permission
from kawasan.languages import Bilingual

DIMENSIONS = ("governance", "branding", "economy", "living", "society", "environment")
NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


class ProgramError(ValueError):
    """A program's description is not usable; the message says what to change."""


@dataclass(frozen=True)
class Program:
    """The program one plugin offers; shown to administrators as a card."""

    name: str
    """Lower case with underscores; also the prefix of its tables and the name of its entry point."""
    title: Bilingual
    summary: Bilingual
    """One or two sentences: what citizens get."""
    dimension: str
    """One of the six smart-city dimensions, DIMENSIONS."""
    prefix: str
    """First path segment of its pages, as in `/antrean`."""
    version: str
    adds: tuple[Bilingual, ...] = ()
    """What appears once it is on: pages, a part of the front page, desks for the staff."""
    personal_data: tuple[Bilingual, ...] = ()
    """Each kind of personal data it keeps, why, and for how long (UU 27/2022); empty: none."""
    permissions: tuple[Permission, ...] = ()
    depends_on: tuple[str, ...] = ()
    """Programs that must be on as well."""
    words: Mapping[str, Bilingual] = field(default_factory=dict)
    """What the trail calls its actions without the program's name (`claim.verify`), the names of their values
    (`status`) and the values (`refused`); what is not here is shown as it is recorded.
    """
    core_range: str = ">=0.1,<0.2"
    """Versions of kawasan it works with (PEP 440)."""
    order: int = 50
    """Where it comes among all: lower is earlier, then by name; but always after those it depends on. 10: useful now;
    20: places to go; 30: things to buy; 50: the rest.
    """

    def __post_init__(self) -> None:
        """Check what start-up relies on."""
        problems = [
            (not NAME.fullmatch(self.name), f"the name {self.name!r} must be lower case with underscores"),
            (self.dimension not in DIMENSIONS, f"dimension {self.dimension!r} is not one of {', '.join(DIMENSIONS)}"),
            (not re.fullmatch(r"/[a-z][a-z0-9-]*", self.prefix), f"prefix {self.prefix!r} must be one path segment"),
        ]
        problems += [
            (not p.name.startswith(f"{self.name}:"), f"permission {p.name} is not its own") for p in self.permissions
        ]
        for wrong, sentence in problems:
            if wrong:
                raise ProgramError(sentence)
