"""The form of a place."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from wtforms import (
    BooleanField,
    MultipleFileField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import DataRequired, InputRequired, Length

from kawasan.plugin_api import Form
from kawasan_tourism_map.forms.fields import DegreesField, PriceField, TagsField, day_field, lazy
from kawasan_tourism_map.models import Place
from kawasan_tourism_map.services.categories import CATEGORIES, TAGS
from kawasan_tourism_map.services.coordinates import lies_in_indonesia, read_pair
from kawasan_tourism_map.services.editing import FIELDS
from kawasan_tourism_map.services.hours import DAYS, by_day

ALWAYS, WEEKLY, UNKNOWN = "always", "weekly", "unknown"
NEEDED = lazy("Wajib diisi.")
TALL = {"rows": 6}
"""Room for a paragraph in a narrow column."""


class PlaceForm(Form):
    """All an officer writes of a place, in both languages."""

    name_id = StringField(lazy("Nama"), [DataRequired(NEEDED), Length(max=120)])
    name_en = StringField(lazy("Nama (Inggris)"), [Length(max=120)], description=lazy("Hanya bila berbeda."))
    category = SelectField(lazy("Kategori"), [InputRequired(NEEDED)])
    kind_id = StringField(
        lazy("Jenis"), [DataRequired(NEEDED), Length(max=60)], description=lazy("Misalnya pantai, kafe.")
    )
    kind_en = StringField(lazy("Jenis (Inggris)"), [Length(max=60)])
    district = StringField(lazy("Kecamatan"), [Length(max=80)])
    latitude = DegreesField(lazy("Lintang"), [InputRequired(NEEDED)], render_kw={"inputmode": "text"})
    longitude = DegreesField(lazy("Bujur"), [InputRequired(NEEDED)], render_kw={"inputmode": "decimal"})
    summary_id = StringField(
        lazy("Ringkasan"), [DataRequired(NEEDED), Length(max=160)], description=lazy("Satu kalimat.")
    )
    summary_en = StringField(lazy("Ringkasan (Inggris)"), [Length(max=160)])
    description_id = TextAreaField(lazy("Keterangan"), [Length(max=4000)], render_kw=TALL)
    description_en = TextAreaField(lazy("Keterangan (Inggris)"), [Length(max=4000)], render_kw=TALL)
    access_id = TextAreaField(lazy("Cara ke sana"), [Length(max=2000)], render_kw=TALL)
    access_en = TextAreaField(lazy("Cara ke sana (Inggris)"), [Length(max=2000)], render_kw=TALL)
    hours_kind = RadioField(lazy("Jam buka"), default=UNKNOWN)
    mon = day_field("Senin")
    tue = day_field("Selasa")
    wed = day_field("Rabu")
    thu = day_field("Kamis")
    fri = day_field("Jumat")
    sat = day_field("Sabtu")
    sun = day_field("Minggu")
    ticket_price_rupiah = PriceField(
        lazy("Harga tiket"), description=lazy("Misalnya 10.000; tulis gratis bila tidak dipungut.")
    )
    ticket_note_id = StringField(lazy("Catatan tiket"), [Length(max=200)])
    ticket_note_en = StringField(lazy("Catatan tiket (Inggris)"), [Length(max=200)])
    tags = TagsField(lazy("Ciri"))
    photos = MultipleFileField(
        lazy("Foto"), description=lazy("Boleh beberapa sekaligus. Foto pertama menjadi foto utama."),
        render_kw={"accept": "image/*"},
    )  # fmt: skip
    is_lakeside = BooleanField(lazy("Di tepi danau"), description=lazy("Halamannya menyebut pelabuhan terdekat."))
    is_harbour = BooleanField(lazy("Pelabuhan atau dermaga"))
    is_featured = BooleanField(lazy("Tempat unggulan"), description=lazy("Tampil di halaman depan dan di awal daftar."))
    is_published = BooleanField(lazy("Terbitkan"), description=lazy("Bila tidak, hanya petugas yang melihatnya."))

    def __init__(self, place: Place | None = None, *, is_sent: bool = True) -> None:
        """Of a place, or blank; with `is_sent` false, whatever the request sent belongs to another form."""
        sent = {} if is_sent else {"formdata": None}
        super().__init__(obj=place, data=None if place is None else _stored(place), **sent)
        self.category.choices = [(key, str(title)) for key, title in CATEGORIES.items()]
        self.tags.choices = [(key, str(title)) for key, title in TAGS.items()]
        self.hours_kind.choices = [
            (WEEKLY, _("Menurut jam di bawah ini")),
            (ALWAYS, _("24 jam, setiap hari")),
            (UNKNOWN, _("Belum diketahui")),
        ]
        self._split_pair()
        if self.hours_kind.data != WEEKLY:
            self._forget_days()

    @property
    def days(self) -> list[Any]:
        """The seven rows of the hours."""
        return [self[day] for day in DAYS]

    @property
    def values(self) -> dict[str, Any]:
        """What was written, by the names of the service's FIELDS."""
        return {key: _tidy(self[key]) for key in FIELDS if key in self} | {"hours": self._hours()}

    def validate_longitude(self, field: DegreesField) -> None:
        """Together with the latitude it is a point in Indonesia."""
        if self.latitude.data is None or field.data is None or lies_in_indonesia(self.latitude.data, field.data):
            return
        if lies_in_indonesia(field.data, self.latitude.data):
            raise ValidationError(_("Lintang dan bujur tertukar."))
        raise ValidationError(_("Titik ini di luar Indonesia. Periksa lintang dan bujur."))

    def validate_hours_kind(self, field: RadioField) -> None:
        """A week has at least one day."""
        if field.data == WEEKLY and not any(day.opens.data for day in self.days):
            raise ValidationError(_("Isi jam untuk paling sedikit satu hari."))

    def _hours(self) -> dict[str, Any] | None:
        if self.hours_kind.data == ALWAYS:
            return {"always": True}
        if self.hours_kind.data == UNKNOWN:
            return None
        return {
            "weekly": [
                [day, row.opens.data, row.closes.data]
                for day, row in zip(DAYS, self.days, strict=True)
                if row.opens.data
            ]
        }

    def _forget_days(self) -> None:
        """Times that were typed before another answer was chosen count no longer."""
        for day in self.days:
            day.opens.data = day.closes.data = ""

    def _split_pair(self) -> None:
        """A pair pasted into the first field, as map apps copy it, fills both."""
        pair = read_pair((self.latitude.raw_data or [""])[0])
        if pair:
            self.latitude.raw_data, self.longitude.raw_data = [str(pair[0])], [str(pair[1])]
            (self.latitude.data, self.longitude.data), self.latitude.process_errors = pair, []
            self.longitude.process_errors = []


def _tidy(field: Any) -> Any:
    """Texts without stray blanks, lines ended alike; everything else as it was read."""
    if field.type == "StringField":
        return " ".join((field.data or "").split())
    if field.type == "TextAreaField":
        return "\n".join((field.data or "").splitlines()).strip()
    return field.data


def _stored(place: Place) -> dict[str, Any]:
    """The hours of a row as the form's fields."""
    kind = ALWAYS if (place.hours or {}).get("always") else WEEKLY if place.hours else UNKNOWN
    days = {
        day: {"opens": spans[0][0], "closes": spans[0][1]}
        for day, spans in zip(DAYS, by_day(place.hours), strict=True)
        if spans
    }
    return {"hours_kind": kind, **days}
