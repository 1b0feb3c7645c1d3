"""Forms of council and team, their seats, workshops, commitments."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from wtforms import DateField, IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from kawasan_masterplan.forms.fields import NEEDED, RowForm, lazy
from kawasan_masterplan.services.editing import THINGS, TakenAlready, WrongPeriod, rows
from kawasan_masterplan.services.terms import BOARDS, DIMENSIONS

YEARS = NumberRange(2000, 2100)
MOST_SEATS = 999


def dimension_choices(nothing: str) -> list[tuple[str, str]]:
    """The six, after the answer that it is of none."""
    return [("", nothing), *((key, str(title)) for key, title in DIMENSIONS.items())]


class BoardForm(RowForm):
    """The regulation behind the council or the team."""

    thing = "board"
    refusals = {  # noqa: RUF012 - the base declares it as a ClassVar
        WrongPeriod: ("valid_until", lazy("Peraturan berakhir setelah ditetapkan, bukan sebelumnya.")),
        TakenAlready: ("regulation", lazy("Peraturan ini sudah dicatat.")),
    }
    kind = SelectField(lazy("Dewan atau tim"), [InputRequired(NEEDED)])
    regulation = StringField(
        lazy("Peraturan"), [DataRequired(NEEDED), Length(max=120)],
        description=lazy("Dengan nomor dan tahun, misalnya Peraturan Bupati Nomor 1 Tahun 2022."),
    )  # fmt: skip
    enacted_on = DateField(lazy("Ditetapkan"), [InputRequired(NEEDED)])
    valid_until = DateField(
        lazy("Berlaku sampai"), [InputRequired(NEEDED)], description=lazy("Hari terakhirnya; biasanya lima tahun.")
    )

    def __init__(self, row: Any = None) -> None:
        super().__init__(obj=row)
        self.kind.choices = [(key, str(title)) for key, title in BOARDS.items()]


class SeatForm(RowForm):
    """A seat: the office rather than the person."""

    thing = "seat"
    board_id = SelectField(lazy("Dewan atau tim"), [InputRequired(NEEDED)], coerce=int)
    position = IntegerField(
        lazy("Urutan"), [InputRequired(NEEDED), NumberRange(0, MOST_SEATS)], default=1,
        description=lazy("Yang terkecil di atas."),
    )  # fmt: skip
    role_id = StringField(
        lazy("Kedudukan"), [DataRequired(NEEDED), Length(max=80)], description=lazy("Misalnya Ketua, Sekretaris.")
    )
    role_en = StringField(lazy("Kedudukan (Inggris)"), [Length(max=80)])
    office_id = StringField(
        lazy("Jabatan atau lembaga"), [DataRequired(NEEDED), Length(max=120)],
        description=lazy("Misalnya Bupati, Kepala Dinas Kominfo."),
    )  # fmt: skip
    office_en = StringField(lazy("Jabatan atau lembaga (Inggris)"), [Length(max=120)])
    name = StringField(
        lazy("Nama pejabat"), [Length(max=120)],
        description=lazy("Hanya bila jabatannya saja tidak cukup. Nama ini tampil untuk umum."),
    )  # fmt: skip
    dimension = SelectField(lazy("Subtim dimensi"), default="")

    def __init__(self, row: Any = None) -> None:
        super().__init__(obj=row)
        boards = rows(THINGS["board"])
        self.board_id.choices = [(board.id, f"{BOARDS[board.kind]}, {board.regulation}") for board in boards]
        self.dimension.choices = dimension_choices(_("Bukan subtim"))


class WorkshopForm(RowForm):
    """A workshop and what came of it."""

    thing = "workshop"
    year = IntegerField(lazy("Tahun"), [InputRequired(NEEDED), YEARS])
    held_on = DateField(
        lazy("Tanggal"), [Optional()], description=lazy("Kosongkan bila hanya tahunnya yang diketahui.")
    )
    title_id = StringField(lazy("Judul"), [DataRequired(NEEDED), Length(max=120)])
    title_en = StringField(lazy("Judul (Inggris)"), [Length(max=120)])
    place = StringField(lazy("Tempat"), [Length(max=120)])
    outcome_id = TextAreaField(lazy("Hasil"), [Length(max=2000)], render_kw={"rows": 4})
    outcome_en = TextAreaField(lazy("Hasil (Inggris)"), [Length(max=2000)], render_kw={"rows": 4})

    def __init__(self, row: Any = None) -> None:
        super().__init__(obj=row)


class CommitmentForm(RowForm):
    """What an office signed."""

    thing = "commitment"
    office = StringField(lazy("Perangkat daerah"), [DataRequired(NEEDED), Length(max=120)])
    dimension = SelectField(lazy("Dimensi"), default="")
    text_id = TextAreaField(lazy("Isi komitmen"), [DataRequired(NEEDED), Length(max=400)], render_kw={"rows": 4})
    text_en = TextAreaField(lazy("Isi komitmen (Inggris)"), [Length(max=400)], render_kw={"rows": 4})
    signed_on = DateField(lazy("Ditandatangani"), [InputRequired(NEEDED)])

    def __init__(self, row: Any = None) -> None:
        super().__init__(obj=row)
        self.dimension.choices = dimension_choices(_("Semua dimensi"))
