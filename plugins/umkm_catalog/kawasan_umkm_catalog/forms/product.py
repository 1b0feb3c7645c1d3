"""Forms of a product: the owner's, and the visitor's order."""

from __future__ import annotations

from typing import Any

from flask_wtf.file import MultipleFileField
from wtforms import RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from kawasan.plugin_api import Form
from kawasan_umkm_catalog.forms.business import LONG
from kawasan_umkm_catalog.forms.fields import RupiahField, WholeNumberField, one_line, one_of, trimmed
from kawasan_umkm_catalog.forms.refusals import _l
from kawasan_umkm_catalog.models import NAME_LENGTH, Product
from kawasan_umkm_catalog.services.orders import MOST_ORDERED
from kawasan_umkm_catalog.services.products import ProductDraft
from kawasan_umkm_catalog.services.terms import CATEGORIES, STOCKS


class PhotosForm(Form):
    """Photos to add, from a phone's camera or gallery."""

    photos = MultipleFileField(
        _l("Foto"),
        description=_l("Paling banyak lima. Foto dipotong persegi; yang pertama menjadi sampul."),
        render_kw={"accept": "image/*", "multiple": True},
    )


class ProductForm(PhotosForm):
    """All that an owner writes of a product."""

    name_id = StringField(
        _l("Nama produk"),
        [InputRequired(_l("Tulis nama produk.")), Length(max=NAME_LENGTH, message=LONG)],
        filters=[one_line],
    )
    price_rupiah = RupiahField(
        _l("Harga"),
        [
            InputRequired(_l("Tulis harga dalam rupiah, misalnya 25.000.")),
            NumberRange(1, message=_l("Harga lebih dari nol.")),
        ],
        description=_l("Dalam rupiah, untuk satu satuan, misalnya 25.000."),
        render_kw={"inputmode": "numeric", "autocomplete": "off"},
    )
    unit_id = StringField(
        _l("Satuan"),
        [Optional(), Length(max=40, message=LONG)],
        filters=[one_line],
        description=_l("Misalnya: helai, bungkus 250 g, porsi."),
    )
    category = SelectField(_l("Kategori"), **one_of(CATEGORIES, _l("Pilih satu kategori.")))
    stock = RadioField(_l("Persediaan"), default="ready", **one_of(STOCKS, _l("Pilih satu keadaan.")))
    min_order = WholeNumberField(
        _l("Pesanan paling sedikit"),
        [InputRequired(_l("Tulis angka bulat, misalnya 3.")), NumberRange(1, MOST_ORDERED, _l("Paling sedikit 1."))],
        default=1,
        render_kw={"inputmode": "numeric"},
    )
    description_id = TextAreaField(
        _l("Keterangan"),
        [Optional(), Length(max=2000, message=LONG)],
        filters=[trimmed],
        description=_l("Bahan, ukuran, rasa, daya tahan."),
        render_kw={"rows": 4},
    )
    name_en = StringField(
        _l("Nama dalam bahasa Inggris"), [Optional(), Length(max=NAME_LENGTH, message=LONG)], filters=[one_line]
    )
    unit_en = StringField(
        _l("Satuan dalam bahasa Inggris"), [Optional(), Length(max=40, message=LONG)], filters=[one_line]
    )
    description_en = TextAreaField(
        _l("Keterangan dalam bahasa Inggris"),
        [Optional(), Length(max=2000, message=LONG)],
        filters=[trimmed],
        render_kw={"rows": 4},
    )

    def draft(self) -> ProductDraft:
        """What was written, for the service."""
        return ProductDraft(
            name_id=self.name_id.data, category=self.category.data, price_rupiah=self.price_rupiah.data,
            name_en=self.name_en.data or "", unit_id=self.unit_id.data or "", unit_en=self.unit_en.data or "",
            min_order=self.min_order.data, stock=self.stock.data, description_id=self.description_id.data or "",
            description_en=self.description_en.data or "",
        )  # fmt: skip


def product_form(product: Product | None = None, *, category: str = "") -> ProductForm:
    """The form, filled with a product's present values or with what was sent; `category` is proposed for a new one."""
    form: Any = ProductForm  # its constructor carries no annotations
    if product is None:
        return form(category=category)  # type: ignore[no-any-return]  # made above
    values = {name: getattr(product, name) for name in _NAMES}
    return form(data=values)  # type: ignore[no-any-return]  # made above


_NAMES = (
    "name_id", "name_en", "category", "price_rupiah", "unit_id", "unit_en", "min_order", "stock", "description_id",
    "description_en",
)  # fmt: skip


class OrderForm(Form):
    """How many a visitor wants."""

    quantity = WholeNumberField(
        _l("Jumlah"),
        [InputRequired(_l("Tulis berapa yang Anda pesan.")), NumberRange(1, message=_l("Paling sedikit 1."))],
        render_kw={"type": "number", "inputmode": "numeric", "step": "1"},
    )
