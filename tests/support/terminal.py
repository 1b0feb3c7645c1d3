"""A program at a terminal, and somebody who reads what it shows and types."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

ENTER, CTRL_C, CTRL_U, DOWN = "\r", "\x03", "\x15", "\x1b[B"
CONTROL = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b[()][A-Z0-9]|\x1b[=>78]|\r")
WHERE, HERE = "\x1b[6n", b"\x1b[1;1R"
"""The program asks a terminal where its cursor stands, and waits for the answer."""
LONGEST_SECONDS = 60
OWN = """
import fcntl, os, signal, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execv(sys.argv[1], sys.argv[1:])
"""
"""The terminal becomes that of its session, and is listened to: else Ctrl-C at it interrupts nobody."""
SIZE = (24, 80)
"""Lines and columns."""


@dataclass
class Terminal:
    """The program's side is `process`; ours is `descriptor`."""

    process: subprocess.Popen[bytes]
    descriptor: int
    shown: str = ""
    _read_to: int = field(default=0)

    def wait_for(self, text: str) -> str:
        """What it showed since the last time, until there is the text in it."""
        end = time.monotonic() + LONGEST_SECONDS
        while text not in self.shown[self._read_to :]:
            assert time.monotonic() < end, f"{text!r} never came: {self.shown}"
            assert self._read(), f"it ended without {text!r}: {self.shown}"
        found = self.shown.index(text, self._read_to) + len(text)
        since, self._read_to = self.shown[self._read_to : found], found
        return since

    def type(self, keys: str) -> None:
        """Press them."""
        os.write(self.descriptor, keys.encode())

    def answer(self, keys: str) -> None:
        """Clear the line, then these and Enter. Keys that a choice from a list does not know do nothing."""
        self.type(f"{CTRL_U}{keys}{ENTER}")

    def end(self) -> int:
        """Read until it ends; its exit code."""
        end = time.monotonic() + LONGEST_SECONDS
        while self._read():
            assert time.monotonic() < end, f"it never ended: {self.shown}"
        return self.process.wait(LONGEST_SECONDS)

    def _read(self) -> bool:
        """Some more; whether it is still there."""
        if not select.select([self.descriptor], [], [], 1)[0]:
            return self.process.poll() is None
        with suppress(OSError):  # how Linux says that the other side is closed
            if got := os.read(self.descriptor, 65536).decode(errors="replace"):
                if WHERE in got:
                    os.write(self.descriptor, HERE * got.count(WHERE))
                self.shown += CONTROL.sub("", got)
                return True
        return False


@contextmanager
def at_terminal(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Iterator[Terminal]:
    """The command, started in the folder at a terminal of its own."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-c", OWN, *command], cwd=folder, env={**environment, "TERM": "xterm-256color"},
        stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    try:
        yield Terminal(process, ours)
    finally:
        process.kill()
        process.wait()
        os.close(ours)
