"""What a plugin's code does past the portal: threads, programs, files and other hosts, as Python's audit events tell.

An event is the plugin's where its frame is nearer than one of core's: a photo that core saves for it is core's file.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread
from types import FrameType
from typing import Any, Final

THREADS: Final = "threads"
FILES: Final = "files"
HOSTS: Final = "hosts"
THREAD: Final = "threading.Thread.start"
"""No audit event of every Python that we support, so it is heard by itself."""
STARTS = frozenset({"subprocess.Popen", "os.system", "os.fork", "os.forkpty", "os.posix_spawn", "os.exec", THREAD})
ASKS = frozenset({"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"})
CHANGES = frozenset({"open", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.link", "os.symlink"})
KINDS = dict.fromkeys(STARTS, THREADS) | dict.fromkeys(ASKS, HOSTS) | dict.fromkeys(CHANGES, FILES)
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
PASSING = frozenset({"tempfile", "importlib._bootstrap", "importlib._bootstrap_external"})
"""Modules whose files are nobody's: temporary ones, and compiled code."""


@dataclass
class Watch:
    """Of one package. `seen`: kind, where in its code, and what."""

    package: str
    seen: list[tuple[str, str, str]] = field(default_factory=list)
    is_open: bool = True
    """Whether asking other hosts is seen too, and refused."""

    def look(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Write an event down that is the plugin's. Raises ConnectionRefusedError for one that asks another host."""
        kind = KINDS[event]
        if kind == FILES and not _writes(event, arguments):
            return
        if kind == HOSTS and not self.is_open:
            return
        frame = _nearest(sys._getframe(2), self.package, stop=PASSING if kind == FILES else frozenset())  # noqa: SLF001 - no other way to ask who calls
        if frame is None:
            return
        where = f"{frame.f_globals['__name__']}:{frame.f_lineno}"
        self.seen.append((kind, where, f"{event} {_shown(arguments)}".strip()))
        if kind == HOSTS:
            raise ConnectionRefusedError("no other host is asked while a plugin is checked")


_watches: list[Watch] = []
_hooked: list[bool] = []


@contextmanager
def watched(package: str) -> Iterator[Watch]:
    """Watch a package while the block runs."""
    if not _hooked:
        _hooked.append(True)
        sys.addaudithook(_heard)  # it stays as long as the process: Python has no way to take it off
    watch, start = Watch(package), Thread.start

    def start_seen(thread: Thread) -> None:
        _heard(THREAD, (thread.name,))
        start(thread)

    _watches.append(watch)
    Thread.start = start_seen  # type: ignore[method-assign,assignment]  # as above
    try:
        yield watch
    finally:
        Thread.start = start  # type: ignore[method-assign]  # as above
        _watches.remove(watch)


def _heard(event: str, arguments: tuple[Any, ...]) -> None:
    if _watches and event in KINDS:
        for watch in _watches:
            watch.look(event, arguments)


def _writes(event: str, arguments: tuple[Any, ...]) -> bool:
    if event != "open":
        return True
    path, mode, flags = (*arguments, None, None)[:3]
    if str(path).endswith(".pyc") or isinstance(path, int):
        return False
    return bool(set(mode) & set("wax+")) if isinstance(mode, str) else bool(int(flags or 0) & WRITING)


def _nearest(frame: FrameType | None, package: str, *, stop: frozenset[str]) -> FrameType | None:
    """The plugin's frame that called; None where core is nearer, or neither is there."""
    while frame is not None:
        name = str(frame.f_globals.get("__name__", ""))
        if name in stop or (name.startswith("kawasan.") and name != __name__):
            return None
        if f"{name}.".startswith(f"{package}."):
            return frame
        frame = frame.f_back
    return None


def _shown(arguments: tuple[Any, ...]) -> str:
    return next((str(one)[:80] for one in arguments if isinstance(one, str | tuple)), "")
