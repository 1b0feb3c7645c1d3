"""Forms of a business: the owner's, and the officer's who registers it on the owner's behalf."""

from __future__ import annotations

from typing import Any

from flask_wtf.file import FileField
from wtforms import BooleanField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from kawasan.plugin_api import Form
from kawasan_umkm_catalog.forms.fields import (
    CoordinatesField,
    HoursField,
    PhoneField,
    WholeNumberField,
    one_line,
    one_of,
    trimmed,
)
from kawasan_umkm_catalog.forms.refusals import _l
from kawasan_umkm_catalog.models import NAME_LENGTH, Business
from kawasan_umkm_catalog.services.businesses import BusinessDraft
from kawasan_umkm_catalog.services.opening import DAYS, by_day, flatten
from kawasan_umkm_catalog.services.terms import CATEGORIES, SIZE_CLASSES

LONG = _l("Paling banyak %(max)d huruf.")
CONSENT = _l("Nomor ini boleh dihubungi pembeli lewat WhatsApp dan telepon")
CONSENT_MISSING = _l("Nomor hanya ditampilkan dengan persetujuan. Beri tanda setuju, atau kosongkan nomornya.")
_PHONE = {"type": "tel", "inputmode": "tel"}
_HOURS: dict[str, Any] = {"render_kw": {"placeholder": "08.00–17.00", "autocomplete": "off"}}
_STORY = {"rows": 5}


class _Facts(Form):
    name = StringField(
        _l("Nama usaha"),
        [InputRequired(_l("Tulis nama usaha.")), Length(max=NAME_LENGTH, message=LONG)],
        filters=[one_line],
    )
    category = SelectField(_l("Kategori"), **one_of(CATEGORIES, _l("Pilih satu kategori.")))
    district = StringField(
        _l("Kecamatan"),
        [InputRequired(_l("Tulis kecamatannya.")), Length(max=60, message=LONG)],
        filters=[one_line],
        render_kw={"list": "districts"},
    )
    village = StringField(_l("Desa atau kelurahan"), [Optional(), Length(max=60, message=LONG)], filters=[one_line])


class BusinessForm(_Facts):
    """All that an owner writes of a business."""

    photo = FileField(
        _l("Foto usaha"),
        description=_l("Tempat, orang, atau papan nama. Foto dipotong persegi; jangan ada nomor telepon di dalamnya."),
        render_kw={"accept": "image/*"},
    )
    tagline_id = StringField(
        _l("Kalimat pendek"),
        [Optional(), Length(max=120, message=LONG)],
        filters=[one_line],
        description=_l("Misalnya: Ulos tenun tangan dari Desa Meat"),
    )
    tagline_en = StringField(
        _l("Kalimat pendek dalam bahasa Inggris"), [Optional(), Length(max=120, message=LONG)], filters=[one_line]
    )
    description_id = TextAreaField(
        _l("Cerita usaha"),
        [Optional(), Length(max=2000, message=LONG)],
        filters=[trimmed],
        render_kw=_STORY,
        description=_l("Siapa yang membuat, dari bahan apa, dan bagaimana cara memesannya."),
    )
    description_en = TextAreaField(
        _l("Cerita usaha dalam bahasa Inggris"),
        [Optional(), Length(max=2000, message=LONG)],
        filters=[trimmed],
        render_kw=_STORY,
    )
    coordinates = CoordinatesField(
        _l("Titik di peta"),
        [Optional()],
        description=_l("Tekan lama tempat Anda di aplikasi peta, salin angkanya, misalnya 2.3331, 99.0649."),
        render_kw={"inputmode": "text", "autocomplete": "off"},
    )
    phone = PhoneField(
        _l("Nomor WhatsApp"),
        [Optional()],
        render_kw=_PHONE,
        description=_l("Pembeli memesan ke nomor ini."),
    )
    consents = BooleanField(CONSENT)
    size_class = RadioField(
        _l("Ukuran usaha"),
        description=_l(
            "Penjualan setahun sampai Rp2 miliar: mikro; sampai Rp15 miliar: kecil;"
            " sampai Rp50 miliar: menengah (PP 7/2021)."
        ),
        default="micro",
        **one_of(SIZE_CLASSES, _l("Pilih satu ukuran.")),
    )
    since_year = WholeNumberField(
        _l("Berdiri sejak tahun"),
        [Optional(), NumberRange(1800, 2100, _l("Tulis tahun dengan empat angka."))],
        render_kw={"inputmode": "numeric"},
    )
    mon = HoursField(_l("Senin"), **_HOURS)
    tue = HoursField(_l("Selasa"), **_HOURS)
    wed = HoursField(_l("Rabu"), **_HOURS)
    thu = HoursField(_l("Kamis"), **_HOURS)
    fri = HoursField(_l("Jumat"), **_HOURS)
    sat = HoursField(_l("Sabtu"), **_HOURS)
    sun = HoursField(_l("Minggu"), **_HOURS)

    @property
    def days(self) -> list[HoursField]:
        """The fields of the week, Monday first."""
        return [self[day] for day in DAYS]

    def draft(self) -> BusinessDraft:
        """What was written, for the service."""
        latitude, longitude = self.coordinates.data or (None, None)
        return BusinessDraft(
            name=self.name.data, category=self.category.data, district=self.district.data,
            village=self.village.data or "", latitude=latitude, longitude=longitude, phone=self.phone.data,
            size_class=self.size_class.data, since_year=self.since_year.data, tagline_id=self.tagline_id.data or "",
            tagline_en=self.tagline_en.data or "", description_id=self.description_id.data or "",
            description_en=self.description_en.data or "", hours=flatten(field.data for field in self.days),
        )  # fmt: skip


def business_form(business: Business | None = None) -> BusinessForm:
    """The form, filled with a business's present values or with what was sent."""
    form: Any = BusinessForm  # its constructor carries no annotations
    if business is None:
        return form()  # type: ignore[no-any-return]  # made above
    week = dict(zip(DAYS, by_day(business.hours), strict=True))
    point = None if business.latitude is None else (business.latitude, business.longitude)
    return form(  # type: ignore[no-any-return]  # made above
        obj=business, photo=None, coordinates=point, consents=business.phone_consented_at is not None, **week
    )


class RegistrationForm(_Facts):
    """What an officer writes down at the counter or in the village."""

    owner_name = StringField(
        _l("Nama pemilik"),
        [InputRequired(_l("Tulis nama pemilik.")), Length(max=80, message=LONG)],
        filters=[one_line],
        description=_l("Seperti ia ingin disapa. NIK tidak dicatat."),
    )
    owner_phone = PhoneField(
        _l("Nomor telepon pemilik"),
        [InputRequired(_l("Tulis nomor telepon pemilik."))],
        description=_l("Dengan nomor ini pemilik masuk. Akun yang sudah ada dipakai lagi."),
        render_kw=_PHONE,
    )
    shows_phone = BooleanField(
        _l("Pemilik setuju nomor ini dihubungi pembeli lewat WhatsApp dan telepon"),
        description=_l("Tanpa persetujuan, usaha tampil tanpa tombol pesan."),
    )
    published = BooleanField(_l("Tampilkan di katalog sekarang"), default=True)

    def draft(self) -> BusinessDraft:
        """What was written, for the service."""
        return BusinessDraft(
            name=self.name.data, category=self.category.data, district=self.district.data,
            village=self.village.data or "", phone=self.owner_phone.data if self.shows_phone.data else None,
        )  # fmt: skip


class OwnerForm(Form):
    """The account a business is handed to."""

    owner_name = RegistrationForm.owner_name
    owner_phone = RegistrationForm.owner_phone
