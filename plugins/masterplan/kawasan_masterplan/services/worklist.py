"""What an officer has to report: every program, whether it is theirs, and what is overdue."""

from __future__ import annotations

from dataclasses import dataclass

from kawasan.plugin_api import require_regency
from kawasan_masterplan.services.areas import may_report
from kawasan_masterplan.services.measuring import Reading
from kawasan_masterplan.services.programs import Standing, standings
from kawasan_masterplan.services.progress import Officer, may_enter

REPORT_MONTHS = 3
"""A quarter: what was last reported longer ago is due."""
MONTHS = 12


@dataclass(frozen=True)
class Task:
    """A program as an officer sees it: whether they may report it, what of theirs was reported last, whether more is
    due.
    """

    standing: Standing
    is_mine: bool
    last: Reading | None
    is_due: bool


def worklist(officer: Officer) -> list[Task]:
    """All programs, the officer's own first, and of those the overdue ones."""
    tasks = [_task(standing, officer) for standing in standings(everything=True)]
    return sorted(tasks, key=lambda task: (not task.is_mine, not task.is_due))


def count_due(officer: Officer) -> int:
    """How many reports wait for the officer."""
    return sum(task.is_due for task in worklist(officer))


def _task(standing: Standing, officer: Officer) -> Task:
    program = standing.program
    is_mine = may_enter(program, officer)
    readings = [
        reading for reading in standing.readings
        if not reading.area_code or may_report(officer.area_codes, reading.area_code)
    ]  # fmt: skip
    last = readings[-1] if readings else None
    return Task(standing, is_mine, last, is_mine and standing.live is None and _is_old(last))


def _is_old(reading: Reading | None) -> bool:
    if reading is None:
        return True
    today = require_regency().local_day()
    return (today.year - reading.year) * MONTHS + today.month - reading.month > REPORT_MONTHS
