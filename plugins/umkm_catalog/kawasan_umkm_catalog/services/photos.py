"""Photos of products and businesses: taken in square, in an order, the first one the cover."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from kawasan.plugin_api import content_changed, discard_photo, save_photo, session
from kawasan_umkm_catalog.models import Business, Product, ProductPhoto
from kawasan_umkm_catalog.services.preferences import PROGRAM

MOST_PHOTOS = 5


class TooManyPhotos(ValueError):
    """A product has at most five photos."""


def add_photos(product: Product, files: Iterable[BinaryIO]) -> int:
    """Append photos in their order; answers how many. Raises TooManyPhotos or PhotoRefused, with nothing kept."""
    given = list(files)
    if len(product.photos) + len(given) > MOST_PHOTOS:
        raise TooManyPhotos
    for media in [save_photo(file, square=True) for file in given]:
        product.photos.append(ProductPhoto(photo_id=media.id, position=len(product.photos)))
    if given:
        session().flush()
        content_changed(PROGRAM)
    return len(given)


def move_photo(product: Product, photo_id: int, *, to: int) -> bool:
    """Put one of the photos at a position, counted from 0 (the cover). False: the product has no such photo."""
    moved = _photo(product, photo_id)
    if moved is None:
        return False
    rest = [photo for photo in product.photos if photo is not moved]
    to = max(0, min(to, len(rest)))
    _number([*rest[:to], moved, *rest[to:]])
    session().flush()
    session().expire(product, ["photos"])
    content_changed(PROGRAM)
    return True


def remove_photo(product: Product, photo_id: int) -> bool:
    """Take a photo away; the others move up. False: the product has no such photo."""
    removed = _photo(product, photo_id)
    if removed is None:
        return False
    product.photos.remove(removed)
    _number(product.photos)
    discard_photo(removed.photo_id)
    content_changed(PROGRAM)
    return True


def set_business_photo(business: Business, file: BinaryIO) -> None:
    """The photo of the place, of the people or of the sign. Raises PhotoRefused."""
    earlier, business.photo_id = business.photo_id, save_photo(file, square=True).id
    discard_photo(earlier)
    session().flush()
    session().expire(business, ["photo"])
    content_changed(PROGRAM)


def _photo(product: Product, photo_id: int) -> ProductPhoto | None:
    return next((photo for photo in product.photos if photo.id == photo_id), None)


def _number(photos: Iterable[ProductPhoto]) -> None:
    for position, photo in enumerate(photos):
        photo.position = position
