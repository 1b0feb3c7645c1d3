"""Sample content for the page that shows every component (`ui/patterns.html`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, FileField, IntegerField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from kawasan.ui.money import RANGE


class SampleForm(FlaskForm):  # type: ignore[misc] # flask_wtf brings no types
    name = StringField("Nama usaha", [InputRequired(), Length(max=80)])
    price = StringField("Harga", [InputRequired()], description="Dalam rupiah, misalnya 25.000.")
    category = SelectField("Kategori", choices=[("weaving", "Tenun"), ("coffee", "Kopi"), ("food", "Makanan")])
    story = TextAreaField("Cerita usaha")
    size = RadioField("Ukuran", [InputRequired()], choices=[("micro", "Mikro"), ("small", "Kecil"), ("medium", "Menengah")])
    photo = FileField("Foto", description="Persegi, tanpa nomor telepon di dalam gambar.")
    stock = IntegerField("Persediaan")
    delivers = BooleanField("Bisa dikirim ke luar kabupaten", description="Ongkos kirim ditanggung pembeli.")


@dataclass(frozen=True)
class SamplePage:
    number: int
    pages: int = 12
    total: int = 139

    def url_for(self, number: int) -> str:
        return f"?page={number}"


def sample_context(outline_path: str | None = None) -> dict[str, Any]:
    """What `ui/patterns.html` shows; `outline_path` is the place's outline as an SVG path in a box of 1000 by 1000."""
    form = SampleForm(formdata=None, meta={"csrf": False}, prefix="blank")
    refused = SampleForm(formdata=None, meta={"csrf": False}, prefix="refused")
    refused.name.errors = ("Tulis nama usaha.",)
    refused.price.data, refused.price.errors = "Rp 1.000 - Rp 5.000", (RANGE,)
    refused.size.errors = ("Pilih satu ukuran.",)
    return {
        "outline_path": outline_path,
        "form": form,
        "refused": refused,
        "page": SamplePage(number=4),
        "card_names": ("Ulos Ragi Hotang", "Kopi arabika dataran tinggi 200 g", "Andaliman kering", "Sortali perak"),
        "tones": ("ink", "muted", "brand", "accent", "ok", "warn", "alarm"),
    }
