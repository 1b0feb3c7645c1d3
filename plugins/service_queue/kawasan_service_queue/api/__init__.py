"""The queue as JSON, for kiosks, apps and other portals. Public: no sign-in, no token."""

from __future__ import annotations

from flask_smorest import Blueprint

from kawasan_service_queue.api import offices, tickets
from kawasan_service_queue.api.blueprint import queue

__all__ = ["BLUEPRINTS", "offices", "tickets"]

BLUEPRINTS: list[Blueprint] = [queue]
