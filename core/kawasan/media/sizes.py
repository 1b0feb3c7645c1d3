"""The smaller widths of a photo: made by a job, out of the largest one, which the upload itself has stored.

Pages name the widths that a photo's row lists, so none of them ever shows a picture that is not there yet.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PIL import Image
from sqlalchemy import select

from kawasan.db import session
from kawasan.jobs import job
from kawasan.media.files import WIDTHS, file_of, unlink_all, write
from kawasan.media.models import Media
from kawasan.tenancy import bump_version, require_regency

if TYPE_CHECKING:
    from collections.abc import Callable

_listeners: list[Callable[[Media], None]] = []


def on_new_sizes(listener: Callable[[Media], None]) -> Callable[[Media], None]:
    """Let a function know, in the same unit of work, of a photo that has more widths now: it keeps a copy of them."""
    _listeners.append(listener)
    return listener


@job("core.photo")
def add_sizes(media_id: int, largest: int) -> None:
    """Make what is missing. Of a photo that was discarded meanwhile nothing is kept."""
    regency_id, made = require_regency().id, None
    # Before any statement: on SQLite the first one takes the lock for writing.
    with suppress(FileNotFoundError):
        made = make_smaller(regency_id, media_id, largest)
    media = session().scalar(select(Media).where(Media.id == media_id).with_for_update())
    if media is None:
        unlink_all(regency_id, media_id)
        return
    if made is None:
        raise FileNotFoundError(media_id)
    media.widths = sorted({*media.widths, *made})
    bump_version()
    for listener in _listeners:
        listener(media)


def make_smaller(regency_id: int, media_id: int, largest: int) -> list[int]:
    """Write the widths below the largest, and answer them. Raises FileNotFoundError where that is not there."""
    smaller = [width for width in WIDTHS if width < largest]
    with Image.open(file_of(regency_id, media_id, largest)) as image:
        for width in smaller:
            write(image, width, file_of(regency_id, media_id, width))
    return smaller
