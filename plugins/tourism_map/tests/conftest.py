"""Places of the tests: a beach, a harbour and whatever else a test asks for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kawasan.plugin_api import RegencyRef
from kawasan.testing import InRegency
from kawasan_tourism_map.services.editing import create_place
from kawasan_tourism_map.services.hours import DAYS

AddPlace = Callable[..., int]
DEFAULTS: dict[str, Any] = {
    "name_en": "", "category": "wisata", "kind_id": "pantai", "kind_en": "beach", "district": "Balige",
    "latitude": 2.3485, "longitude": 99.0732, "summary_id": "Pasir di tepi danau.", "summary_en": "Sand by the lake.",
    "description_id": "", "description_en": "", "access_id": "", "access_en": "", "hours": None,
    "ticket_price_rupiah": None, "ticket_note_id": "", "ticket_note_en": "", "tags": [], "is_featured": False,
    "is_lakeside": False, "is_harbour": False, "is_published": True,
}  # fmt: skip
EVERY_DAY = {"weekly": [[day, "08:00", "17:00"] for day in DAYS]}


@pytest.fixture
def add_place(toba: RegencyRef, in_regency: InRegency) -> AddPlace:
    """`add_place("Pantai Bulbul", regency=samosir, hours=…)` adds a published place (toba's) and answers its id."""

    def add(name: str, *, regency: RegencyRef = toba, **values: Any) -> int:
        with in_regency(regency):
            return int(create_place({**DEFAULTS, "name_id": name, **values}).id)

    return add


@pytest.fixture
def every_day() -> dict[str, Any]:
    """Hours from 8.00 to 17.00, seven days."""
    return EVERY_DAY
