"""What hooks cost in real requests: calls, time, queries. Counted in each process, added up in the database."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import BigInteger, String, case, select
from sqlalchemy.orm import Mapped, mapped_column

from kawasan.db import Model, insert_of, queries_so_far, regency_scope, session, utcnow

if TYPE_CHECKING:
    from collections.abc import Iterator


class HookCost(Model):
    """One hook of one plugin, in all processes since `since`. A platform table."""

    __tablename__ = "core_hook_cost"

    plugin: Mapped[str] = mapped_column(String(40), primary_key=True)
    hook: Mapped[str] = mapped_column(String(80), primary_key=True)
    calls: Mapped[int] = mapped_column(BigInteger, default=0)
    microseconds: Mapped[int] = mapped_column(BigInteger, default=0)
    slowest: Mapped[int] = mapped_column(BigInteger, default=0)
    """Microseconds of the slowest call."""
    queries: Mapped[int] = mapped_column(BigInteger, default=0)
    since: Mapped[datetime] = mapped_column(default=utcnow)


@dataclass
class _Sum:
    calls: int = 0
    microseconds: int = 0
    slowest: int = 0
    queries: int = 0


class Costs:
    """What this process has counted and not written yet."""

    def __init__(self, seconds_between_writes: float = 60) -> None:
        self.seconds_between_writes = seconds_between_writes
        self._sums: dict[tuple[str, str], _Sum] = {}
        self._lock = threading.Lock()
        self._written = time.monotonic()

    @contextmanager
    def counted(self, plugin: str, hook: str) -> Iterator[None]:
        """Count what runs within as one call."""
        begun, before = time.perf_counter(), queries_so_far()
        try:
            yield
        finally:
            spent, asked = round((time.perf_counter() - begun) * 1e6), queries_so_far() - before
            with self._lock:
                total = self._sums.setdefault((plugin, hook), _Sum())
                total.calls += 1
                total.microseconds += spent
                total.slowest = max(total.slowest, spent)
                total.queries += asked

    def is_due(self) -> bool:
        """Whether it is time to write."""
        return bool(self._sums) and time.monotonic() - self._written >= self.seconds_between_writes

    def write(self) -> None:
        """Add what was counted to the table, in a unit of its own."""
        with self._lock:
            sums, self._sums, self._written = self._sums, {}, time.monotonic()
        with regency_scope(None):
            for (plugin, hook), total in sorted(sums.items()):
                _add(plugin, hook, vars(total))


def costs() -> list[HookCost]:
    """All that is known, the most costly first."""
    return list(session().scalars(select(HookCost).order_by(HookCost.microseconds.desc())))


def forget_costs() -> None:
    """Begin to count anew."""
    for cost in costs():
        session().delete(cost)


def _add(plugin: str, hook: str, counted: dict[str, Any]) -> None:
    adding = insert_of(HookCost).values(plugin=plugin, hook=hook, since=utcnow(), **counted)
    more = {name: getattr(HookCost, name) + counted[name] for name in ("calls", "microseconds", "queries")}
    more["slowest"] = case((HookCost.slowest > counted["slowest"], HookCost.slowest), else_=counted["slowest"])
    session().execute(adding.on_conflict_do_update(index_elements=["plugin", "hook"], set_=more))
