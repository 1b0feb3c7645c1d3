"""The desk of a regency's staff: program cards, settings, members, identity, sharing, people's rights, trail."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("console", __name__, url_prefix="/kelola")

# They register on the blueprint.
from kawasan.web.console import (  # noqa: E402
    desk,
    identity,
    members,
    program,
    programs,
    rights,
    settings,
    sharing,
    stations,
    trail,
    trail_file,
    way_in,
)

__all__ = [
    "bp", "desk", "identity", "members", "program", "programs", "rights", "settings", "sharing", "stations", "trail",
    "trail_file", "way_in",
]  # fmt: skip
