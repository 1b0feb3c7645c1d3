"""Fields of our own, and what the forms of the plan's rows have in common."""

from __future__ import annotations

import re
from math import isfinite
from typing import Any, ClassVar

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from wtforms import StringField

from kawasan.plugin_api import Form, parse_rupiah, rupiah
from kawasan_masterplan.services.editing import THINGS

THOUSANDS = re.compile(r"-?\d{1,3}(\.\d{3})+(,\d+)?")
PLAIN = re.compile(r"-?\d+([.,]\d+)?")
LARGEST = 1e12
LARGEST_RUPIAH = 2**63 - 1
DECIMALS = 6
"""As many as are written; and a share of the way to 1e-323 would be more than a number holds."""


def lazy(text: str) -> Any:
    """A text translated when it is shown; Any, since WTForms declares plain strings and takes both."""
    return lazy_gettext(text)


NEEDED = lazy("Wajib diisi.")


class ValueField(StringField):  # type: ignore[misc]  # WTForms carries no types
    """A number as Indonesians write it, `1.250` or `82,5`; a single point with other than three digits after it is read
    as a comma. `data` is a float, None where nothing was written.
    """

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was typed."""
        text = valuelist[0].strip().replace(" ", "") if valuelist else ""
        self.data = None
        if text:
            self.data = read_number(text)
            if self.data is None:
                raise ValueError(_("Tulis bilangan seperti 82,5 atau 1.250."))

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else written_number(self.data)


class RupiahField(StringField):  # type: ignore[misc]  # as above
    """Whole rupiah; `data` is an int, None where nothing was written."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was typed."""
        text = valuelist[0].strip() if valuelist else ""
        self.data = None
        if text:
            try:
                amount = parse_rupiah(text)
            except ValueError as error:
                raise ValueError(_(str(error))) from error
            if amount > LARGEST_RUPIAH:
                raise ValueError(_("Jumlah ini terlalu besar."))
            self.data = amount

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else rupiah(self.data)


def read_number(text: str) -> float | None:
    """The number to six decimals, or None where it is none, or larger than any indicator."""
    if THOUSANDS.fullmatch(text):
        text = text.replace(".", "").replace(",", ".")
    elif PLAIN.fullmatch(text):
        text = text.replace(",", ".")
    else:
        return None
    number = float(text)
    if not isfinite(number) or abs(number) > LARGEST:
        return None
    return round(number, DECIMALS) + 0.0  # -0.0 and 0.0 are 0.0


def written_number(number: float) -> str:
    """As `read_number` reads it again."""
    return f"{number:.{DECIMALS}f}".rstrip("0").rstrip(".").replace(".", ",")


def tidy(field: Any) -> Any:
    """Texts without stray blanks, lines ended alike; everything else as it was read."""
    if field.type == "StringField":
        return " ".join((field.data or "").split())
    if field.type == "TextAreaField":
        return "\n".join((field.data or "").splitlines()).strip()
    return field.data


class RowForm(Form):
    """The form of one row: its fields are those of the thing in `services.editing`."""

    thing: ClassVar[str]
    refusals: ClassVar[dict[type[Exception], tuple[str, Any]]] = {}
    """What the service may raise: the field it is said at, and the sentence."""

    @property
    def values(self) -> dict[str, Any]:
        """What was written, by the names of the row's fields."""
        return {key: tidy(self[key]) for key in THINGS[self.thing].fields if key in self}

    def refuse(self, refusal: Exception) -> None:
        """Say at its field why the service refused."""
        name, sentence = self.refusals[type(refusal)]
        self[name].errors = [str(sentence)]
