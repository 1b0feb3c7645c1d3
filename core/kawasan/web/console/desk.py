"""The first page of the desk."""

from __future__ import annotations

from flask import render_template

from kawasan.auth import current_person, require
from kawasan.plugins import ConsoleCard, registry
from kawasan.tenancy import require_regency
from kawasan.web.console import bp


@bp.get("/")
@require("core:console:view")
def home() -> str:
    """The cards of all programs that have work for this person, then the administrator's own."""
    regency, person = require_regency(), current_person()
    cards: list[ConsoleCard] = registry().collect("console_cards", regency, regency=regency)
    shown = sorted((c for c in cards if person and person.can(c.permission)), key=lambda card: card.order)
    return render_template("web/console/home.html", cards=shown)
