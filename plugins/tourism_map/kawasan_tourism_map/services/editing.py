"""Adding and changing places; each change goes into the trail and ends cached pages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from kawasan.plugin_api import content_changed, discard_photo, record, session
from kawasan_tourism_map.models import Place
from kawasan_tourism_map.services.coordinates import lies_in_indonesia
from kawasan_tourism_map.services.filters import search_text

PROGRAM = "tourism_map"
RESERVED_SLUGS = frozenset({"daftar", "data", "kelola"})
"""Paths of the program itself."""
LONGEST_SLUG = 70
FIELDS = (
    "name_id", "name_en", "category", "kind_id", "kind_en", "district", "latitude", "longitude",
    "summary_id", "summary_en", "description_id", "description_en", "access_id", "access_en", "hours",
    "ticket_price_rupiah", "ticket_note_id", "ticket_note_en", "tags",
    "is_featured", "is_lakeside", "is_harbour", "is_published",
)  # fmt: skip
"""What an officer may write."""


class OutsideIndonesia(ValueError):
    """The coordinates lie outside Indonesia, or are no numbers: often latitude and longitude were swapped."""


def create_place(values: Mapping[str, Any]) -> Place:
    """Add a place; `values` by the names of FIELDS. Raises OutsideIndonesia.

    Sent once more, as after a lost answer, it is not added again.
    """
    slug = _free_slug(values["name_id"])  # first: one added since then has this slug too, and two are refused
    alike: list[Place] = session().scalars(select(Place).where(Place.name_id == values["name_id"])).all()
    for there in alike:
        if all(getattr(there, key) == value for key, value in values.items()):
            return there
    place = Place(slug=slug, tags=[])
    _write(place, values)
    session().add(place)
    session().flush()
    record("tourism_map.place.add", place.name_id, after=_plain(values))
    content_changed(PROGRAM)
    return place


def change_place(place: Place, values: Mapping[str, Any]) -> bool:
    """Write the given fields; its address stays, whatever its name. False: nothing changed. Raises OutsideIndonesia."""
    before = {key: getattr(place, key) for key in values if getattr(place, key) != values[key]}
    if not before:
        return False
    _write(place, values)
    record(
        "tourism_map.place.change",
        place.name_id,
        before=_plain(before),
        after=_plain({key: values[key] for key in before}),
    )
    content_changed(PROGRAM)
    return True


def publish_place(place: Place, *, is_published: bool) -> bool:
    """Show or hide it. False: it was so already."""
    return change_place(place, {"is_published": is_published})


def mark_surveyed(place: Place, day: date) -> None:
    """Note that an officer was there on `day` and confirmed what is written."""
    before = place.surveyed_on.isoformat() if place.surveyed_on else None
    place.surveyed_on = day
    record(
        "tourism_map.place.survey",
        place.name_id,
        before={"surveyed_on": before},
        after={"surveyed_on": day.isoformat()},
    )
    content_changed(PROGRAM)


def delete_place(place: Place) -> None:
    """Remove it for good."""
    record("tourism_map.place.delete", place.name_id, before={"slug": place.slug, "category": place.category})
    photo_ids = [place.photo_id, *(photo.photo_id for photo in place.more_photos)]
    session().delete(place)
    session().flush()
    for photo_id in photo_ids:
        discard_photo(photo_id)
    content_changed(PROGRAM)


def refresh_search(place: Place) -> None:
    """Bring the text the search looks through in line with the rest."""
    place.found_by = search_text(*place.name, *place.kind, *place.summary, place.district, place.tags)


def slug_of(name: str) -> str:
    """A name as part of an address: `Aek Sipitu Dai` becomes `aek-sipitu-dai`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST_SLUG].strip("-") or "tempat"


def _write(place: Place, values: Mapping[str, Any]) -> None:
    for key in FIELDS:
        if key in values:
            setattr(place, key, values[key])
    if not lies_in_indonesia(place.latitude, place.longitude):
        raise OutsideIndonesia
    refresh_search(place)


def _free_slug(name: str) -> str:
    wanted = slug_of(name)
    taken = (
        set(session().scalars(select(Place.slug).where(Place.slug.startswith(wanted, autoescape=True))))
        | RESERVED_SLUGS
    )
    number = 1
    while (slug := wanted if number == 1 else f"{wanted}-{number}") in taken:
        number += 1
    return slug


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Without what is empty, so that the trail stays readable."""
    return {key: value for key, value in values.items() if value not in ("", [])}
