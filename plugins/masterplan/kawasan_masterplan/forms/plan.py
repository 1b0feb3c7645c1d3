"""Forms of a program of the plan, and of an area that reports."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from wtforms import BooleanField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError

from kawasan.plugin_api import require_regency, subdivisions
from kawasan_masterplan.forms.fields import NEEDED, RowForm, RupiahField, ValueField, lazy
from kawasan_masterplan.services.areas import areas, names
from kawasan_masterplan.services.editing import AreaInUse, ForeignArea, TakenAlready
from kawasan_masterplan.services.live import live_figures
from kawasan_masterplan.services.terms import DIMENSIONS, SOURCES
from kawasan_masterplan.settings import PLAN_YEARS, plan_settings

TARGETS = tuple(f"target_{place}" for place in range(PLAN_YEARS))


class ProgramForm(RowForm):
    """All that an administrator writes of a program; `target_0` is the target of the plan's first year."""

    thing = "program"
    title_id = StringField(lazy("Judul"), [DataRequired(NEEDED), Length(max=120)])
    title_en = StringField(lazy("Judul (Inggris)"), [Length(max=120)])
    summary_id = TextAreaField(lazy("Ringkasan"), [Length(max=400)], render_kw={"rows": 3})
    summary_en = TextAreaField(lazy("Ringkasan (Inggris)"), [Length(max=400)], render_kw={"rows": 3})
    dimension = SelectField(lazy("Dimensi"), [InputRequired(NEEDED)])
    office = StringField(lazy("Perangkat daerah penanggung jawab"), [DataRequired(NEEDED), Length(max=120)])
    area_code = SelectField(lazy("Wilayah"), default="")
    is_by_area = BooleanField(
        lazy("Dilaporkan per wilayah"),
        description=lazy("Setiap kecamatan atau desa melaporkan bagiannya, lalu dijumlahkan."),
    )
    indicator_id = StringField(
        lazy("Indikator"), [DataRequired(NEEDED), Length(max=160)], description=lazy("Apa yang diukur.")
    )
    indicator_en = StringField(lazy("Indikator (Inggris)"), [Length(max=160)])
    unit_id = StringField(
        lazy("Satuan"), [DataRequired(NEEDED), Length(max=40)], description=lazy("Misalnya desa, persen, menit.")
    )
    unit_en = StringField(lazy("Satuan (Inggris)"), [Length(max=40)])
    baseline = ValueField(
        lazy("Nilai awal"), [InputRequired(NEEDED)], description=lazy("Sebelum rencana berjalan, misalnya 82,5.")
    )
    target_0 = ValueField()
    target_1 = ValueField()
    target_2 = ValueField()
    target_3 = ValueField()
    target_4 = ValueField()
    budget_rupiah = RupiahField(lazy("Anggaran"), description=lazy("Untuk seluruh masa rencana."))
    budget_source = SelectField(lazy("Sumber dana"), default="")
    is_quick_win = BooleanField(
        lazy("Quick win"), description=lazy("Program unggulan yang hasilnya terlihat dalam hitungan bulan.")
    )
    live_figure = SelectField(
        lazy("Angka langsung"),
        default="",
        description=lazy("Dihitung sendiri oleh program kawasan; menggantikan laporan terakhir."),
    )
    is_published = BooleanField(lazy("Terbitkan"), description=lazy("Bila tidak, hanya petugas yang melihatnya."))

    def __init__(self, row: Any = None) -> None:
        first = plan_settings().first_year
        self.years = [str(first + place) for place in range(PLAN_YEARS)]
        self._others = {y: v for y, v in row.targets.items() if y not in self.years} if row else {}
        stored = {name: row.targets.get(year) for name, year in zip(TARGETS, self.years, strict=True)} if row else {}
        super().__init__(obj=row, data=stored)
        for name, year in zip(TARGETS, self.years, strict=True):
            self[name].label.text = _("Target %(year)s", year=year)
        self.dimension.choices = [(key, str(title)) for key, title in DIMENSIONS.items()]
        self.area_code.choices = [("", _("Seluruh %(regency)s", regency=require_regency().name)), *_areas(row)]
        self.budget_source.choices = [("", _("Belum disebut")), *((k, str(title)) for k, title in SOURCES.items())]
        self.live_figure.choices = [("", _("Tidak ada")), *_figures(row)]

    @property
    def targets(self) -> list[Any]:
        """The five fields."""
        return [self[name] for name in TARGETS]

    @property
    def values(self) -> dict[str, Any]:
        """With the targets by year; those of years outside the plan stay."""
        written = {year: field.data for year, field in zip(self.years, self.targets, strict=True)}
        targets = self._others | {year: value for year, value in written.items() if value is not None}
        return super().values | {"targets": targets}


class AreaForm(RowForm):
    """A sub-district or village that reports."""

    thing = "area"
    refusals = {  # noqa: RUF012 - the base declares it as a ClassVar
        ForeignArea: (
            "code",
            lazy("Tulis kode kecamatan atau desa di kabupaten ini, seperti 12.12.01 atau 12.12.01.2001."),
        ),
        TakenAlready: ("code", lazy("Wilayah dengan kode ini sudah ada.")),
        AreaInUse: ("code", lazy("Wilayah ini masih dipakai oleh program atau laporan; kodenya tetap.")),
    }
    code = StringField(
        lazy("Kode wilayah"), [DataRequired(NEEDED), Length(max=13)],
        description=lazy("Kode Kemendagri, sama dengan yang membatasi peran anggota."),
    )  # fmt: skip
    name = StringField(lazy("Nama"), [Length(max=80)], description=lazy("Kosong: namanya menurut daftar Kemendagri."))

    def validate_name(self, field: StringField) -> None:
        """Left empty it is the official one, where the code has one."""
        field.data = field.data or subdivisions(require_regency().code).get(self.code.data or "", "")
        if not field.data:
            raise ValidationError(NEEDED)

    def __init__(self, row: Any = None) -> None:
        super().__init__(obj=row)


def _areas(row: Any) -> list[tuple[str, str]]:
    """Those that there are, and the program's own."""
    found = names(areas())
    if row and row.area_code:
        found.setdefault(row.area_code, row.area_code)
    return [(code, f"{name} ({code})") for code, name in found.items()]


def _figures(row: Any) -> list[tuple[str, str]]:
    """Those that programs offer now, and the program's own, whose program may be off."""
    found = {key: str(figure.title) for key, figure in live_figures().items()}
    if row and row.live_figure and row.live_figure not in found:
        found[row.live_figure] = _("%(key)s (programnya sedang mati)", key=row.live_figure)
    return list(found.items())
