"""The photos of a place: one main, the others in their order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from kawasan.plugin_api import content_changed, discard_photo, new_id, record, save_photo
from kawasan_tourism_map.models import Place, PlacePhoto
from kawasan_tourism_map.services.editing import PROGRAM

MOST_PHOTOS = 12


class PhotoNotFound(LookupError):
    """The place has no such photo."""


class TooManyPhotos(ValueError):
    """More than MOST_PHOTOS."""


def add_photos(place: Place, files: Iterable[BinaryIO]) -> int:
    """Store uploads; the first becomes the main photo where there is none. Raises TooManyPhotos and PhotoRefused, with
    nothing kept.
    """
    given = list(files)
    if photo_count(place) + len(given) > MOST_PHOTOS:
        raise TooManyPhotos
    for media in [save_photo(file) for file in given]:
        if place.photo_id is None:
            place.photo_id = media.id
        else:
            last = max((photo.position for photo in place.more_photos), default=0)
            place.more_photos.append(PlacePhoto(id=new_id(), photo_id=media.id, position=last + 1))
    if given:
        record("tourism_map.photo.add", place.name_id, after={"photos": len(given)})
        content_changed(PROGRAM)
    return len(given)


def make_main(place: Place, photo_id: int) -> None:
    """Show this photo first; the former main one takes its place. Raises PhotoNotFound."""
    chosen = _further(place, photo_id)
    if place.photo_id is None:
        place.more_photos.remove(chosen)
        place.photo_id = photo_id
    else:
        place.photo_id, chosen.photo_id = photo_id, place.photo_id
    record("tourism_map.photo.promote", place.name_id)
    content_changed(PROGRAM)


def remove_photo(place: Place, photo_id: int) -> None:
    """Take a photo away; after the main one the next takes its place. Raises PhotoNotFound."""
    if place.photo_id == photo_id:
        following = place.more_photos[0] if place.more_photos else None
        place.photo_id = following.photo_id if following else None
        if following:
            place.more_photos.remove(following)
    else:
        place.more_photos.remove(_further(place, photo_id))
    discard_photo(photo_id)
    record("tourism_map.photo.remove", place.name_id)
    content_changed(PROGRAM)


def photo_count(place: Place) -> int:
    """How many there are."""
    return (place.photo_id is not None) + len(place.more_photos)


def _further(place: Place, photo_id: int) -> PlacePhoto:
    found = next((photo for photo in place.more_photos if photo.photo_id == photo_id), None)
    if found is None:
        raise PhotoNotFound(photo_id)
    return found
