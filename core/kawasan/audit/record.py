"""Writing to the trail, in the same transaction as the change itself.

Entries wait until the commit, and only then take their place in the chain: the chain's head is locked last, so that
nobody holds it while waiting for another row.
"""

from __future__ import annotations

from typing import Any

from flask import g, has_request_context, request
from sqlalchemy import event, select

from kawasan.audit.chain import PLATFORM, digest
from kawasan.audit.models import AuditEntry, AuditHead, PlatformAuditEntry
from kawasan.db import RegencySession, bound_id, insert_of, new_id, session, utcnow

COMMAND_LINE = "command line"
STATION = "station"
"""A counter's computer that officers share: as origin, whoever acts has shown no more than a PIN there."""


def acting_as(actor_id: int | None, actor: str, *, origin: str | None = None) -> None:
    """Say who acts in this app context, and from where if it is not what the request tells; auth does so for each
    signed-in request.
    """
    g.kawasan_actor = (actor_id, actor)
    if origin is not None:
        g.kawasan_origin = origin


def record(
    action: str, subject: str, *, before: dict[str, Any] | None = None, after: dict[str, Any] | None = None
) -> None:
    """Note a change in the current regency's trail.

    `action` is `<program or core>.<thing>.<verb>`; `subject` names the thing for a reader; `before` and `after` hold
    only the values that changed, JSON types. No personal data beyond the account that acted.
    """
    session()().require_regency()
    _wait(AuditEntry(action=action, subject=subject[:200], before=before, after=after, **_circumstances()))


def record_platform(action: str, subject: str, *, after: dict[str, Any] | None = None) -> None:
    """Note a change that concerns the installation as a whole."""
    _wait(PlatformAuditEntry(action=action, subject=subject[:200], after=after, **_circumstances()))


def _circumstances() -> dict[str, Any]:
    actor_id, actor = g.get("kawasan_actor", (None, COMMAND_LINE))
    return {"id": new_id(), "at": utcnow(), "actor_id": actor_id, "actor": actor, "origin": _origin()}


def _origin() -> str:
    if "kawasan_origin" in g or not has_request_context():
        return str(g.get("kawasan_origin", COMMAND_LINE))
    return "api" if request.path.startswith("/api/") else "web"


def _wait(entry: AuditEntry | PlatformAuditEntry) -> None:
    current: RegencySession = session()()
    current.waiting.append((current.get_nested_transaction(), entry))


@event.listens_for(RegencySession, "before_commit")
def _write(current: RegencySession) -> None:
    if current.in_nested_transaction():
        return
    waiting = [entry for _, entry in current.waiting]
    current.waiting.clear()
    current.flush()  # what the entries tell of comes first: it may still be refused
    for model, chain in ((AuditEntry, bound_id()), (PlatformAuditEntry, PLATFORM)):
        entries = [entry for entry in waiting if isinstance(entry, model)]
        if entries and chain is not None:
            _append(current, entries, chain)


def _append(current: RegencySession, entries: list[AuditEntry | PlatformAuditEntry], chain: int) -> None:
    head = _lock_head(current, chain)
    for entry in entries:
        entry.sequence, entry.previous = head.sequence + 1, head.hash
        entry.hash = digest(entry, chain)
        head.sequence, head.hash = entry.sequence, entry.hash
    current.add_all(entries)


def _lock_head(current: RegencySession, chain: int) -> AuditHead:
    begun = insert_of(AuditHead).values(chain=chain, sequence=0, hash="")
    current.execute(begun.on_conflict_do_nothing())
    locked = select(AuditHead).where(AuditHead.chain == chain).with_for_update()
    return current.scalars(locked, execution_options={"populate_existing": True}).one()


@event.listens_for(RegencySession, "after_soft_rollback")
def _forget(current: RegencySession, ended: Any) -> None:
    """What is undone leaves no entry; with a savepoint, only what was noted since."""
    kept = [one for one in current.waiting if ended.nested and not _lies_in(one[0], ended)]
    current.waiting[:] = kept


def _lies_in(savepoint: Any, ended: Any) -> bool:
    while savepoint is not None:
        if savepoint is ended:
            return True
        savepoint = savepoint.parent
    return False
