"""What came of a check: for people, and for machines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, Final

from kawasan import __version__
from kawasan.conformance.rules import Finding, Rule

OK: Final = "ok"
BROKEN: Final = "broken"
NOT_RUN: Final = "not run"
MOST_SHOWN = 10
"""Findings of one rule that people are shown; the JSON has all."""


@dataclass(frozen=True)
class Outcome:
    """What came of one rule. `reason`: why it was not run; `is_hindered`: because of the plugin itself."""

    rule: Rule
    state: str
    findings: tuple[Finding, ...] = ()
    reason: str = ""
    is_hindered: bool = False


@dataclass(frozen=True)
class Report:
    """What came of all rules."""

    plugin: str
    version: str
    outcomes: tuple[Outcome, ...]

    @property
    def passed(self) -> bool:
        """Whether no rule is broken, and none was left because of the plugin."""
        return not self.broken and not any(outcome.is_hindered for outcome in self.outcomes)

    @property
    def broken(self) -> list[str]:
        """The ids of the rules that are."""
        return [outcome.rule.id for outcome in self.outcomes if outcome.state == BROKEN]

    def as_json(self) -> str:
        """The report as a JSON document."""
        rules = [_as_values(outcome) for outcome in self.outcomes]
        known = {"plugin": self.plugin, "version": self.version, "kawasan": __version__}
        return json.dumps(known | {"passed": self.passed, "rules": rules}, ensure_ascii=False, indent=2)

    def as_text(self) -> str:
        """The report as lines."""
        lines = [line for outcome in self.outcomes for line in _as_lines(outcome)]
        return "\n".join(
            [f"{self.plugin} {self.version}, by the rules of kawasan {__version__}", "", *lines, *self._sum()]
        )

    def _sum(self) -> Iterator[str]:
        count = {state: sum(o.state == state for o in self.outcomes) for state in (OK, BROKEN, NOT_RUN)}
        yield ""
        yield f"{count[OK]} rules kept, {count[BROKEN]} broken, {count[NOT_RUN]} not run."
        if reason := next((o.reason for o in self.outcomes if o.is_hindered), ""):
            yield f"It does not pass: {reason.removesuffix('.')}."


def _as_values(outcome: Outcome) -> dict[str, Any]:
    rule = outcome.rule
    said = {"id": rule.id, "title": rule.title, "state": outcome.state, "why": rule.why, "mend": rule.mend}
    findings = [asdict(finding) for finding in outcome.findings]
    return said | {"findings": findings, "reason": outcome.reason}


def _as_lines(outcome: Outcome) -> Iterator[str]:
    because = f" ({outcome.reason})" if outcome.reason else ""
    yield f"{outcome.state:8} {outcome.rule.id}: {outcome.rule.title}{because}"
    if outcome.state != BROKEN:
        return
    for finding in outcome.findings[:MOST_SHOWN]:
        yield f"           {finding.where}: {finding.what}"
    if (more := len(outcome.findings) - MOST_SHOWN) > 0:
        yield f"           … and {more} more"
    yield f"         Why: {outcome.rule.why}"
    yield f"         Mend: {outcome.rule.mend}"
