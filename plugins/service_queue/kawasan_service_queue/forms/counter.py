"""The form of a counter: what it handles, and when its officer is there."""

from __future__ import annotations

from collections.abc import Iterable

from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, SelectChoice, SelectMultipleField, StringField
from wtforms.validators import InputRequired, Length, NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from kawasan.plugin_api import Form
from kawasan_service_queue.forms.week import WeekField
from kawasan_service_queue.models import Service

LARGEST_NUMBER = 99
"""The board says counters' numbers as words up to here."""


class ServicesField(SelectMultipleField):  # type: ignore[misc]  # WTForms is untyped
    """Services as boxes to tick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class CounterForm(Form):
    """A counter of an office."""

    number = IntegerField(
        _l("Nomor loket"),
        [InputRequired(_l("Isi nomor loket.")), NumberRange(1, LARGEST_NUMBER, _l("Antara 1 dan 99."))],
    )
    name_id = StringField(_l("Untuk apa"), [Optional(), Length(max=80)], description=_l("Misalnya: KTP-el dan KIA."))
    name_en = StringField(_l("Untuk apa, dalam bahasa Inggris"), [Optional(), Length(max=80)])
    services = ServicesField(_l("Layanan di loket ini"), coerce=str)
    staffed = WeekField(_l("Jam petugas"))

    def offer(self, services: Iterable[Service]) -> CounterForm:
        """Let these services be ticked."""
        self.services.choices = [SelectChoice(str(one.id), f"{one.letter} · {one.name}") for one in services]
        return self
