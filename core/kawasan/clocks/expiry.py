"""Rows of core that nobody needs once their time is over: they are deleted once a day. The trail stays."""

from __future__ import annotations

from kawasan.auth import forget_sessions, forget_tokens
from kawasan.jobs import first_today, forget_old_failures, periodic

NAME = "core.forget_expired"


@periodic(NAME)
def forget_expired() -> None:
    """Sessions of browsers, one-time links, jobs that failed."""
    if first_today(NAME):
        forget_sessions()
        forget_tokens()
        forget_old_failures()
