"""Calling into a plugin so that only it suffers from its faults, and taking it out when they go on."""

from __future__ import annotations

import logging
import threading
from collections import Counter
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import g, has_request_context

from kawasan.db import may_write, regency_scope, rollback, savepoint, session
from kawasan.plugins.blame import own_lines, said, where
from kawasan.plugins.deadline import Deadlines, Overdue
from kawasan.plugins.hook_costs import Costs
from kawasan.plugins.hookspecs import UNHURRIED
from kawasan.tenancy import quarantine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kawasan.tenancy import RegencyRef

log = logging.getLogger("kawasan.plugins")
FAILURES_UNTIL_QUARANTINE = 5
ANY_HOOK = ""
"""Failures in a row are counted over all hooks of a plugin together, but for each of its pages alone."""


@dataclass(frozen=True)
class Fault:
    """What a plugin did that has still to be written down."""

    plugin: str
    regency_id: int
    text: str
    was_late: bool


class Guard:
    """The faults of this process, per plugin and regency. What is to outlast it waits for `write`."""

    def __init__(self, seconds: float) -> None:
        """`seconds` that a call may take; 0: any."""
        self.deadlines = Deadlines(seconds)
        self.costs = Costs()
        self._failures: Counter[tuple[str, int, str]] = Counter()
        self._waiting: list[Fault] = []
        self._lock = threading.Lock()
        self._writing = threading.Lock()

    @contextmanager
    def around(self, name: str, hook: str, regency: RegencyRef) -> Iterator[None]:
        """One call: in a savepoint where the unit may write, within its time where a page waits, its cost counted."""

        def late() -> None:
            self._note(Fault(name, regency.id, f"{hook} took longer than {self.deadlines.seconds:g} s", was_late=True))

        with ExitStack() as stack:
            stack.enter_context(self.costs.counted(name, hook))
            if may_write() and session().is_active:  # not where the unit is lost already, and only its answer is made
                stack.enter_context(savepoint())
            if has_request_context() and hook not in UNHURRIED:
                stack.enter_context(self.deadlines.limit(late))
            yield
        self._failures.pop((name, regency.id, ANY_HOOK), None)

    def contain(
        self, name: str, hook: str, regency: RegencyRef, error: BaseException, folder: Path, line: str = ""
    ) -> str:
        """Note that a plugin raised in `hook` (or in what it handed over there): its contribution alone is lost.
        Answers what is said of it; `line` is where the hook begins, for what no line of the plugin's own raised.
        """
        text = f"{hook}{said(error)}{where(error, folder) or line}"
        failures = self._count((name, regency.id, ANY_HOOK))
        g.kawasan_incomplete = True  # so that no cache keeps the page without it
        exc_info = own_lines(error, folder) or error
        log.error("plugin %s: %s, for %s (%d in a row)", name, text, regency.slug, failures, exc_info=exc_info)
        if not isinstance(error, Overdue) and failures >= FAILURES_UNTIL_QUARANTINE:
            self._note(Fault(name, regency.id, text, was_late=False))
        if not may_write():
            rollback()  # the transaction may be unusable now; the page's own reads start a new one
        return text

    def page_raised(self, name: str, endpoint: str, regency: RegencyRef, text: str) -> None:
        """Note that a page raised which takes nothing from whoever asks: it does so for everybody."""
        if self._count((name, regency.id, endpoint)) >= FAILURES_UNTIL_QUARANTINE:
            self._note(Fault(name, regency.id, text, was_late=False))

    def page_answered(self, name: str, endpoint: str, regency: RegencyRef) -> None:
        """Forget that it raised."""
        self._failures.pop((name, regency.id, endpoint), None)

    def is_quarantined(self, name: str, regency: RegencyRef) -> bool:
        """Whether a plugin's hooks are not called in this regency, because they failed again and again."""
        if name in regency.quarantined:
            return True
        waiting = [fault for fault in self._waiting if (fault.plugin, fault.regency_id) == (name, regency.id)]
        return any(not fault.was_late for fault in waiting)

    def write(self) -> None:
        """Write down what waits; called when a request is over and holds no lock any more. One thread does it, so that
        a fault counts once; what is noted meanwhile it writes too, or the next request.
        """
        if self._waiting and self._writing.acquire(blocking=False):
            try:
                self._write_faults()
            finally:
                self._writing.release()
        if self.costs.is_due():
            self._write_costs()

    def _write_faults(self) -> None:
        while self._waiting:
            fault = self._waiting[0]
            try:
                with regency_scope(None):
                    quarantine(fault.regency_id, fault.plugin, fault.text, was_late=fault.was_late)
            except Exception:
                log.exception("the fault of %s could not be written down", fault.plugin)
                return
            with self._lock:
                self._waiting.remove(fault)
                for key in [key for key in self._failures if key[:2] == (fault.plugin, fault.regency_id)]:
                    del self._failures[key]
            log.error("%s is in quarantine or was late for regency %d: %s", fault.plugin, fault.regency_id, fault.text)

    def _write_costs(self) -> None:
        try:
            self.costs.write()
        except Exception:  # the page is done: it is not lost for a sum
            log.exception("what hooks cost could not be written down")

    def forget(self) -> None:
        """Begin anew, as after a restart."""
        self._failures.clear()
        self._waiting.clear()

    def _count(self, key: tuple[str, int, str]) -> int:
        self._failures[key] += 1
        return self._failures[key]

    def _note(self, fault: Fault) -> None:
        with self._lock:
            if fault.was_late or fault not in self._waiting:
                self._waiting.append(fault)
