"""Forms of an office: what it is, when it is open, when it is closed out of turn."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, DateField, FloatField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NoneOf, NumberRange, Optional, Regexp

from kawasan.plugin_api import Form
from kawasan_service_queue.forms.week import WeekField

RESERVED = ("tiket", "loket", "kelola", "baru")
"""Words that are addresses of the program's own pages."""
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
PHONE = r"^[0-9+() .-]*$"
SLUG_HELP = _l(
    "Huruf kecil, angka, dan tanda hubung, seperti dukcapil. Tidak dapat diubah lagi: ia ada di kode QR yang dicetak."
)


def slug_field(reserved: tuple[str, ...]) -> StringField:
    """The last part of an address."""
    return StringField(
        _l("Alamat halaman"),
        [
            InputRequired(_l("Isi alamat halaman.")),
            Length(max=60),
            Regexp(SLUG, message=_l("Pakai huruf kecil, angka, dan tanda hubung saja.")),
            NoneOf(reserved, message=_l("Kata ini dipakai untuk halaman lain. Pilih kata lain.")),
        ],
        description=SLUG_HELP,
    )


class OfficeForm(Form):
    """An office, but for its hours, services and counters."""

    name_id = StringField(_l("Nama kantor"), [InputRequired(_l("Isi nama kantor.")), Length(max=120)])
    name_en = StringField(_l("Nama dalam bahasa Inggris"), [Optional(), Length(max=120)])
    short_name_id = StringField(
        _l("Nama pendek"), [Optional(), Length(max=60)], description=_l("Untuk tempat sempit, seperti Disdukcapil.")
    )
    short_name_en = StringField(_l("Nama pendek dalam bahasa Inggris"), [Optional(), Length(max=60)])
    summary_id = TextAreaField(_l("Untuk apa orang datang ke sini"), [Optional(), Length(max=300)])
    summary_en = TextAreaField(_l("Ringkasan dalam bahasa Inggris"), [Optional(), Length(max=300)])
    address_id = StringField(_l("Alamat kantor"), [Optional(), Length(max=240)])
    address_en = StringField(_l("Alamat dalam bahasa Inggris"), [Optional(), Length(max=240)])
    phone = StringField(
        _l("Telepon"), [Optional(), Length(max=20), Regexp(PHONE, message=_l("Tulis satu nomor telepon, angka saja."))]
    )
    latitude = FloatField(_l("Lintang"), [Optional(), NumberRange(-90, 90, _l("Lintang antara -90 dan 90."))])
    longitude = FloatField(_l("Bujur"), [Optional(), NumberRange(-180, 180, _l("Bujur antara -180 dan 180."))])
    promise_id = TextAreaField(
        _l("Janji pelayanan (maklumat)"), [Optional(), Length(max=1000)], description=_l("Tampil di halaman kantor.")
    )
    promise_en = TextAreaField(_l("Janji dalam bahasa Inggris"), [Optional(), Length(max=1000)])
    complaint_id = TextAreaField(_l("Tempat mengadu di kantor ini"), [Optional(), Length(max=500)])
    complaint_en = TextAreaField(_l("Tempat mengadu, dalam bahasa Inggris"), [Optional(), Length(max=500)])
    active = BooleanField(_l("Tampil untuk warga"), default=True)


class NewOfficeForm(OfficeForm):
    """The same, and the address of its page."""

    slug = slug_field(RESERVED)


class HoursForm(Form):
    """When the office is open."""

    always_open = BooleanField(_l("Buka 24 jam, setiap hari"), description=_l("Jam di bawah lalu tidak berlaku."))
    hours = WeekField(_l("Jam buka"))


class ClosureForm(Form):
    """A date on which the office is closed out of turn."""

    date = DateField(_l("Tanggal"), [InputRequired(_l("Isi tanggalnya."))])
    reason_id = StringField(_l("Sebab"), [InputRequired(_l("Tulis sebabnya; warga membacanya.")), Length(max=80)])
    reason_en = StringField(_l("Sebab dalam bahasa Inggris"), [Optional(), Length(max=80)])


def values(form: Any) -> dict[str, Any]:
    """What was typed, by column; texts trimmed, an empty one as empty text."""
    return {field.short_name: _clean(field) for field in form}


def _clean(field: Any) -> Any:
    if isinstance(field, TextAreaField):
        return (field.data or "").replace("\r\n", "\n").strip()
    return " ".join((field.data or "").split()) if isinstance(field, StringField) else field.data
