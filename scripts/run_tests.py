"""Run the suites one after the other and end with one line that counts them.

    python scripts/run_tests.py [--slow] [--totals] [SUITE ...] [-- PYTEST ARGUMENTS]

Suites are sqlite, postgresql and browser; --slow adds the slow one and the attacks on the walls between regencies.
KAWASAN_TEST_DATABASE_URL names a PostgreSQL database to use in place of a temporary cluster (its user must be allowed
to create databases and roles). With KAWASAN_TEST_REQUIRE_ALL=1 whatever could not run, down to one skipped test, is a
failure.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from kawasan.testing.postgres import PostgresUnavailableError, temporary_cluster
from suite_outcome import Outcome, read_outcome, summary, totals

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / ".test-results"
BROWSER_TESTS = "tests/browser"
WORKERS = "2"  # the suites are measured on two cores; more processes than that wait for each other
LONGEST_SECONDS = 60 * 60  # a suite that hangs ends, and says so; a slow machine is given time
URL_VARIABLE = "KAWASAN_TEST_DATABASE_URL"


def main(arguments: Sequence[str]) -> int:
    options, pytest_arguments = _parse(arguments)
    shutil.rmtree(RESULTS, ignore_errors=True)
    RESULTS.mkdir()
    outcomes = [SUITES[name](pytest_arguments) for name in options.suites]
    for outcome in outcomes:
        for skip in outcome.skips:
            print(f"skipped in {outcome.name}: {skip}")
    print(summary(outcomes))
    if options.totals:
        print(totals(outcomes))
    required = os.environ.get("KAWASAN_TEST_REQUIRE_ALL") == "1"
    return int(any(outcome.is_failure(everything_required=required) for outcome in outcomes))


def _parse(arguments: Sequence[str]) -> tuple[argparse.Namespace, list[str]]:
    split = arguments.index("--") if "--" in arguments else len(arguments)
    parser = argparse.ArgumentParser(description="Run the suites and count them.")
    parser.add_argument("suites", nargs="*", metavar="SUITE", help=", ".join(SUITES))
    parser.add_argument("--slow", action="store_true", help="the slow tests too")
    parser.add_argument("--totals", action="store_true", help="also print 'N passed, N failed, N skipped'")
    options = parser.parse_args(arguments[:split])
    unknown = set(options.suites) - set(SUITES)
    if unknown:
        parser.error(f"no such suite: {', '.join(sorted(unknown))}")
    options.suites = options.suites or [name for name in SUITES if options.slow or name not in LONG]
    return options, list(arguments[split + 1 :])


def sqlite(arguments: Sequence[str]) -> Outcome:
    """Everything but the browser, on SQLite; here run also the tests that have nothing to do with a database."""
    _system_package("redis")
    return _pytest("sqlite", "not slow and not postgresql and not attacks", [f"--ignore={BROWSER_TESTS}", *arguments])


def postgresql(arguments: Sequence[str]) -> Outcome:
    """The same on PostgreSQL: the database that the environment names, else a cluster of our own."""
    return _on_postgresql("postgresql", "not slow and not once and not attacks", arguments)


def attacks_sqlite(arguments: Sequence[str]) -> Outcome:
    """What tries to cross the walls between regencies; SQLite has one of them."""
    return _pytest("attacks-sqlite", "attacks and not postgresql", arguments)


def attacks_postgresql(arguments: Sequence[str]) -> Outcome:
    """The same against both walls and against each alone, and through a pooler."""
    _system_package("pgbouncer")
    return _on_postgresql("attacks-postgresql", "attacks", arguments)


def _on_postgresql(name: str, marks: str, arguments: Sequence[str]) -> Outcome:
    try:
        with _postgresql_address() as url:
            database = {"KAWASAN_TEST_DATABASE": "postgresql", URL_VARIABLE: url}
            return _pytest(name, marks, [f"--ignore={BROWSER_TESTS}", *arguments], database)
    except PostgresUnavailableError as reason:
        return Outcome(name, not_run=str(reason))


@contextmanager
def _postgresql_address() -> Iterator[str]:
    given = os.environ.get(URL_VARIABLE)
    if given:
        yield given
        return
    _system_package("postgresql")
    with temporary_cluster() as url:
        yield url


def browser(arguments: Sequence[str]) -> Outcome:
    """The stories in Chromium, on SQLite."""
    if not _system_package("chromium"):
        return Outcome("browser", not_run="no chromium found")
    return _pytest("browser", "not slow", [BROWSER_TESTS, *arguments])


def slow(arguments: Sequence[str]) -> Outcome:
    """Wheels, import contracts, load: what takes minutes."""
    return _pytest("slow", "slow", arguments)


def slow_postgresql(arguments: Sequence[str]) -> Outcome:
    """Those of them that ask a database, on PostgreSQL."""
    return _on_postgresql("slow-postgresql", "slow and not once and not postgresql", arguments)


SUITES: dict[str, Callable[[Sequence[str]], Outcome]] = {
    "sqlite": sqlite,
    "postgresql": postgresql,
    "browser": browser,
    "slow": slow,
    "slow-postgresql": slow_postgresql,
    "attacks-sqlite": attacks_sqlite,
    "attacks-postgresql": attacks_postgresql,
}
LONG = ("slow", "slow-postgresql", "attacks-sqlite", "attacks-postgresql")


def _system_package(name: str) -> bool:
    """Whether the system has `name`, perhaps only now: the script installs it where it may, else says what to do."""
    return subprocess.run([ROOT / "scripts/system_packages.sh", name], cwd=ROOT, check=False).returncode == 0


def _pytest(name: str, marks: str, arguments: Sequence[str], database: dict[str, str] | None = None) -> Outcome:
    junit = RESULTS / f"{name}.xml"
    workers = ["-n", WORKERS, "--dist=loadgroup"]
    command = [sys.executable, "-m", "pytest", "-q", *workers, "-m", marks, f"--junitxml={junit}", *arguments]
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("KAWASAN_TEST_DATABASE")}
    environment = inherited | {"KAWASAN_TEST_DATABASE": "sqlite"} | (database or {})
    print(f"\n{name}:", flush=True)
    try:
        run = subprocess.run(
            command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, timeout=LONGEST_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return Outcome(name, broken=f"stopped after {LONGEST_SECONDS // 60} minutes")
    return read_outcome(name, junit, run.returncode)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
