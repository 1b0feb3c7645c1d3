"""The pages: what citizens see, the counter desk, the screens in the waiting room, and what administrators change."""

from __future__ import annotations

from flask import Blueprint

from kawasan_service_queue.views import acts, blueprints, board, desk, kiosk, offices, taking, tickets
from kawasan_service_queue.views.manage import counters, figures, hours, services
from kawasan_service_queue.views.manage import offices as managed_offices

__all__ = [
    "BLUEPRINTS", "acts", "board", "counters", "desk", "figures", "hours", "kiosk", "managed_offices", "offices",
    "services", "taking", "tickets",
]  # fmt: skip

BLUEPRINTS: list[Blueprint] = [blueprints.citizens, blueprints.desk, blueprints.board, blueprints.manage]
"""Every module above puts its views on one of these as it is imported."""
