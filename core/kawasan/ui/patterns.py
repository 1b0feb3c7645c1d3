"""Sample content for the page that shows every component (`ui/patterns.html`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask_babel import gettext, lazy_gettext
from wtforms import (
    BooleanField,
    FileField,
    IntegerField,
    RadioField,
    SelectChoice,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length

from kawasan.ui.forms import Form
from kawasan.ui.money import RANGE


def _l(text: str) -> Any:
    """A text translated when it is shown; Any, since WTForms declares plain strings and takes both."""
    return lazy_gettext(text)


class SampleForm(Form):
    name = StringField(_l("Nama usaha"), [InputRequired(), Length(max=80)])
    price = StringField(_l("Harga"), [InputRequired()], description=_l("Dalam rupiah, misalnya 25.000."))
    category = SelectField(
        _l("Kategori"),
        choices=[
            SelectChoice("weaving", _l("Tenun")),
            SelectChoice("coffee", _l("Kopi")),
            SelectChoice("food", _l("Makanan")),
        ],
    )
    story = TextAreaField(_l("Cerita usaha"))
    size = RadioField(
        _l("Ukuran"),
        [InputRequired()],
        choices=[
            SelectChoice("micro", _l("Mikro")),
            SelectChoice("small", _l("Kecil")),
            SelectChoice("medium", _l("Menengah")),
        ],
    )
    photo = FileField(_l("Foto"), description=_l("Persegi, tanpa nomor telepon di dalam gambar."))
    stock = IntegerField(_l("Persediaan"))
    delivers = BooleanField(_l("Bisa dikirim ke luar kabupaten"), description=_l("Ongkos kirim ditanggung pembeli."))


@dataclass(frozen=True)
class SamplePage:
    number: int
    pages: int = 12
    total: int = 139

    def url_for(self, number: int) -> str:
        return f"?page={number}"


def sample_context(outline_path: str | None = None) -> dict[str, Any]:
    """What `ui/patterns.html` shows; `outline_path` is the place's outline as an SVG path in a box of 1000 by 1000."""
    make: Any = SampleForm  # its constructor carries no annotations
    blank, refused = make(formdata=None, prefix="blank"), make(formdata=None, prefix="refused")
    refused.name.errors = (gettext("Tulis nama usaha."),)
    refused.price.data, refused.price.errors = "Rp 1.000 - Rp 5.000", (gettext(RANGE),)
    refused.size.errors = (gettext("Pilih satu ukuran."),)
    return {
        "outline_path": outline_path,
        "form": blank,
        "refused": refused,
        "page": SamplePage(number=4),
        "card_names": ("Ulos Ragi Hotang", "Kopi arabika dataran tinggi 200 g", "Andaliman kering", "Sortali perak"),
        "tones": ("ink", "muted", "brand", "accent", "ok", "warn", "alarm"),
    }
