"""A person's data as one document (UU 27/2022, articles 7 and 13): JSON types, texts in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kawasan.db import utcnow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kawasan.languages import Bilingual
    from kawasan.plugins import HeldData, HeldItem
    from kawasan.rights.held import Part, Place

FORMAT = "kawasan-personal-data/1"


def document(account: Part, places: Iterable[Place]) -> dict[str, Any]:
    """All of it. Moments are ISO 8601 in UTC, ids are strings."""
    regencies = [
        {
            "regency": {"code": place.regency.code, "name": place.regency.name},
            "parts": [_part(part) for part in place.parts],
            "requests": [_asked(one) for one in place.asked],
        }
        for place in places
        if place.parts or place.asked
    ]
    return {"format": FORMAT, "made_at": utcnow().isoformat(), "account": _part(account), "regencies": regencies}


def _part(part: Part) -> dict[str, Any]:
    kinds = [_kind(kind) for kind in part.kinds]
    return {"program": part.program, "title": _text(part.title), "complete": part.is_whole, "kinds": kinds}


def _kind(kind: HeldData) -> dict[str, Any]:
    said = {"title": _text(kind.title), "legal_ground": _text(kind.ground), "kept": _text(kind.kept)}
    flags = {"rests_on_consent": bool(kind.consent), "outlasts_erasure": kind.outlasts_erasure}
    return said | flags | {"items": [_item(item) for item in kind.items]}


def _item(item: HeldItem) -> dict[str, Any]:
    values = [{"name": _text(name), "value": value} for name, value in item.values]
    since = item.since.isoformat() if item.since else None
    return {"what": _text(item.what), "since": since, "values": values}


def _asked(asked: Any) -> dict[str, Any]:
    moments = {key: getattr(asked, key) for key in ("asked_at", "due_at", "decided_at")}
    plain = {"id": str(asked.id), "kind": asked.kind, "state": asked.state, "note": asked.note, "answer": asked.answer}
    return plain | {key: at.isoformat() if at else None for key, at in moments.items()} | {"receipt": asked.receipt}


def _text(pair: Bilingual) -> dict[str, str]:
    return {"id": pair.id, "en": pair.text("en")}
