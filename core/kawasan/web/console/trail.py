"""The trail: who changed what, when, from what to what."""

from __future__ import annotations

from flask import render_template, request
from sqlalchemy import select

from kawasan.audit import AuditEntry
from kawasan.auth import require
from kawasan.db import session
from kawasan.ui.pagination import paginate
from kawasan.web.console import bp
from kawasan.web.console.trail_words import action_label, actor_label, in_words

ON_A_PAGE = 50


@bp.get("/jejak")
@require("core:audit:read")
def trail() -> str:
    """Newest first, by page; filtered by a kind of change or by who made it."""
    action, actor = request.args.get("apa", ""), request.args.get("siapa", "")
    query = select(AuditEntry).order_by(AuditEntry.at.desc(), AuditEntry.id.desc())
    if action:
        query = query.where(AuditEntry.action == action)
    if actor:
        query = query.where(AuditEntry.actor == actor)
    page = paginate(query, request.args.get("page", 1, type=int), ON_A_PAGE)
    return render_template(
        "web/console/trail.html",
        page=page,
        lines=[in_words(entry) for entry in page.items],
        actions=sorted(((code, action_label(code)) for code in _distinct(AuditEntry.action)), key=lambda one: one[1]),
        actors=[(name, actor_label(name)) for name in _distinct(AuditEntry.actor)],
        action=action,
        actor=actor,
    )


def _distinct(column: object) -> list[str]:
    return list(session().scalars(select(column).distinct().order_by(column)))  # type: ignore[call-overload]  # a column
