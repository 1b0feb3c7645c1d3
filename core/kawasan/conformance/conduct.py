"""What its code does past the portal's own ways, while all of it is asked for: no page shows any of it."""

from __future__ import annotations

from collections.abc import Iterator

from kawasan.conformance.rules import Finding, NotRun, rule
from kawasan.conformance.subject import Subject
from kawasan.conformance.watching import FILES, HOSTS, THREADS


def _seen(subject: Subject, kind: str) -> Iterator[Finding]:
    _ = subject.crawl.days
    yield from (Finding(where, what) for one, where, what in subject.watch.seen if one == kind)


@rule(
    "conduct-threads",
    "It starts no thread and no program",
    why="Work that runs beside the request is bound to no regency, and nobody sees it fail.",
    mend="Use after_commit(…) for what follows a change, and the hook new_day for what is done daily.",
)
def check_threads(subject: Subject) -> Iterator[Finding]:
    """Where it did, in the crawl, in forms and on a new day."""
    yield from _seen(subject, THREADS)


@rule(
    "conduct-hosts",
    "No page and no hook asks another host, but for new_day",
    why="A slow host holds up the server's process, and what is sent there leaves the regency unseen.",
    mend="Ask it in new_day, keep the answer in a table, and say in Program.personal_data what is sent.",
)
def check_hosts(subject: Subject) -> Iterator[Finding]:
    """Where it tried; nothing was sent."""
    yield from _seen(subject, HOSTS)


@rule(
    "conduct-files",
    "It writes no files but photos and temporary ones",
    why="A file beside the database belongs to no regency, is in no backup, and stays when the program is purged.",
    mend="Keep it in a column, or as a photo with save_photo; use tempfile for what is gone after the request.",
)
def check_files(subject: Subject) -> Iterator[Finding]:
    """Which it wrote, moved or removed."""
    yield from _seen(subject, FILES)


@rule(
    "hooks-new-day",
    "A new day raises nothing, on rows as people write them",
    why="The worker tries again all day, and what it was to do is left undone: nothing lapses, nobody is reminded.",
    mend="Handle what the finding names; a row may be without what most rows have.",
)
def check_new_day(subject: Subject) -> Iterator[Finding]:
    """What the hook new_day raised."""
    try:
        _ = subject.crawl.days
    except NotRun:
        if subject.raised is not None or subject.crawl.bad_day is None:
            raise
        yield subject.crawl.bad_day.finding


@rule(
    "conduct-finishes",
    "What waits for the commit does not raise",
    why="The commit stands and nobody is told: half of what a button promised is never done.",
    mend="Handle what the finding names; look rows up again, as the unit of work is over.",
)
def check_finishes(subject: Subject) -> Iterator[Finding]:
    """What after_commit(…) was given and raised, with valid forms and on a new day."""
    _ = subject.crawl.days
    yield from (Finding("after_commit", what) for what in subject.world.unfinished)
