"""The officers' forms."""

from __future__ import annotations

from kawasan_tourism_map.forms.place import PlaceForm
from kawasan_tourism_map.forms.survey import SurveyForm

__all__ = ["PlaceForm", "SurveyForm"]
