"""What the plugin costs: queries, bytes, and the start of each server process."""

from __future__ import annotations

import math
import os
import subprocess
import sys
import zlib
from collections import Counter
from collections.abc import Iterator

from kawasan.conformance.browsing import Visit
from kawasan.conformance.rules import Finding, Hindered, rule
from kawasan.conformance.subject import Subject

MOST_QUERIES = 12
"""A public page's, however many rows there are; tenancy takes one."""
MOST_TIMES = 5
"""One statement's on one page: more is one for each row."""
MOST_SCRIPT_BYTES = 30_000
MOST_STYLE_BYTES = 15_000
"""All scripts and all style sheets of one plugin, each file compressed by itself as it is served."""
MOST_START_PERCENT = 25
"""Of the processor's time that core takes to import, measured beside it: on a slow machine both are slow."""
TRIES = 3
STARTED = """
from time import process_time
begun = process_time()
import kawasan.app
core = process_time()
import {module}
print(100 * (process_time() - core) / (core - begun))
"""


@rule(
    "cost-queries",
    "No number of queries grows with rows",
    why="What is quick with ten rows is down with ten thousand.",
    mend="Use joinedload or selectinload for what is shown beside a row; read lists with explicit columns, by pages.",
)
def check_queries(subject: Subject) -> Iterator[Finding]:
    """Pages that send one statement again and again; public ones that send more than 12."""
    public = {route.rule.endpoint for route in subject.routes if route.access.kind == "public"}
    visits = [*subject.crawl.own(subject.crawl.at_a), *subject.crawl.grown]
    seen = {(v.endpoint, what): v.where for v in visits for what in _dear(v, public)}
    yield from (Finding(where, what) for (_, what), where in seen.items())


def _dear(visit: Visit, public: set[str]) -> Iterator[str]:
    for statement, times in Counter(visit.statements).items():
        if times > MOST_TIMES:
            yield f"sends a statement {times} times: {' '.join(statement.split())[:120]}"
    if visit.who is None and visit.endpoint in public and len(visit.statements) > MOST_QUERIES:
        yield f"sends {len(visit.statements)} queries"


def _weight(subject: Subject, *endings: str) -> int:
    return sum(len(zlib.compress(text.encode())) for path, text in subject.sources(*endings) if "static" in path.parts)


@rule(
    "cost-scripts",
    f"All scripts together weigh at most {MOST_SCRIPT_BYTES // 1000} kB",
    why="A cheap phone on a poor network reads each byte for the first time.",
    mend="Leave libraries out; write what a page needs into a module of its own.",
    is_quick=True,
)
def check_scripts(subject: Subject) -> Iterator[Finding]:
    """Their compressed bytes."""
    if (weight := _weight(subject, ".js", ".mjs")) > MOST_SCRIPT_BYTES:
        yield Finding(f"static/{subject.name}", f"scripts weigh {weight:,} bytes compressed")


@rule(
    "cost-styles",
    f"All style sheets together weigh at most {MOST_STYLE_BYTES // 1000} kB",
    why="The page stays white until they are there.",
    mend="Use the classes of ui/; a program adds what it alone has.",
    is_quick=True,
)
def check_styles(subject: Subject) -> Iterator[Finding]:
    """Their compressed bytes."""
    if (weight := _weight(subject, ".css")) > MOST_STYLE_BYTES:
        yield Finding(f"static/{subject.name}", f"style sheets weigh {weight:,} bytes compressed")


@rule(
    "cost-start",
    f"Importing it takes at most {MOST_START_PERCENT} % of what core takes",
    why="Each server process, each command and each worker imports it.",
    mend="Import a heavy library in the function that needs it, with the reason in a comment.",
)
def check_start(subject: Subject) -> Iterator[Finding]:
    """The best of up to three, each in a process of its own."""
    least = math.inf
    for _ in range(TRIES):
        least = min(least, _start_percent(subject))
        if least <= MOST_START_PERCENT:
            return
    yield Finding(subject.entry.module, f"takes {least:.0f} %")


def _start_percent(subject: Subject) -> float:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(subject.folder.parent), *filter(None, sys.path)])}
    command = [sys.executable, "-c", STARTED.format(module=subject.entry.module)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    if done.returncode:
        said = done.stderr.strip().splitlines() or [f"it ends the process with {done.returncode}"]
        raise Hindered(f"it cannot be imported alone: {said[-1]}")
    return float(done.stdout.split()[-1])
