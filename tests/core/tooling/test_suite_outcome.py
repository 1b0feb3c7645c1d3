"""The closing line of `make test` is read by people and programs: it must not say more than was seen."""

from pathlib import Path

import pytest

from suite_outcome import Outcome, read_outcome, summary, totals

pytestmark = pytest.mark.once

PASSED = '<testcase classname="a" name="one"/>'
FAILED = '<testcase classname="a" name="two"><failure message="no"/></testcase>'
ERRORED = '<testcase classname="a" name="three"><error message="no"/></testcase>'
SKIPPED = '<testcase classname="a" name="four"><skipped type="pytest.skip" message="no chromium"/></testcase>'


@pytest.fixture
def junit(tmp_path: Path) -> Path:
    return tmp_path / "results.xml"


def write(path: Path, *cases: str) -> None:
    path.write_text(f"<testsuites><testsuite>{''.join(cases)}</testsuite></testsuites>")


def test_passed_tests_are_counted(junit: Path) -> None:
    write(junit, PASSED, PASSED)
    outcome = read_outcome("sqlite", junit, 0)
    assert outcome.sentence == "sqlite: 2 passed"
    assert not outcome.is_failure(everything_required=True)


def test_failures_and_errors_are_failed(junit: Path) -> None:
    write(junit, PASSED, FAILED, ERRORED)
    outcome = read_outcome("sqlite", junit, 1)
    assert outcome.sentence == "sqlite: 1 passed 2 failed"
    assert outcome.is_failure(everything_required=False)


def test_a_skip_is_named_and_fails_only_where_everything_is_required(junit: Path) -> None:
    write(junit, PASSED, SKIPPED)
    outcome = read_outcome("browser", junit, 0)
    assert outcome.skips == ("a.four: no chromium",)
    assert not outcome.is_failure(everything_required=False)
    assert outcome.is_failure(everything_required=True)


def test_a_crash_is_a_failure_even_if_every_counted_test_passed(junit: Path) -> None:
    write(junit, PASSED)
    outcome = read_outcome("sqlite", junit, 3)
    assert outcome.sentence == "sqlite: 1 passed (pytest stopped with exit code 3)"
    assert outcome.is_failure(everything_required=False)


def test_no_results_are_a_failure(junit: Path) -> None:
    assert read_outcome("sqlite", junit, 4).is_failure(everything_required=False)


def test_a_suite_without_tests_did_not_run(junit: Path) -> None:
    outcome = read_outcome("browser", junit, 5)
    assert outcome.sentence == "browser: not run (it has no tests)"
    assert outcome.is_failure(everything_required=True)


def test_summary_names_every_suite_and_counts_skips() -> None:
    outcomes = [
        Outcome("sqlite", passed=412),
        Outcome("postgresql", not_run="no initdb found"),
        Outcome("browser", passed=31, failed=1, skips=("a: b",)),
    ]
    line = "sqlite: 412 passed, postgresql: not run (no initdb found), browser: 31 passed 1 failed, skipped: 1"
    assert summary(outcomes) == line
    assert totals(outcomes) == "443 passed, 1 failed, 2 skipped"
