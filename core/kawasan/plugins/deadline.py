"""A time limit on calls into plugins: who runs over it is interrupted, so that one plugin delays one page."""

from __future__ import annotations

import ctypes
import os
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LOOKS_PER_LIMIT = 4
LONGEST_PAUSE_SECONDS = 0.25
MOST_INTERRUPTS = 10
"""Python swallows one that arrives in a finaliser or a callback of a weak reference, so a call that goes on gets
another; one that swallows all of them cannot be stopped.
"""


class Overdue(BaseException):
    """Raised in a call that took longer than it may. No `Exception`: a plugin that catches those goes on hanging."""


@dataclass(eq=False)
class _Call:
    begun: float
    until: float
    tell: Callable[[], None]
    interrupts: int = 0


class Deadlines:
    """The calls of this process that run now, and a thread of its own that looks at them.

    A call that computes or waits in Python is interrupted. One that waits within the operating system goes on until
    that answers; it is told of all the same, so that nobody begins another. While a call waits for one that it made
    into another plugin, its own time stands: it is not to blame for what that takes.
    """

    def __init__(self, seconds: float) -> None:
        """`seconds` that a call may take; 0: any."""
        self.seconds = seconds
        self._calls: dict[int, list[_Call]] = {}  # of each thread, innermost last
        self._lock = threading.Lock()
        self._watched_in = 0

    @contextmanager
    def limit(self, tell: Callable[[], None]) -> Iterator[None]:
        """What runs within may take so long; then `tell` is called, in another thread, and Overdue raised here."""
        if not self.seconds:
            yield
            return
        begun = time.monotonic()
        call = _Call(begun, begun + self.seconds, tell)
        with self._lock:
            self._watch()
            self._calls.setdefault(threading.get_ident(), []).append(call)
        try:
            try:
                yield
            finally:
                self._end(call)
        except Overdue:
            self._end(call)  # it may have arrived in the midst of that
            raise

    def _end(self, call: _Call) -> None:
        thread = threading.get_ident()
        with self._lock:
            if call.interrupts:  # it ended by itself at the last moment: nothing may arrive any more
                _raise_in(thread, None)
            calls = self._calls.get(thread, [])
            if call not in calls:
                return
            calls.remove(call)
            if calls:
                calls[-1].until += time.monotonic() - call.begun
            else:
                del self._calls[thread]

    def _watch(self) -> None:
        # Threads do not survive a fork, and servers fork.
        if self._watched_in != os.getpid():
            self._watched_in = os.getpid()
            threading.Thread(target=self._look, name="kawasan deadlines", daemon=True).start()

    def _look(self) -> None:
        while True:
            time.sleep(min(self.seconds / LOOKS_PER_LIMIT, LONGEST_PAUSE_SECONDS))
            with self._lock:
                now = time.monotonic()
                for thread, calls in self._calls.items():
                    if calls[-1].until < now and calls[-1].interrupts < MOST_INTERRUPTS:
                        self._interrupt(thread, calls[-1], now)

    def _interrupt(self, thread: int, call: _Call, now: float) -> None:
        if not call.interrupts:
            call.tell()
        call.interrupts, call.until = call.interrupts + 1, now + self.seconds
        _raise_in(thread, Overdue)


def _raise_in(thread: int, error: type[BaseException] | None) -> None:
    """Python's own way to stop another thread; None takes back what has not arrived."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(error) if error else None)
