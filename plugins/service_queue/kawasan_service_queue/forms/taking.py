"""Taking a number: online and at the kiosk."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, RadioField, SelectChoice
from wtforms.validators import InputRequired, Length

from kawasan.plugin_api import Form
from kawasan_service_queue.models import PRIORITIES

KEY_CHARACTERS = 80
PRIORITY_NAMES = {
    "elderly": _l("Lansia"),
    "disabled": _l("Penyandang disabilitas"),
    "pregnant_or_infant": _l("Ibu hamil atau dengan bayi"),
}


class TakeForm(Form):
    """Nothing but the key of this showing of the page: the same key gives the same ticket."""

    key = HiddenField(validators=[InputRequired(), Length(min=16, max=KEY_CHARACTERS)])


class KioskForm(TakeForm):
    """One touch: which service, and whether with priority."""

    service = HiddenField(validators=[InputRequired(), Length(max=60)])
    priority = RadioField(choices=[SelectChoice(value) for value in ("", *PRIORITIES)], default="")
