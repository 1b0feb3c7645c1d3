"""The blueprints: pages for everyone, pages for the staff."""

from __future__ import annotations

from flask import Blueprint

from kawasan_masterplan.settings import PROGRAM

EDIT = "masterplan:plan:edit"
ENTER = "masterplan:progress:enter"
bp = Blueprint(PROGRAM, __name__, template_folder="../templates")
manage = Blueprint(f"{PROGRAM}_manage", __name__)
