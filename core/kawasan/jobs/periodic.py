"""What is done again and again, by whichever worker comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from kawasan.db import session, utcnow
from kawasan.jobs.models import DailyRun
from kawasan.jobs.work import F, job

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

EVERY_MINUTES = 10
ZONE = ZoneInfo("Asia/Jakarta")
"""Days of the installation begin at midnight of western Indonesia, where most of its people live."""
_names: list[str] = []


def periodic(name: str) -> Callable[[F], F]:
    """Let a function without arguments be called every ten minutes by each worker, for the platform. Where it may run
    once a day only, it asks `first_today`.
    """
    if name not in _names:
        _names.append(name)
    return job(name)


def periodic_names() -> list[str]:
    """All of them."""
    return list(_names)


def first_on(name: str, day: date) -> bool:
    """Whether nobody has done this on that day. Takes the day in the current unit: if that is undone, it is free again,
    and until then another worker waits.
    """
    current = session()
    later = update(DailyRun).where(DailyRun.name == name, DailyRun.day < day).values(day=day)
    if current.scalars(later.returning(DailyRun.name)).one_or_none() is not None:
        return True
    if current.scalar(select(DailyRun.name).where(DailyRun.name == name)) is not None:
        return False
    try:
        with current.begin_nested():
            current.add(DailyRun(name=name, day=day))
    except IntegrityError:  # another worker was the first of all
        return False
    return True


def first_today(name: str) -> bool:
    """The same for the installation's own day."""
    return first_on(name, utcnow().astimezone(ZONE).date())


def last_days(name: str) -> dict[str, date]:
    """When what is called `<name> …` was last done, by its whole name."""
    named = select(DailyRun.name, DailyRun.day).where(DailyRun.name.startswith(f"{name} ", autoescape=True))
    return dict(session().execute(named).all())
