"""The hook `new_day`: once on each calendar day of a regency, for each program that is on there, as a job of its own.

So one that raises is tried again by itself and then shown to the operator, and undoes nothing of the others.
"""

from __future__ import annotations

from datetime import date

from kawasan.db import own_unit
from kawasan.jobs import enqueue, first_on, job, last_days, periodic
from kawasan.plugins import registry
from kawasan.tenancy import RegencyRef, all_regencies, require_regency

HOOK = "new_day"
NAME = "core.new_day"


@periodic("core.begin_days")
def begin_days() -> None:
    """Leave a job behind for each program whose regency's day has turned since it was last called."""
    done, programs = last_days(NAME), registry().implementers(HOOK)
    for regency in all_regencies():
        late = [program for program in programs if _is_late(done.get(_key(regency, program)), program, regency)]
        if late:
            _begin(regency, late, done)


@job(NAME)
def call_program(program: str, since: str | None) -> None:
    """Call it, unless it was switched off meanwhile. What it raises lets the job be tried again."""
    regency = require_regency()
    if program in regency.programs:
        registry().ask(program, HOOK, regency=regency, since=None if since is None else date.fromisoformat(since))


def _begin(regency: RegencyRef, programs: list[str], done: dict[str, date]) -> None:
    with own_unit(regency):
        for program in programs:
            key = _key(regency, program)
            if first_on(key, regency.local_day()):
                since = done.get(key)
                enqueue(call_program, program=program, since=None if since is None else since.isoformat())


def _is_late(last: date | None, program: str, regency: RegencyRef) -> bool:
    return program in regency.programs and (last is None or last < regency.local_day())


def _key(regency: RegencyRef, program: str) -> str:
    return f"{NAME} {regency.id} {program}"
