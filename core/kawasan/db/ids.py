"""Ids made by the application: 63 bits, ordered by time, rising within a process."""

from __future__ import annotations

import secrets
import threading
import time

_EPOCH_MS = 1_704_067_200_000  # 2024-01-01 UTC: 41 bits of milliseconds reach to 2093.
_RANDOM_BITS = 22
_lock = threading.Lock()
_last = 0


def new_id() -> int:
    """A new id: milliseconds since 2024 in the high bits, 22 random bits below."""
    global _last  # noqa: PLW0603 - the counter is the process's own memory of its last id
    with _lock:
        now = (time.time_ns() // 1_000_000 - _EPOCH_MS) << _RANDOM_BITS
        _last = max(_last + 1, now | secrets.randbits(_RANDOM_BITS))
        return _last
