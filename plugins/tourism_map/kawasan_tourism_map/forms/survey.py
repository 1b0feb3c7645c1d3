"""The form that notes a survey."""

from __future__ import annotations

from datetime import date

from flask_babel import gettext as _
from wtforms import DateField, ValidationError
from wtforms.validators import InputRequired

from kawasan.plugin_api import Form, require_regency
from kawasan_tourism_map.forms.fields import lazy


class SurveyForm(Form):
    """On which day an officer was there."""

    day = DateField(lazy("Tanggal survei"), [InputRequired(lazy("Wajib diisi."))])

    def validate_day(self, field: DateField) -> None:
        """Not in the future."""
        day: date | None = field.data
        if day and day > require_regency().local_day():
            raise ValidationError(_("Tanggal ini belum tiba."))
