"""Forms of the counter desk."""

from __future__ import annotations

from collections.abc import Iterable

from flask_babel import lazy_gettext as _l
from wtforms import SelectField
from wtforms.validators import InputRequired

from kawasan.plugin_api import Form
from kawasan_service_queue.forms.taking import PRIORITY_NAMES, TakeForm
from kawasan_service_queue.models import Counter, Service


class WalkInForm(TakeForm):
    """A number that an officer gives at the counter."""

    service = SelectField(_l("Layanan"), validators=[InputRequired(_l("Pilih layanan."))])
    priority = SelectField(_l("Prioritas"), choices=[("", _l("Tanpa prioritas")), *PRIORITY_NAMES.items()], default="")


class TransferForm(Form):
    """Where a person goes on to: another service, a certain counter, or both."""

    to_service = SelectField(_l("Layanan tujuan"), default="")
    to_counter = SelectField(_l("Loket tujuan"), default="")


def walk_in_form(services: Iterable[Service], key: str) -> WalkInForm:
    """The form for an office with these services; `key` is this showing's own."""
    form = WalkInForm(key=key) if key else WalkInForm()
    form.service.choices = [(service.slug, f"{service.letter} · {service.name}") for service in services]
    return form


def transfer_form(services: Iterable[Service], counters: Iterable[Counter], own_number: int) -> TransferForm:
    """The form for an office with these services and counters."""
    form = TransferForm()
    form.to_service.choices = [("", _l("Layanan yang sama"))] + [
        (service.slug, f"{service.letter} · {service.name}") for service in services
    ]
    form.to_counter.choices = [("", _l("Loket mana saja"))] + [
        (str(counter.number), str(counter.label)) for counter in counters if counter.number != own_number
    ]
    return form
