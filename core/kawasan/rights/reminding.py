"""Calling deadlines to mind: the administrators are told a day before a request is due, and once it is late.

That they were told is in the trail, and is told once because it is.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from kawasan.audit import AuditEntry, record
from kawasan.db import own_unit, regency_scope, session, utcnow
from kawasan.jobs import periodic
from kawasan.languages import Bilingual
from kawasan.rights.models import OPEN, RightsRequest
from kawasan.rights.telling import due, tell_admins
from kawasan.rights.words import KIND_NAMES
from kawasan.tenancy import all_regencies

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Select

log = logging.getLogger("kawasan.rights")
AHEAD = timedelta(hours=24)
SOON, LATE = "core.rights.soon", "core.rights.late"


@periodic("core.rights.deadlines")
def remind() -> None:
    """Look at the deadlines of all regencies, each in its own scope."""
    for regency in all_regencies():
        with regency_scope(regency, writes=False):
            if not _untold(session().scalars(_pressing()).all()):
                continue
        try:
            with own_unit(regency):
                _tell_of_all()
        except Exception:
            log.exception("no reminder could be sent to %s; it is tried again", regency.slug)


def _tell_of_all() -> None:
    locked = session().scalars(_pressing().with_for_update()).all()  # another worker waits, and then finds them told
    for request, action in _untold(locked):
        kind, time = KIND_NAMES[request.kind], due(request)
        record(action, str(request.id), after={"kind": request.kind})
        tell_admins(Bilingual(
            f"Batas waktu permintaan data pribadi sudah lewat: {kind.id}, {time.id}. Jawab sekarang.",
            f"The time to answer a request about personal data is over: {kind.en}, {time.en}. Answer it now.",
        ) if action == LATE else Bilingual(
            f"Permintaan data pribadi segera jatuh tempo: {kind.id}. Batas waktu {time.id}.",
            f"A request about personal data is due soon: {kind.en}. Due {time.en}.",
        ))  # fmt: skip


def _pressing() -> Select[RightsRequest]:
    """Open requests that are due within a day, or late."""
    pressing = select(RightsRequest).where(RightsRequest.state == OPEN, RightsRequest.due_at <= utcnow() + AHEAD)
    return pressing.order_by(RightsRequest.due_at, RightsRequest.id)


def _untold(requests: Sequence[RightsRequest]) -> list[tuple[RightsRequest, str]]:
    """Those whose state nobody was told yet, with what is to be told."""
    if not requests:
        return []
    now, ids = utcnow(), [str(request.id) for request in requests]
    said = select(AuditEntry.subject, AuditEntry.action).where(
        AuditEntry.at >= min(request.asked_at for request in requests), AuditEntry.subject.in_(ids)
    )
    told = {(subject, action) for subject, action in session().execute(said)}
    states = [(request, LATE if request.is_overdue(now) else SOON) for request in requests]
    return [(request, action) for request, action in states if (str(request.id), action) not in told]
