"""Fields of our own: degrees, prices, tags, a week of hours."""

from __future__ import annotations

import re
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from wtforms import Form as PlainForm
from wtforms import FormField, SelectMultipleField, StringField, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from kawasan.plugin_api import parse_rupiah, rupiah
from kawasan_tourism_map.services.coordinates import read_degrees

CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")
MIDNIGHT = "24:00"
FREE = ("0", "gratis", "free")


def lazy(text: str) -> Any:
    """A text translated when it is shown; Any, since WTForms declares plain strings and takes both."""
    return lazy_gettext(text)


class DegreesField(StringField):  # type: ignore[misc]  # WTForms carries no types
    """Degrees of latitude or longitude; `data` is a float."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was typed."""
        self.data = None
        if valuelist and valuelist[0].strip():
            try:
                self.data = read_degrees(valuelist[0])
            except ValueError as error:
                raise ValueError(_("Tulis derajat sebagai angka, misalnya 2.5376.")) from error

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else f"{self.data:.5f}"


class PriceField(StringField):  # type: ignore[misc]  # as above
    """Whole rupiah; `data` is an int, 0 where it is free, None where nothing was written."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was typed."""
        text = valuelist[0].strip().lower() if valuelist else ""
        self.data = None
        if text in FREE:
            self.data = 0
        elif text:
            try:
                self.data = parse_rupiah(text)
            except ValueError as error:
                raise ValueError(_(str(error))) from error

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else rupiah(self.data) if self.data else _("gratis")


class TagsField(SelectMultipleField):  # type: ignore[misc]  # as above
    """Boxes to tick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class ClockField(StringField):  # type: ignore[misc]  # as above
    """A time of day; `data` is `HH:MM`, or an empty text."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was typed, with a point or a colon."""
        text = valuelist[0].strip() if valuelist else ""
        found = CLOCK.fullmatch(text)
        self.data = f"{int(found[1]):02d}:{found[2]}" if found else text

    def pre_validate(self, form: Any) -> None:  # noqa: ARG002 - WTForms' signature
        """Refuse what is no time."""
        if self.data and self.data != MIDNIGHT and not CLOCK.fullmatch(self.data):
            raise ValidationError(_("Tulis jam seperti 08.00."))


class DayForm(PlainForm):  # type: ignore[misc]  # as above
    """One day: both times, or neither on a day it is closed."""

    opens = ClockField(lazy("Buka"), render_kw={"type": "time"})
    closes = ClockField(lazy("Tutup"), render_kw={"type": "time"})

    def validate_closes(self, field: ClockField) -> None:
        """A day has both times or none."""
        if bool(self.opens.data) != bool(field.data):
            raise ValidationError(_("Isi jam buka dan jam tutup, atau kosongkan keduanya."))
        if field.data and field.data == self.opens.data:
            raise ValidationError(_("Jam buka dan jam tutup sama."))


def day_field(label: str) -> Any:
    """The two times of one weekday."""
    return FormField(DayForm, lazy(label))
