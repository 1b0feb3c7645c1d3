"""Whether a plugin keeps the rules: `kawasan plugin check`, and `tests/every_plugin` for those that come with kawasan.

Each rule has an id that stays, a reason and a remedy. It looks at a `Subject`: the plugin's files, its routes, and a
throwaway installation of two regencies in which everyone has asked for everything (`crawl`).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from importlib.metadata import EntryPoint

from kawasan.conformance import (
    access,
    accessible,
    conduct,
    cost,
    data,
    following,
    hooks,
    isolation,
    migrations,
    names,
    off,
    packaging,
    pages,
    source,
    tables,
    texts,
)
from kawasan.conformance.raising import HookRaised, in_short
from kawasan.conformance.report import BROKEN, NOT_RUN, OK, Outcome, Report
from kawasan.conformance.rules import RULES, Finding, Hindered, NotRun, Rule
from kawasan.conformance.subject import Route, Subject
from kawasan.conformance.world import World

__all__ = [
    "BROKEN", "NOT_RUN", "OK", "RULES", "Finding", "NotRun", "Outcome", "Report", "Route", "Rule", "Subject", "World",
    "access", "accessible", "check", "conduct", "cost", "data", "following", "hooks", "isolation", "migrations",
    "named", "names", "off", "packaging", "pages", "rules", "source", "tables", "texts", "try_rule",
]  # fmt: skip


FAMILIES = (
    packaging,
    source,
    names,
    texts,
    tables,
    migrations,
    access,
    hooks,
    isolation,
    off,
    conduct,
    pages,
    following,
    accessible,
    data,
    cost,
)
"""Modules with rules, in the order of the report."""


def rules() -> list[Rule]:
    """All of them, in that order."""
    families = [family.__name__ for family in FAMILIES]
    return sorted(RULES.values(), key=lambda rule: families.index(rule.check.__module__))


def named(names: Collection[str]) -> list[str]:
    """Ids of rules, by their own names or those of their families; none: of all. Raises LookupError for a name that
    is neither.
    """
    ids = [rule.id for rule in rules()]
    for name in names:
        if not any(name in (id_, id_.partition("-")[0]) for id_ in ids):
            raise LookupError(name)
    return [id_ for id_ in ids if not names or {id_, id_.partition("-")[0]} & set(names)]


def check(
    entry: EntryPoint, only: Collection[str] = (), progress: Callable[[str, int, int], None] | None = None
) -> Report:
    """Try every rule, or `only` those with these ids, on an installed plugin. `progress` is told which one comes, how
    many were tried and how many there are; at the end with all of them tried.
    """
    chosen = [rule for rule in rules() if not only or rule.id in only]
    tell = progress or (lambda *_: None)
    logging.disable()  # what a plugin raises, and whom core refuses, is in the report
    try:
        with Subject(entry) as subject:
            outcomes = []
            for number, rule in enumerate(chosen):
                tell(rule.id, number, len(chosen))
                outcomes.append(try_rule(rule, subject))
            tell("", len(chosen), len(chosen))
            return Report(subject.name, _version(subject), tuple(outcomes))
    finally:
        logging.disable(logging.NOTSET)


def try_rule(rule: Rule, subject: Subject) -> Outcome:
    """What comes of one rule; what a plugin raises in it breaks it."""
    try:
        findings = tuple(dict.fromkeys(rule.check(subject)))
    except NotRun as reason:
        return Outcome(rule, NOT_RUN, reason=str(reason), is_hindered=isinstance(reason, Hindered))
    except HookRaised as error:
        return Outcome(rule, BROKEN, (error.finding,))
    except (Exception, SystemExit) as error:  # noqa: BLE001 - a plugin may raise what it likes
        raised = Finding(subject.name, f"raised {in_short(error)}")
        return Outcome(rule, BROKEN, (raised,))
    return Outcome(rule, BROKEN if findings else OK, findings)


def _version(subject: Subject) -> str:
    return subject.distribution.version if subject.distribution else "of no distribution"
