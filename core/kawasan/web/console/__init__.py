"""The desk of a regency's staff: program cards, settings, members, identity, trail."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("console", __name__, url_prefix="/kelola")

from kawasan.web.console import desk, identity, members, programs, trail  # noqa: E402 - they register on the blueprint

__all__ = ["bp", "desk", "identity", "members", "programs", "trail"]
