"""The pages. Importing this package registers every view on the blueprints."""

from __future__ import annotations

from kawasan_masterplan.views import data, manage, people, plan, progress
from kawasan_masterplan.views.blueprints import bp
from kawasan_masterplan.views.blueprints import manage as manage_bp

__all__ = ["bp", "data", "manage", "manage_bp", "people", "plan", "progress"]
