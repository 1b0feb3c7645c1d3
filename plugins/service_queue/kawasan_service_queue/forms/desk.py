"""Forms of the counter desk."""

from __future__ import annotations

from collections.abc import Iterable

from flask_babel import lazy_gettext as _l
from wtforms import SelectChoice, SelectField
from wtforms.validators import InputRequired

from kawasan.plugin_api import Form, utcnow
from kawasan_service_queue.forms.taking import PRIORITY_NAMES, TakeForm
from kawasan_service_queue.models import Counter, Service


class WalkInForm(TakeForm):
    """A number that an officer gives at the counter."""

    service = SelectField(_l("Layanan"), validators=[InputRequired(_l("Pilih layanan."))])
    priority = SelectField(
        _l("Prioritas"),
        choices=[SelectChoice("", _l("Tanpa prioritas")), *(SelectChoice(*one) for one in PRIORITY_NAMES.items())],
        default="",
    )


class TransferForm(Form):
    """Where a person goes on to: another service, a certain counter, or both."""

    to_service = SelectField(_l("Layanan tujuan"), default="")
    to_counter = SelectField(_l("Loket tujuan"), default="")


def walk_in_form(services: Iterable[Service], key: str) -> WalkInForm:
    """The form for an office with these services; `key` is this showing's own."""
    form = WalkInForm(key=key) if key else WalkInForm()
    form.service.choices = [_choice(service) for service in services]
    return form


def transfer_form(services: Iterable[Service], counters: Iterable[Counter], own_number: int) -> TransferForm:
    """The form for an office with these services and counters."""
    form = TransferForm()
    form.to_service.choices = [SelectChoice("", _l("Layanan yang sama")), *(_choice(service) for service in services)]
    now = utcnow()
    others = (counter for counter in counters if counter.number != own_number)
    form.to_counter.choices = [
        SelectChoice("", _l("Loket mana saja")),
        *(SelectChoice(str(one.number), _counter_words(one, is_open=one.is_staffed(now))) for one in others),
    ]
    return form


def _counter_words(counter: Counter, *, is_open: bool) -> str:
    """As in "Loket 2: Pencatatan sipil (tutup)": who is sent to a closed one waits until it opens."""
    named = f"{counter.label}: {counter.name}" if str(counter.name) else str(counter.label)
    return named if is_open else str(_l("%(counter)s (tutup)", counter=named))


def _choice(service: Service) -> SelectChoice:
    return SelectChoice(service.slug, f"{service.letter} · {service.name}")
