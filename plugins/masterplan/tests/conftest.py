"""A program, areas and a report, for the tests to ask for; `dewi` is an officer of the first area."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kawasan.plugin_api import RegencyRef
from kawasan.testing import Client, InRegency, UserId
from kawasan_masterplan.services.editing import THINGS, add
from kawasan_masterplan.services.programs import find_program
from kawasan_masterplan.services.progress import Entry, Officer, enter

AddProgram = Callable[..., int]
Report = Callable[..., int]
DEFAULTS: dict[str, Any] = {
    "title_en": "", "summary_id": "", "summary_en": "", "dimension": "governance", "office": "Dinas Kominfo",
    "area_code": "", "is_by_area": False, "indicator_id": "Desa terlayani", "indicator_en": "Villages served",
    "unit_id": "desa", "unit_en": "villages", "baseline": 0.0, "targets": {"2025": 10.0, "2026": 20.0},
    "budget_rupiah": None, "budget_source": "", "is_quick_win": False, "live_figure": "", "is_published": True,
}  # fmt: skip
NOW = "2026-03-02 09:00"


@pytest.fixture
def add_program(toba: RegencyRef, in_regency: InRegency) -> AddProgram:
    """`add_program("Desa pintar", regency=samosir, baseline=5.0)` adds a published program (toba's); its id."""

    def make(title: str, *, regency: RegencyRef = toba, **values: Any) -> int:
        with in_regency(regency):
            return int(add(THINGS["program"], {**DEFAULTS, "title_id": title, **values}).id)

    return make


@pytest.fixture
def add_areas(toba: RegencyRef, in_regency: InRegency) -> None:
    """Two sub-districts of toba, and a village of the first."""
    named = {"12.12.01": "Balige", "12.12.01.2001": "Lumban Silintong", "12.12.02": "Laguboti"}
    with in_regency(toba):
        for code, name in named.items():
            add(THINGS["area"], {"code": code, "name": name})


@pytest.fixture
def report(toba: RegencyRef, in_regency: InRegency, budi: Client, user_id: UserId) -> Report:
    """`report(program_id, 2026, 1, 12.0, area_code=…)` enters a value, by Budi; the entry's id."""

    def keep(program_id: int, year: int, month: int, value: float, area_code: str = "") -> int:
        with in_regency(toba):
            entry = Entry(year, month, value, area_code, evidence_url="https://contoh.test/laporan")
            return int(enter(find_program(program_id), entry, Officer(user_id(budi))).id)

    return keep
