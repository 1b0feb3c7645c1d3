"""The desk of a regency's staff: program cards, settings, members, identity, trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _

from kawasan.auth import current_person, require
from kawasan.plugins import ConsoleCard, registry
from kawasan.region import rebuild, withdraw
from kawasan.db import after_commit
from kawasan.tenancy import require_regency, switch_program

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

bp = Blueprint("console", __name__, url_prefix="/kelola")


@bp.get("/")
@require("core:console:view")
def home() -> str:
    """The cards of all programs that have work for this person, and the administrator's own."""
    regency, person = require_regency(), current_person()
    cards: list[ConsoleCard] = registry().collect("console_cards", regency, regency=regency)
    shown = sorted((c for c in cards if person and person.can(c.permission)), key=lambda card: card.order)
    return render_template("web/console/home.html", cards=shown)


@bp.get("/program")
@require("core:program:switch")
def programs() -> str:
    """All installed programs as cards, on or off."""
    return render_template("web/console/programs.html", plugins=registry().plugins.values(), broken=registry().broken)


@bp.post("/program/<name>")
@require("core:program:switch")
def switch(name: str) -> ResponseReturnValue:
    """Switch a program."""
    from flask import request

    if name not in registry().plugins:
        abort(404)
    on = request.form.get("on") == "1"
    switch_program(name, on=on)
    regency_id = require_regency().id
    if on:
        after_commit(lambda: rebuild(regency_id, name))
    else:
        withdraw(regency_id, name)
    flash(_("Program dinyalakan.") if on else _("Program dimatikan. Datanya tetap tersimpan."), "success")
    return redirect(url_for("console.programs"))
