"""Writing to the trail, in the same transaction as the change itself."""

from __future__ import annotations

from typing import Any

from flask import g

from kawasan.audit.models import AuditEntry, PlatformAuditEntry
from kawasan.db import session

COMMAND_LINE = "command line"


def acting_as(actor_id: int | None, actor: str) -> None:
    """Say who acts in this app context; auth does so for each signed-in request."""
    g.kawasan_actor = (actor_id, actor)


def record(
    action: str, subject: str, *, before: dict[str, Any] | None = None, after: dict[str, Any] | None = None
) -> None:
    """Note a change in the current regency's trail.

    `action` is `<program or core>.<thing>.<verb>`; `subject` names the thing for a reader; `before` and `after` hold
    only the values that changed, JSON types. No personal data beyond the account that acted.
    """
    session().add(AuditEntry(action=action, subject=subject[:200], before=before, after=after, **_actor()))


def record_platform(action: str, subject: str, *, after: dict[str, Any] | None = None) -> None:
    """Note a change that concerns the installation as a whole."""
    session().add(PlatformAuditEntry(action=action, subject=subject[:200], after=after, **_actor()))


def _actor() -> dict[str, Any]:
    actor_id, actor = g.get("kawasan_actor", (None, COMMAND_LINE))
    return {"actor_id": actor_id, "actor": actor}
