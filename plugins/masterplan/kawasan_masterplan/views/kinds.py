"""The kinds of rows an administrator edits: their forms, and what people call them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from kawasan.plugin_api import Bilingual
from kawasan_masterplan.forms import AreaForm, BoardForm, CommitmentForm, ProgramForm, SeatForm, WorkshopForm
from kawasan_masterplan.forms.fields import RowForm
from kawasan_masterplan.models import Board, Commitment, PlanProgram, Seat, Workshop
from kawasan_masterplan.services.editing import THINGS, Thing
from kawasan_masterplan.services.terms import BOARDS, DIMENSIONS


@dataclass(frozen=True)
class Kind:
    """One kind of rows; `line` is what its list says below the name of a row."""

    key: str
    """In the address."""
    thing: Thing
    form: Callable[..., RowForm]
    title: Bilingual
    new: Bilingual
    help: Bilingual
    line: Callable[[Any], str]


def _program(row: PlanProgram) -> str:
    return f"{DIMENSIONS[row.dimension]} · {row.office}"


def _board(row: Board) -> str:
    return str(BOARDS[row.kind])


def _seat(row: Seat) -> str:
    return str(DIMENSIONS.get(row.dimension, ""))


def _workshop(row: Workshop) -> str:
    return " · ".join(part for part in (str(row.year), row.place) if part)


def _commitment(row: Commitment) -> str:
    return str(row.text)


def _nothing(_row: Any) -> str:
    return ""


_ALL = (
    Kind(
        "program",
        THINGS["program"],
        ProgramForm,
        Bilingual("Program rencana", "Programs of the plan"),
        Bilingual("Program baru", "New program"),
        Bilingual(
            "Apa yang dikerjakan, oleh siapa, dari nilai berapa ke target berapa.",
            "What is done, by whom, from which value to which target.",
        ),
        _program,
    ),
    Kind(
        "dewan-dan-tim",
        THINGS["board"],
        BoardForm,
        Bilingual("Dewan dan tim", "Council and team"),
        Bilingual("Peraturan baru", "New regulation"),
        Bilingual(
            "Peraturan bupati yang membentuknya, dan sampai kapan berlaku.",
            "The regent's regulation that sets it up, and until when it holds.",
        ),
        _board,
    ),
    Kind(
        "anggota",
        THINGS["seat"],
        SeatForm,
        Bilingual("Anggota dewan dan tim", "Seats of council and team"),
        Bilingual("Anggota baru", "New seat"),
        Bilingual(
            "Sebut jabatan atau lembaganya; nama orang hanya bila perlu.",
            "Give the office; a person's name only where it is needed.",
        ),
        _seat,
    ),
    Kind(
        "bimtek",
        THINGS["workshop"],
        WorkshopForm,
        Bilingual("Bimtek", "Workshops"),
        Bilingual("Bimtek baru", "New workshop"),
        Bilingual("Bimbingan teknis menuju rencana, dan hasilnya.", "Workshops towards the plan, and their results."),
        _workshop,
    ),
    Kind(
        "komitmen",
        THINGS["commitment"],
        CommitmentForm,
        Bilingual("Komitmen", "Commitments"),
        Bilingual("Komitmen baru", "New commitment"),
        Bilingual("Apa yang ditandatangani setiap perangkat daerah.", "What each office signed."),
        _commitment,
    ),
    Kind(
        "wilayah",
        THINGS["area"],
        AreaForm,
        Bilingual("Wilayah pelapor", "Reporting areas"),
        Bilingual("Wilayah baru", "New area"),
        Bilingual(
            "Kecamatan dan desa yang melaporkan bagiannya.", "Sub-districts and villages that report their part."
        ),
        _nothing,
    ),
)
KINDS: Final = {kind.key: kind for kind in _ALL}
