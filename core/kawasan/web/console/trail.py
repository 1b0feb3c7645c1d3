"""The trail: who changed what, when, from what to what."""

from __future__ import annotations

from flask import render_template, request
from sqlalchemy import select

from kawasan.audit import AuditEntry
from kawasan.auth import require
from kawasan.db import session
from kawasan.ui.pagination import paginate
from kawasan.web.console import bp

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
    actions = session().scalars(select(AuditEntry.action).distinct().order_by(AuditEntry.action)).all()
    actors = session().scalars(select(AuditEntry.actor).distinct().order_by(AuditEntry.actor)).all()
    return render_template(
        "web/console/trail.html", page=page, actions=actions, actors=actors, action=action, actor=actor
    )
