"""A place's own page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import abort, render_template

from kawasan.plugin_api import Photo, cacheable, expires_at, public, require_regency, utcnow
from kawasan_tourism_map.services.base_layer import base_layer
from kawasan_tourism_map.services.categories import ATTESTATIONS, CATEGORIES, tag_title
from kawasan_tourism_map.services.directions import directions
from kawasan_tourism_map.services.drawing import locator
from kawasan_tourism_map.services.hours import grouped, opening
from kawasan_tourism_map.services.nearby import nearest_features, nearest_harbour, nearest_places
from kawasan_tourism_map.services.places import PlaceNotFound, find_place
from kawasan_tourism_map.views.blueprint import bp, map_settings, outline_name

if TYPE_CHECKING:
    from typing import Any

    from kawasan_tourism_map.models import Place


@bp.get("/<slug>")
@cacheable()
@public
def place(slug: str) -> str:
    """What it is, when it is open, what it costs, how to get there, what is near."""
    try:
        found = find_place(slug)
    except PlaceNotFound:
        abort(404)
    return render_template("tourism_map/place.html", place=found, **_surroundings(found), **_now(found))


def _surroundings(found: Place) -> dict[str, Any]:
    photos = [media for media in (found.photo, *(more.photo for more in found.more_photos)) if media]
    return {
        "category": CATEGORIES.get(found.category),
        "attested": ATTESTATIONS.get(found.attestation),
        "tags": [tag_title(tag) for tag in found.tags],
        "photos": [Photo.of(media) for media in photos],
        "directions": directions(found),
        "drawing": locator(found, base_layer(outline_name())),
        "harbour": nearest_harbour(found) if found.is_lakeside and not found.is_harbour else None,
        "near": nearest_places(found),
        "features": nearest_features(found, map_settings().nearby_radius_km),
    }


def _now(found: Place) -> dict[str, Any]:
    state = opening(found.hours, utcnow(), require_regency().zone)
    if state.is_known and not state.is_always:
        expires_at(state.changes_at)
    if found.is_lakeside:
        expires_at(None)  # the nearest harbour may be of a regency whose changes do not end this page
    return {"opening": state, "hours": grouped(found.hours), "today": require_regency().local_day().weekday()}
