"""What the plugin answers to core, and what it lets administrators set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from kawasan.conformance.isolation import answers
from kawasan.conformance.packaging import OF_HOOKS
from kawasan.conformance.raising import placed
from kawasan.conformance.rules import Finding, NotRun, rule
from kawasan.conformance.subject import Subject
from kawasan.conformance.world import A
from kawasan.plugins import SettingInfo, describe

TYPES = (bool, int, str)


@rule(
    "hooks-known",
    "Every hook it implements is one that somebody calls, with arguments that are given",
    why="A misspelt hook is silent for ever.",
    mend="Take name and arguments from docs/plugins/guide.md; mark another plugin's hook optionalhook=True.",
    is_quick=True,
)
def check_known(subject: Subject) -> Iterator[Finding]:
    """Why the registry set it aside."""
    reason = subject.registry.trouble_of(subject.name)
    if any(said in reason for said in OF_HOOKS):
        yield Finding(subject.package, reason)


@rule(
    "hooks-answer",
    "No hook raises, on rows as people write them",
    why="Its part of the front page, the desk or the search is lost, and after five times the plugin is in quarantine.",
    mend="Handle what the finding names; offer an empty list where there is nothing to show.",
)
def check_answers(subject: Subject) -> Iterator[Finding]:
    """What was raised in the crawl, and when each was asked."""
    try:
        crawl = subject.crawl
    except NotRun:
        if subject.raised is None:
            raise
        yield subject.raised.finding
        return
    _ = crawl.at_b, crawl.hostile, list(answers(subject, A))
    if reason := subject.registry.trouble_of(subject.name):
        yield placed(reason, subject.folder)


@rule(
    "settings-described",
    "Settings are typed, described in both languages, and within bounds",
    why="Administrators see a form made from them, and a number without a lower bound is one day negative.",
    mend="Make each by setting(default, label, …) in a frozen dataclass; give numbers a minimum.",
    is_quick=True,
)
def check_settings(subject: Subject) -> Iterator[Finding]:
    """What is missing in the class."""
    kind = subject.plugin.settings
    if kind is None:
        return
    if not is_dataclass(kind) or not kind.__dataclass_params__.frozen or not fields(kind):  # type: ignore[attr-defined]  # where dataclasses keeps it
        yield Finding(kind.__name__, "is no frozen dataclass with fields")
        return
    for name, python_type, default, info in describe(kind):
        yield from (Finding(f"{kind.__name__}.{name}", what) for what in _wrong(python_type, default, info))


def _wrong(kind: type[Any], default: Any, info: SettingInfo) -> Iterator[str]:
    if kind not in TYPES:
        yield f"is a {kind.__name__}"
    if not (info.label.id and info.label.en):
        yield "lacks a label in both languages"
    for text in (info.help, info.unit, *(label for _, label in info.choices)):
        if bool(text.id) != bool(text.en):
            yield f"{text.id or text.en!r} is in one language"
    if kind is int and (info.minimum is None or not info.minimum <= default <= (info.maximum or default)):
        yield "has no minimum, or a default out of bounds"
    if info.choices and default not in dict(info.choices):
        yield f"the default {default!r} is not among its choices"
