"""What a rule is: an id that stays, why it is there, how to mend what breaks it, and the check itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kawasan.conformance.subject import Subject


class NotRun(RuntimeError):
    """A rule cannot be asked here, as without PostgreSQL; the message says why."""


class Hindered(NotRun):
    """A rule cannot be asked because of the plugin: it does not load, or a hook raises that comes first. It does not
    pass, whichever rules were chosen.
    """


@dataclass(frozen=True)
class Finding:
    """One place where a rule is broken."""

    where: str
    what: str


Check = Callable[["Subject"], Iterable[Finding]]


@dataclass(frozen=True)
class Rule:
    """One rule. `is_quick`: it reads the plugin and its routes, and needs no rows."""

    id: str
    title: str
    why: str
    mend: str
    check: Check
    is_quick: bool


RULES: dict[str, Rule] = {}
"""All of them, by id."""


def rule(id_: str, title: str, *, why: str, mend: str, is_quick: bool = False) -> Callable[[Check], Check]:
    """Make a check the rule `id_`; raises ValueError where that id is taken."""
    if id_ in RULES:
        raise ValueError(f"there are two rules {id_}")

    def add(check: Check) -> Check:
        RULES[id_] = Rule(id_, title, why, mend, check, is_quick)
        return check

    return add
