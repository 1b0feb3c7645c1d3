"""Programs that failed again and again in a regency: their hooks are called no more there, until somebody retries."""

from __future__ import annotations

from sqlalchemy import update

from kawasan.audit import record
from kawasan.db import session, utcnow
from kawasan.tenancy.current import require_regency
from kawasan.tenancy.identity import bump_version
from kawasan.tenancy.models import LONGEST_FAULT, Regency, RegencyProgram

LATE_CALLS_UNTIL_QUARANTINE = 2
"""The page that calls a hook which hangs is delayed: twice at most, whichever process serves it."""


def quarantine(regency_id: int, program: str, fault: str, *, was_late: bool) -> None:
    """Note that a program failed too often, or (`was_late`) once took too long. In a unit of the platform."""
    row: RegencyProgram | None = session().get(RegencyProgram, (regency_id, program), with_for_update=True)
    if row is None or row.quarantined_at is not None:
        return
    row.fault = fault[:LONGEST_FAULT]
    row.late_calls += was_late
    if was_late and row.late_calls < LATE_CALLS_UNTIL_QUARANTINE:
        return
    row.quarantined_at = utcnow()
    session().execute(
        update(Regency).where(Regency.id == regency_id).values(version=Regency.version + 1),
        execution_options={"synchronize_session": False},
    )


def retry(program: str) -> bool:
    """Call the hooks of a program of the current regency again. False: it was not in quarantine."""
    row: RegencyProgram | None = session().get(RegencyProgram, (require_regency().id, program))
    if row is None or row.quarantined_at is None:
        return False
    record("core.program.retry", program, before={"fault": row.fault})
    row.quarantined_at, row.fault, row.late_calls = None, "", 0
    bump_version()
    return True
