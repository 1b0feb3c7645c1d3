"""What stands in the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from kawasan.conformance.rules import Finding, rule
from kawasan.conformance.subject import Subject

ENDINGS = (".py", ".html", ".po", ".scss", ".js", ".mjs", ".json", ".mako", ".css")
API = "kawasan.plugin_api"
RAW = re.compile(r"\b(create_engine|raw_connection|exec_driver_sql|get_bind|db\.engine)\b(?! import)")
CLOCKS = frozenset(
    [f"datetime.datetime.{name}" for name in ("now", "utcnow", "today")]
    + ["datetime.date.today"]
    + [f"time.{name}" for name in ("time", "time_ns", "localtime", "gmtime")]
    + [f"sqlalchemy.func.{name}" for name in ("now", "current_timestamp", "current_date", "current_time", "localtime",
                                              "localtimestamp", "clock_timestamp", "statement_timestamp")]
)  # fmt: skip
COMMIT = re.compile(r"\.commit\(\)")
LEFT = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")


def lines(files: Iterable[tuple[Path, str]], pattern: re.Pattern[str]) -> Iterator[tuple[Path, int, str]]:
    """File, number and match of each line where the pattern is found."""
    for path, text in files:
        for number, line in enumerate(text.splitlines(), 1):
            if found := pattern.search(line):
                yield path, number, found[0]


def trees(subject: Subject) -> Iterator[tuple[Path, ast.Module]]:
    """Its modules, parsed."""
    for path, text in subject.sources(".py"):
        yield path, ast.parse(text)


def _found(subject: Subject, pattern: re.Pattern[str]) -> Iterator[Finding]:
    for path, number, match in lines(subject.sources(*ENDINGS), pattern):
        yield Finding(f"{subject.shown(path)}:{number}", match)


@rule(
    "source-public-api",
    "Of kawasan it imports kawasan.plugin_api alone, and nothing of other plugins",
    why="Everything else changes without notice, and another plugin may be missing.",
    mend="Import the name from kawasan.plugin_api; talk to other plugins through hooks.",
    is_quick=True,
)
def check_imports(subject: Subject) -> Iterator[Finding]:
    """Imports of core's other modules and of other plugins."""
    for path, tree in trees(subject):
        for line, name in _imports(tree):
            if _is_foreign(name, subject.package):
                yield Finding(f"{subject.shown(path)}:{line}", name)


def _imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            module = node.module or ""
            whole = module == "kawasan"  # `from kawasan import plugin_api`
            yield from ((node.lineno, f"{module}.{alias.name}" if whole else module) for alias in node.names)


def _is_foreign(name: str, package: str) -> bool:
    first = name.partition(".")[0]
    if first == "kawasan":
        return name != API
    return first.startswith("kawasan_") and first != package


@rule(
    "source-session-only",
    "It reaches the database through session() alone",
    why="Whoever opens the engine is past the wall between regencies; on SQLite there is no second one.",
    mend="Read and write mapped classes through session().",
    is_quick=True,
)
def check_engine(subject: Subject) -> Iterator[Finding]:
    """Where the raw engine is opened."""
    yield from _found(subject, RAW)


@rule(
    "source-never-commits",
    "It never commits",
    why="Core commits once, when the answer is good: a commit in between keeps half of what was to be undone.",
    mend="Leave it out; what must come after goes through after_commit(…).",
    is_quick=True,
)
def check_commits(subject: Subject) -> Iterator[Finding]:
    """Where it does."""
    yield from _found(subject, COMMIT)


@rule(
    "source-clock",
    "It asks utcnow() for the time",
    why="Only that clock is aware of its zone, and can be stopped by a test.",
    mend="Use utcnow(), and the regency's local_now() and local_day().",
    is_quick=True,
)
def check_clock(subject: Subject) -> Iterator[Finding]:
    """Where another is asked."""
    for path, tree in trees(subject):
        for line, name in _named(tree):
            if name.replace("sqlalchemy.sql.", "sqlalchemy.") in CLOCKS:
                yield Finding(f"{subject.shown(path)}:{line}", name)


def _named(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and whole name of everything that is taken from an imported module."""
    whole: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            whole |= {
                a.asname or a.name.partition(".")[0]: a.name if a.asname else a.name.partition(".")[0]
                for a in node.names
            }
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            whole |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name):
            first, _, rest = ast.unparse(node).partition(".")
            if first in whole:
                yield node.lineno, f"{whole[first]}.{rest}".rstrip(".")


@rule(
    "source-finished",
    "Nothing is left to do in it",
    why="Who installs a plugin takes it as it is.",
    mend="Do it, or write it into your list of issues.",
    is_quick=True,
)
def check_finished(subject: Subject) -> Iterator[Finding]:
    """Notes to oneself."""
    yield from _found(subject, LEFT)
