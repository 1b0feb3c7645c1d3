"""The four groups of pages, all below the program's prefix."""

from __future__ import annotations

from flask import Blueprint


def _group(name: str) -> Blueprint:
    return Blueprint(name, __name__, template_folder="../templates")


citizens = _group("service_queue")
"""Offices, services, tickets."""
desk = _group("service_queue_desk")
"""The officer's counter."""
board = _group("service_queue_board")
"""Screens that are a device: the board on the wall, the kiosk."""
manage = _group("service_queue_manage")
"""Offices, hours, services, counters, statistics."""
