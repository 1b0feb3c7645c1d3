"""Off means off: a program that a regency has not switched on is not there."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from sqlalchemy import delete

from kawasan.conformance.browsing import Browser
from kawasan.conformance.canaries import CANARIES, WORD
from kawasan.conformance.packaging import REACHES, UNOWNED
from kawasan.conformance.paths import filled, plain
from kawasan.conformance.rules import Finding, rule
from kawasan.conformance.subject import Subject
from kawasan.conformance.world import ADMIN_B, ROLES, B
from kawasan.notices import Notice
from kawasan.tenancy import switch_program

NOT_FOUND = 404
CORE_PAGES = ("/", f"/cari?q={WORD}", "/kelola/", "/kelola/anggota", "/akun", "/masuk")


def switch(subject: Subject, *, on: bool) -> None:
    """The program, at B."""
    with subject.world.within(B):
        switch_program(subject.name, on=on)


@rule(
    "off-routes",
    "With the program off every route is 404",
    why="A regency that does without it answers for nothing of it.",
    mend="Answer all views from the hooks blueprints and api_blueprints; register none on the application.",
)
def check_routes(subject: Subject) -> Iterator[Finding]:
    """Routes that start-up refused, and those that answer anything else, to B's administrator."""
    if UNOWNED in (reason := subject.registry.trouble_of(subject.name)):
        yield Finding(subject.package, reason)
        return
    tables = [table for _, table in subject.tables]
    _ = subject.crawl
    switch(subject, on=False)
    try:
        browser = Browser(subject.world.app, B, ADMIN_B)
        for route in subject.routes:
            for path in {plain(route.rule), *filled(subject.world, route, tables, B)}:
                visits = (browser.ask(method, path) for method in route.methods)
                yield from (Finding(v.where, f"answers {v.status}") for v in visits if v.status != NOT_FOUND)
    finally:
        switch(subject, on=True)


@rule(
    "off-hooks",
    "With the program off nothing of it appears, and nothing of it runs",
    why="Its code in the pages of others makes them slower and breaks with it, in regencies that never asked for it.",
    mend="Contribute through hooks; leave before_app_request and the like alone.",
)
def check_hooks(subject: Subject) -> Iterator[Finding]:
    """What start-up refused for all pages, what core's pages at B show of it, and what of it runs for them. Filters
    for templates run where they are used alone.
    """
    if REACHES in (reason := subject.registry.trouble_of(subject.name)):
        yield Finding(subject.package, reason)
        return
    _ = subject.crawl
    switch(subject, on=False)
    _forget_notices(subject)
    try:
        with _running(subject.folder) as ran:
            yield from _shown(subject)
        yield from (Finding(where, "runs on core's pages") for where in sorted(ran))
    finally:
        switch(subject, on=True)


def _shown(subject: Subject) -> Iterator[Finding]:
    prefix = subject.plugin.program.prefix
    for who in ROLES[B]:
        browser = Browser(subject.world.app, B, who)
        for visit in (browser.ask("GET", path) for path in CORE_PAGES):
            if CANARIES[B] in visit.text or f'="/{B}{prefix}/' in visit.text:
                yield Finding(visit.where, "shows something of it")


def _forget_notices(subject: Subject) -> None:
    """What people at B were told stays theirs, whatever is switched off."""
    with subject.world.within(B) as session:
        session.execute(delete(Notice))


@contextmanager
def _running(folder: Path) -> Iterator[set[str]]:
    """Its functions and templates that are run in the block, in this thread."""
    found: set[str] = set()
    inside, before = f"{folder}{os.sep}", sys.getprofile()

    def look(frame: FrameType, event: str, _: Any) -> None:
        code = frame.f_code
        if event == "call" and code.co_filename.startswith(inside) and code.co_name != "<module>":
            found.add(f"{Path(code.co_filename).relative_to(folder.parent).as_posix()}:{code.co_name}")

    sys.setprofile(look)
    try:
        yield found
    finally:
        sys.setprofile(before)
