"""The form an officer reports progress with."""

from __future__ import annotations

from collections.abc import Mapping

from wtforms import FileField, IntegerField, SelectField, StringField
from wtforms.validators import URL, InputRequired, Length, NumberRange, Optional

from kawasan.plugin_api import Form, require_regency
from kawasan_masterplan.forms.fields import NEEDED, ValueField, lazy, tidy
from kawasan_masterplan.services.progress import Entry

YEARS = NumberRange(2000, 2100)
MONTHS = (
    lazy("Januari"), lazy("Februari"), lazy("Maret"), lazy("April"), lazy("Mei"), lazy("Juni"), lazy("Juli"),
    lazy("Agustus"), lazy("September"), lazy("Oktober"), lazy("November"), lazy("Desember"),
)  # fmt: skip


class ProgressForm(Form):
    """The value at the end of a month, with its evidence."""

    area_code = SelectField(lazy("Wilayah"), [InputRequired(NEEDED)])
    month = SelectField(lazy("Bulan"), [InputRequired(NEEDED)], coerce=int)
    year = IntegerField(lazy("Tahun"), [InputRequired(NEEDED), YEARS])
    value = ValueField(lazy("Nilai pada akhir bulan"), [InputRequired(NEEDED)])
    evidence_url = StringField(
        lazy("Tautan bukti"), [Optional(), Length(max=300), URL()],
        description=lazy("Berita acara, laporan, atau berita, diawali https://. Tampil untuk umum."),
    )  # fmt: skip
    photo = FileField(
        lazy("Foto bukti"), description=lazy("Sebagai ganti tautan, atau tambahan."), render_kw={"accept": "image/*"}
    )
    note = StringField(lazy("Catatan"), [Length(max=400)], description=lazy("Tampil untuk umum."))

    def __init__(self, areas: Mapping[str, str] | None) -> None:
        """`areas`: code to name of those whose part may be reported; None where the program has no parts."""
        today = require_regency().local_day()
        super().__init__(data={"month": today.month, "year": today.year})
        self.month.choices = [(number, str(name)) for number, name in enumerate(MONTHS, 1)]
        if areas is None:
            del self.area_code
        else:
            self.area_code.choices = list(areas.items())

    @property
    def entry(self) -> Entry:
        """What was written."""
        area_code = self.area_code.data if "area_code" in self else ""
        note, url = tidy(self.note), (self.evidence_url.data or "").strip()
        return Entry(self.year.data, self.month.data, self.value.data or 0.0, area_code, note, url)
