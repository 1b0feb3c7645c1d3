"""The pages of the map."""

from __future__ import annotations

from kawasan_tourism_map.views import data, manage, overview, photos, place
from kawasan_tourism_map.views.blueprint import bp

__all__ = ["bp", "data", "manage", "overview", "photos", "place"]
