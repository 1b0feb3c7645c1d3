"""The form of a service and its published standard (UU 25/2009)."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, IntegerField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional, Regexp

from kawasan.plugin_api import Form
from kawasan_service_queue.forms.office import slug_field

RESERVED = ("layar", "kios")
"""Words that are addresses of an office's own screens."""
LONGEST_MINUTES = 480
LARGEST_QUOTA = 5000
LIST_ROWS = 6
A_LINE_EACH = _l("Satu hal per baris.")


def text(label: str, help_text: str = "", rows: int = 2) -> TextAreaField:
    """One part of the standard."""
    return TextAreaField(label, [Optional(), Length(max=4000)], description=help_text, render_kw={"rows": rows})


class ServiceForm(Form):
    """A service with its standard, in both languages."""

    name_id = StringField(_l("Nama layanan"), [InputRequired(_l("Isi nama layanan.")), Length(max=120)])
    name_en = StringField(_l("Nama dalam bahasa Inggris"), [Optional(), Length(max=120)])
    letter = StringField(
        _l("Huruf antrean"),
        [
            InputRequired(_l("Isi huruf antrean.")),
            Regexp(r"^[A-Z]{1,2}$", message=_l("Satu atau dua huruf besar, seperti A.")),
        ],
        description=_l("Awal setiap nomor, seperti A pada A-012. Di satu kantor setiap layanan punya huruf sendiri."),
    )
    usual_minutes = IntegerField(
        _l("Lama pelayanan yang biasa, dalam menit"),
        [InputRequired(_l("Isi lamanya.")), NumberRange(1, LONGEST_MINUTES, _l("Antara 1 dan 480 menit."))],
        description=_l("Dipakai untuk memperkirakan tunggu sampai ada cukup pengalaman."),
        default=10,
    )
    online_quota = IntegerField(
        _l("Nomor daring per hari"),
        [Optional(), NumberRange(0, LARGEST_QUOTA, _l("Antara 0 dan 5000."))],
        description=_l("Kosong: kuota kabupaten. 0: nomor hanya di kios dan loket."),
    )
    requirements_id = text(_l("Syarat"), A_LINE_EACH, LIST_ROWS)
    requirements_en = text(_l("Syarat, dalam bahasa Inggris"), A_LINE_EACH, LIST_ROWS)
    procedure_id = text(_l("Prosedur"), A_LINE_EACH, LIST_ROWS)
    procedure_en = text(_l("Prosedur, dalam bahasa Inggris"), A_LINE_EACH, LIST_ROWS)
    time_id = text(_l("Waktu penyelesaian"))
    time_en = text(_l("Waktu penyelesaian, dalam bahasa Inggris"))
    cost_id = text(_l("Biaya"))
    cost_en = text(_l("Biaya, dalam bahasa Inggris"))
    product_id = text(_l("Hasil"))
    product_en = text(_l("Hasil, dalam bahasa Inggris"))
    complaint_id = text(_l("Pengaduan"), _l("Kosong: tempat mengadu di kantor ini."))
    complaint_en = text(_l("Pengaduan, dalam bahasa Inggris"))
    active = BooleanField(_l("Tampil untuk warga"), default=True)


class NewServiceForm(ServiceForm):
    """The same, and the address of its page."""

    slug = slug_field(RESERVED)
