"""What a program holds in the current regency as one file: a table of JSON rows for each table, and the photos."""

from __future__ import annotations

import json
import zipfile
from base64 import b64encode
from datetime import date, datetime, time
from typing import IO, TYPE_CHECKING, Any

from sqlalchemy import select

from kawasan.audit import record
from kawasan.db import session, utcnow
from kawasan.holdings.contents import Contents, contents_of, models_of, photo_ids
from kawasan.media import Media
from kawasan.media.files import file_of
from kawasan.tenancy import require_regency

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

READ_AT_ONCE = 500
LARGEST_EXACT = 2**53
"""Beyond it JSON readers round, so ids are strings, as in the API."""


def write_archive(program: str, version: str, file: IO[bytes]) -> Contents:
    """Write a ZIP into `file`: `about.json`, `<table>.json` and `photos/<id>.webp`. Recorded in the trail."""
    regency, there = require_regency(), contents_of(program)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        about = {
            "program": program, "version": version, "regency": regency.code, "name": regency.name,
            "at": utcnow().isoformat(), "rows": dict(there.rows), "photos": there.photos,
        }  # fmt: skip
        archive.writestr("about.json", json.dumps(about, ensure_ascii=False, indent=1))
        for model in models_of(program):
            with archive.open(f"{model.__tablename__}.json", "w", force_zip64=True) as table:
                table.writelines(_as_json(model))
        for media in session().scalars(select(Media).where(Media.id.in_(photo_ids(program)))):
            path = file_of(media.regency_id, media.id, max(media.widths))
            if path.is_file():
                archive.write(path, f"photos/{media.id}.webp", zipfile.ZIP_STORED)
    record("core.program.archive", program, after={"rows": there.total, "photos": there.photos})
    return there


def _as_json(model: Any) -> Iterator[bytes]:
    attributes = [attribute.key for attribute in model.__mapper__.column_attrs]
    before = b"[\n"
    for row in session().scalars(select(model), execution_options={"yield_per": READ_AT_ONCE}):
        yield before + as_line({name: getattr(row, name) for name in attributes}).encode()
        before = b",\n"
    yield b"[]\n" if before == b"[\n" else b"\n]\n"


def as_line(values: Mapping[str, Any]) -> str:
    """A row as JSON. What JSON has no kind for, as an exact amount, is a string; bytes are in Base64."""
    return json.dumps({name: _plain(value) for name, value in values.items()}, ensure_ascii=False, default=str)


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return b64encode(value).decode()
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, int) and abs(value) > LARGEST_EXACT:
        return str(value)
    return value
