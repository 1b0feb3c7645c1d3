"""The demonstration's places."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kawasan.plugin_api import DemoLoader, RegencyRef, session
from kawasan_tourism_map.models import Place
from kawasan_tourism_map.services.editing import refresh_search

FOLDER = Path(__file__).parents[1] / "demo"
HARBOUR = "pelabuhan"
TEXTS = ("summary", "description", "access")


def load_demo(regency: RegencyRef, loader: DemoLoader) -> str | None:
    """Add the collected places of this regency, each with a drawn picture; None where there are none."""
    path = FOLDER / f"{regency.slug}.json"
    if not path.is_file():
        return None
    rows: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["places"]
    for row in rows:
        session().add(_place(row, loader.picture(row["scene"], row["slug"]).id))
    session().flush()
    return f"{len(rows)} places"


def _place(row: dict[str, Any], photo_id: int) -> Place:
    note = row["ticket_note"] or {}
    place = Place(
        slug=row["slug"], name_id=row["name"], name_en=row["name_en"] or "", category=row["category"],
        kind_id=row["kind"], kind_en=row["kind_en"], district=row["district"] or "",
        latitude=row["lat"], longitude=row["lon"], attestation=row["attestation"], hours=row["hours"],
        ticket_price_rupiah=row["ticket_price_rupiah"], ticket_note_id=note.get("id", ""),
        ticket_note_en=note.get("en", ""), tags=row["tags"], photo_id=photo_id, is_featured=row["featured"],
        is_lakeside=row["lake"], is_harbour=row["kind"].startswith(HARBOUR), is_published=True,
        **{f"{part}_{language}": text for part in TEXTS for language, text in row[part].items()},
    )  # fmt: skip
    refresh_search(place)
    return place
