"""Fields that read what people here write: prices, phone numbers, hours, coordinates."""

from __future__ import annotations

import re
from typing import Any

from flask_babel import gettext as _
from wtforms import DateField, SelectChoice, StringField
from wtforms.validators import AnyOf, InputRequired, ValidationError

from kawasan.plugin_api import PhoneRefused, parse_rupiah, phone_e164, phone_national
from kawasan_umkm_catalog.forms.refusals import HOURS
from kawasan_umkm_catalog.services.opening import HoursRefused, Ranges, read_day, write_day

MOST_RUPIAH = 1_000_000_000
_COORDINATES = re.compile(r"(-?\d{1,2}(?:\.\d+)?)\s*[,; ]\s*(-?\d{1,3}(?:\.\d+)?)")


def one_line(text: str | None) -> str:
    """Without line breaks and double spaces."""
    return " ".join((text or "").split())


def trimmed(text: str | None) -> str:
    """Without space round it."""
    return (text or "").strip()


class ReadField(StringField):  # type: ignore[misc,unused-ignore]  # WTForms is typed in part
    """A text that is read into a value; what was typed is shown again, readable or not."""

    data: Any
    typed = ""

    def read(self, text: str) -> Any:
        """The value of a text that is not empty. Raises ValidationError."""
        raise NotImplementedError

    def write(self, value: Any) -> str:
        """A value as people write it."""
        return str(value)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was typed."""
        self.typed = one_line(valuelist[0]) if valuelist else ""
        self.data = self.read(self.typed) if self.typed else None

    def _value(self) -> str:
        if self.typed or self.data is None:
            return self.typed
        return self.write(self.data)


class RupiahField(ReadField):
    """Whole rupiah, of `25.000`, `Rp 25.000,-` and the like."""

    def read(self, text: str) -> int:
        """Raises ValidationError with the sentence of `parse_rupiah`."""
        try:
            amount = parse_rupiah(text)
        except ValueError as error:
            raise ValidationError(_(str(error))) from error
        if amount > MOST_RUPIAH:
            raise ValidationError(_("Paling tinggi Rp1.000.000.000."))
        return amount

    def write(self, value: Any) -> str:
        """With dots: `25.000`."""
        return f"{value:,}".replace(",", ".")


class WholeNumberField(ReadField):
    """A whole number, of `1000` or `1.000`."""

    def read(self, text: str) -> int:
        """Raises ValidationError."""
        digits = re.sub(r"(?<=\d)[. ](?=\d{3}\b)", "", text)
        if not re.fullmatch(r"\d{1,9}", digits):
            raise ValidationError(_("Tulis angka bulat, misalnya 3."))
        return int(digits)


class PhoneField(ReadField):
    """One phone number, in E.164."""

    def read(self, text: str) -> str:
        """Raises ValidationError."""
        try:
            return phone_e164(text)
        except PhoneRefused as error:
            raise ValidationError(
                _("Nomor ini tidak terbaca. Tulis satu nomor saja, misalnya 0812 0000 0101.")
            ) from error

    def write(self, value: Any) -> str:
        """As people here write it."""
        return phone_national(value)


class HoursField(ReadField):
    """The ranges of one day; empty or `tutup`: closed."""

    data: Ranges

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was typed."""
        self.typed = one_line(valuelist[0]) if valuelist else ""
        try:
            self.data = read_day(self.typed)
        except HoursRefused as error:
            self.data = []
            raise ValidationError(HOURS[error.code]) from error

    def write(self, value: Any) -> str:
        """`08.00–17.00`; nothing for a closed day."""
        return write_day(value)


class CoordinatesField(ReadField):
    """Latitude and longitude in one field, as map apps copy them: `2.3331, 99.0649`."""

    def read(self, text: str) -> tuple[float, float]:
        """Raises ValidationError."""
        found = _COORDINATES.fullmatch(text)
        if not found or abs(float(found[1])) > 90 or abs(float(found[2])) > 180:  # noqa: PLR2004 - degrees of the globe
            raise ValidationError(_("Tulis dua angka seperti di aplikasi peta, misalnya 2.3331, 99.0649."))
        return float(found[1]), float(found[2])

    def write(self, value: Any) -> str:
        """`2.3331, 99.0649`."""
        return ", ".join(f"{number:.6f}".rstrip("0").rstrip(".") for number in value)


class DayField(DateField):  # type: ignore[misc,unused-ignore]  # as above
    """A day, in the browser's own date field."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Say in our words what is wrong."""
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError(_("Tulis tanggal sebagai tahun-bulan-hari, misalnya 2027-12-31.")) from error


def one_of(texts: dict[str, Any], message: Any) -> dict[str, Any]:
    """Choices of a field that must be one of these; `message` says so in our words."""
    return {
        "choices": choices(texts),
        "validators": [InputRequired(message), AnyOf(texts, message)],
        "validate_choice": False,
    }


def choices(texts: dict[str, Any], *, blank: Any = None) -> list[SelectChoice]:
    """Choices of a field from keys and bilingual texts; `blank` is the one that chooses nothing."""
    listed = [SelectChoice(key, text) for key, text in texts.items()]
    return listed if blank is None else [SelectChoice("", blank), *listed]
