"""The demonstration's plan: real regulations' form and real dimensions, made-up figures."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from kawasan.plugin_api import DemoLoader, RegencyRef, session
from kawasan_masterplan.models import Area, Board, Commitment, PlanProgram, Progress, Seat, Workshop
from kawasan_masterplan.services.boards import months_later
from kawasan_masterplan.services.naming import slug_of

FOLDER = Path(__file__).parents[1] / "demo"
QUARTER = 3
REPORTED_AT = time(9)


def load_demo(regency: RegencyRef, loader: DemoLoader) -> str | None:
    """Add the plan of this regency; None where there is none."""
    path = FOLDER / f"{regency.slug}.json"
    if not path.is_file():
        return None
    scene: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    session().add_all(Area(code=code, name=name) for code, name in scene["areas"].items())
    session().add_all(_board(row) for row in scene["boards"])
    session().add_all(Workshop(**_dated(row, "held_on")) for row in scene["workshops"])
    session().add_all(Commitment(**_dated(row, "signed_on")) for row in scene["commitments"])
    for row in scene["programs"]:
        _add_program(row, regency, loader)
    officer = scene["area_officer"]
    loader.add_account(officer["account"], officer["name"], "officer", area_code=officer["area_code"])
    session().flush()
    return f"a master plan of {len(scene['programs'])} programs"


def _dated(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return row | {name: date.fromisoformat(row[name]) if row.get(name) else None for name in names}


def _board(row: dict[str, Any]) -> Board:
    seats = [Seat(position=place, **seat) for place, seat in enumerate(row["seats"], 1)]
    return Board(**_dated({key: row[key] for key in row if key != "seats"}, "enacted_on", "valid_until"), seats=seats)


def _add_program(row: dict[str, Any], regency: RegencyRef, loader: DemoLoader) -> None:
    values = {key: value for key, value in row.items() if key not in {"progress", "note", "scene"}}
    program = PlanProgram(slug=slug_of(row["title_id"]), is_published=True, **values)
    session().add(program)
    session().flush()
    entries = list(_entries(row, program.id, regency, loader.account_id("petugas")))
    if entries and row.get("scene"):
        entries[-1].photo_id = loader.picture(row["scene"], program.slug).id
    session().add_all(entries)


def _entries(row: dict[str, Any], program_id: int, regency: RegencyRef, officer_id: int) -> Iterator[Progress]:
    """One for each quarter that is over; `progress` is year to values, or area to such."""
    by_area = row["progress"] if row.get("is_by_area") else {"": row["progress"]}
    today, note = regency.local_day(), row.get("note", "")
    for area_code, years in by_area.items():
        for year, values in years.items():
            for quarter, value in enumerate(values, 1):
                month = quarter * QUARTER
                reported_on = months_later(date(int(year), month, 5), 1)
                if reported_on < today:
                    yield Progress(
                        program_id=program_id, area_code=area_code, year=int(year), month=month, value=value, note=note,
                        evidence_url=f"https://laporan.{regency.slug}.test/smart-city/{year}-{month:02d}",
                        entered_by=officer_id, entered_at=datetime.combine(reported_on, REPORTED_AT, regency.zone),
                    )  # fmt: skip
