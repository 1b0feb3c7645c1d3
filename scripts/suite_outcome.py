"""What a suite of tests came to, read from pytest's JUnit file, and the sentence that sums all suites up."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

NO_TESTS = 5  # pytest's exit code when nothing was collected
TESTS_FAILED = 1


@dataclass(frozen=True)
class Outcome:
    """Counts of one suite. `not_run` says why it did not run at all, `broken` why the counts are not all."""

    name: str
    passed: int = 0
    failed: int = 0
    skips: tuple[str, ...] = field(default=())  # "test: reason", one per skipped test
    not_run: str | None = None
    broken: str | None = None

    @property
    def sentence(self) -> str:
        if self.not_run is not None:
            return f"{self.name}: not run ({self.not_run})"
        counts = f"{self.name}: {self.passed} passed"
        if self.failed:
            counts += f" {self.failed} failed"
        return counts if self.broken is None else f"{counts} ({self.broken})"

    def is_failure(self, *, everything_required: bool) -> bool:
        """Whether the run as a whole must fail because of this suite; a part left out counts only where required."""
        left_out = self.not_run is not None or bool(self.skips)
        return self.failed > 0 or self.broken is not None or (everything_required and left_out)


def read_outcome(name: str, junit: Path, exit_code: int) -> Outcome:
    """The outcome of a pytest run that wrote `junit` (JUnit XML) and ended with `exit_code`."""
    if exit_code == NO_TESTS:
        return Outcome(name, not_run="it has no tests")
    if not junit.exists():
        return Outcome(name, broken=f"pytest stopped with exit code {exit_code} and no results")
    cases = list(ET.parse(junit).iter("testcase"))  # noqa: S314  # written by our own pytest a moment ago
    failed = sum(case.find("failure") is not None or case.find("error") is not None for case in cases)
    skips = tuple(_skip(case, reason) for case in cases if (reason := case.find("skipped")) is not None)
    unexplained = exit_code not in {0, TESTS_FAILED} or (exit_code != 0 and not failed)
    broken = f"pytest stopped with exit code {exit_code}" if unexplained else None
    return Outcome(name, len(cases) - failed - len(skips), failed, skips, broken=broken)


def _skip(case: ET.Element, reason: ET.Element) -> str:
    return f"{case.get('classname')}.{case.get('name')}: {reason.get('message')}"


def summary(outcomes: Sequence[Outcome]) -> str:
    """`sqlite: 412 passed, postgresql: 398 passed 2 failed, browser: not run (no chromium found), skipped: 0`."""
    skipped = sum(len(outcome.skips) for outcome in outcomes)
    return ", ".join([*(outcome.sentence for outcome in outcomes), f"skipped: {skipped}"])


def totals(outcomes: Sequence[Outcome]) -> str:
    """The same as plain totals, `841 passed, 2 failed, 0 skipped`; a suite that broke or was left out counts as one."""
    passed = sum(outcome.passed for outcome in outcomes)
    failed = sum(outcome.failed + (outcome.broken is not None) for outcome in outcomes)
    skipped = sum(len(outcome.skips) + (outcome.not_run is not None) for outcome in outcomes)
    return f"{passed} passed, {failed} failed, {skipped} skipped"
