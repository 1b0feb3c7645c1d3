"""The visitor's filters: a form that is sent by GET, so that every selection has an address."""

from __future__ import annotations

from typing import Any

from wtforms import BooleanField, SelectField, StringField
from wtforms.validators import Optional

from kawasan.plugin_api import Form
from kawasan_umkm_catalog.forms.fields import RupiahField, choices, one_line
from kawasan_umkm_catalog.forms.refusals import _l
from kawasan_umkm_catalog.services.catalogue import SORTS, Filters
from kawasan_umkm_catalog.services.terms import CATEGORIES

SORT_LABELS = {
    "newest": _l("Terbaru"),
    "cheapest": _l("Termurah"),
    "dearest": _l("Termahal"),
    "name": _l("Nama A–Z"),
}
LAST_PAGE = 100_000


class FilterForm(Form):
    """What to look for. A category or place that nobody has simply finds nothing."""

    q = StringField(_l("Cari produk"), filters=[one_line])
    category = SelectField(_l("Kategori"), choices=choices(CATEGORIES, blank=""), validate_choice=False)
    district = SelectField(_l("Kecamatan"), validate_choice=False)
    lowest = RupiahField(_l("Harga dari"), [Optional()], render_kw={"inputmode": "numeric", "placeholder": "10.000"})
    highest = RupiahField(
        _l("Harga sampai"), [Optional()], render_kw={"inputmode": "numeric", "placeholder": "100.000"}
    )
    verified = BooleanField(_l("Hanya usaha yang ada verifikasinya"))
    sort = SelectField(_l("Urutkan"), choices=choices(SORT_LABELS), validate_choice=False)

    def chosen(self) -> Filters:
        """What was chosen; a price that cannot be read does not narrow, prices in the wrong order are turned round."""
        lowest, highest = self.lowest.data, self.highest.data
        if lowest is not None and highest is not None and lowest > highest:
            lowest, highest = highest, lowest
        return Filters(
            query=self.q.data or "", category=self.category.data or "", district=self.district.data or "",
            lowest_rupiah=lowest, highest_rupiah=highest, only_verified=bool(self.verified.data),
            sort=self.sort.data if self.sort.data in SORTS else SORTS[0],
        )  # fmt: skip


def read_filters(arguments: Any, districts: list[str]) -> FilterForm:
    """The form of these query arguments, already checked; `districts` are those there is something in."""
    form: Any = FilterForm(formdata=arguments)  # its constructor carries no annotations
    form.district.choices = choices({name: name for name in districts}, blank=_l("Semua kecamatan"))
    form.validate()
    return form  # type: ignore[no-any-return]  # made above


def page_number(text: str | None) -> int:
    """The asked-for page of a list; 1 for anything that is no page number."""
    return min(int(text), LAST_PAGE) if text and text.isascii() and text.isdigit() and text != "0" else 1
