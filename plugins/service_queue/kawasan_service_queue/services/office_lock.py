"""One thing at a time in an office: whoever issues, calls or changes a ticket holds the office's row first.

It makes "who is next" and "which number is next" plain questions, puts all locks in one order (office, day, ticket:
no deadlock), and gives live pages one version to compare. SQLite has a single writer anyway; on PostgreSQL the row
lock lasts until the commit, a few milliseconds.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import update

from kawasan.plugin_api import require_regency, session
from kawasan_service_queue.models import Office

_HOLD = {"synchronize_session": False}


def hold(office_id: int) -> None:
    """Wait for this office's turn and keep it until the transaction ends. What was read before may be old: read it
    again.
    """
    session().execute(
        update(Office).where(Office.id == office_id).values(live=Office.live + 1), execution_options=_HOLD
    )


def next_call(office_id: int) -> int:
    """The serial of the call being made. Call `hold` first."""
    statement = update(Office).where(Office.id == office_id).values(calls=Office.calls + 1).returning(Office.calls)
    return int(session().scalar(statement, execution_options=_HOLD))


def version_of(live: int, now: datetime) -> str:
    """The live version: it changes with every act, and with the local day, when tickets and counters lapse."""
    return f"{require_regency().local_day(now):%y%j}-{live}"
