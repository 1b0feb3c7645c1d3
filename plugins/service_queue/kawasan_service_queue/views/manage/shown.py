"""What these pages share: finding what the address names, and saying why something was not saved."""

from __future__ import annotations

from typing import Any

from flask import abort
from flask_babel import lazy_gettext as _l

from kawasan_service_queue.models import Counter, Office, Service
from kawasan_service_queue.services.editing import any_office
from kawasan_service_queue.services.refusals import EditRefused, UnknownOffice

REASONS = {
    "taken": _l("Ini sudah dipakai. Pilih yang lain."),
    "empty": _l("Ini harus diisi."),
    "format": _l("Ini tidak dapat dibaca. Periksa penulisannya."),
    "in-use": _l("Loket ini sudah pernah memanggil orang, jadi catatannya disimpan. Kosongkan layanannya saja."),
}


def shown_office(slug: str) -> Office:
    """The office, retired or not; 404 where there is none."""
    try:
        return any_office(slug)
    except UnknownOffice:
        abort(404)


def shown_service(office: Office, slug: str) -> Service:
    """One of its services; 404 where it has no such."""
    return next((service for service in office.services if service.slug == slug), None) or abort(404)


def shown_counter(office: Office, number: int) -> Counter:
    """One of its counters; 404 where it has no such."""
    return next((counter for counter in office.counters if counter.number == number), None) or abort(404)


def refuse(form: Any, refusal: EditRefused) -> None:
    """Put the reason at the field it is about."""
    field = form[refusal.field] if refusal.field in form else next(iter(form))
    field.errors = [REASONS.get(refusal.reason, REASONS["format"])]
