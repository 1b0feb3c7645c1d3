"""Taking photos in from phones, and the addresses they are served at."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, ImageOps, UnidentifiedImageError

from kawasan.db import after_commit, after_rollback, new_id, session
from kawasan.jobs import enqueue
from kawasan.media.files import WIDTHS, file_of, unlink_all, write
from kawasan.media.models import Media
from kawasan.media.sizes import add_sizes, make_smaller
from kawasan.tenancy import require_regency

if TYPE_CHECKING:
    from typing import BinaryIO

MOST_PIXELS = 60_000_000
MOST_BYTES = 12 * 1024 * 1024
SMALLEST_SIDE = 200
LONGEST_STRIP = 10
"""Times as long as wide, or as wide as long: beyond that it is no photo, and WebP holds no more than 16,383 pixels."""
DECODED = WIDTHS[-1] * 5 // 4
"""Pixels that a side of a JPEG has at least before it is made smaller with care: 12 megapixels come as three."""
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")  # Pillow opens the MPO of some phones as JPEG


class PhotoRefused(ValueError):
    """The file is not a usable photo; `code` is `not_a_photo`, `too_large` or `too_small`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Photo:
    """A stored photo as templates use it."""

    regency_id: int
    id: int
    width: int
    height: int
    widths: tuple[int, ...]
    alt: str = ""

    @classmethod
    def of(cls, media: Media, alt: str = "") -> Photo:
        """From its row."""
        return cls(media.regency_id, media.id, media.width, media.height, tuple(media.widths), alt)

    def src(self, width: int = WIDTHS[1]) -> str:
        """Address of the smallest kept size at least `width` wide, else of the largest. At the root, outside
        tenancy.
        """
        chosen = min((w for w in self.widths if w >= width), default=max(self.widths))
        return f"/media/{self.regency_id}/{self.id}-{chosen}.webp"

    @property
    def srcset(self) -> str:
        """All sizes, for the `srcset` attribute."""
        return ", ".join(f"{self.src(w)} {w}w" for w in self.widths)


def save_photo(file: BinaryIO, *, square: bool = False) -> Media:
    """Store an uploaded photo for the current regency; `square` crops to the middle. Raises PhotoRefused.

    It is shown in its largest width at once; a job adds the smaller ones. Its files go again where the unit of work is
    undone.
    """
    media = store_largest(file, square=square)
    (largest,) = media.widths
    if largest > WIDTHS[0]:
        enqueue(add_sizes, media_id=media.id, largest=largest)
    return media


def save_photo_whole(file: BinaryIO, *, square: bool = False) -> Media:
    """The same with all its widths at once, for who loads hundreds."""
    media = store_largest(file, square=square)
    (largest,) = media.widths
    media.widths = [*make_smaller(media.regency_id, media.id, largest), largest]
    return media


def store_largest(file: BinaryIO, *, square: bool) -> Media:
    """Store a photo in its largest width alone. Raises PhotoRefused."""
    image = _decode(file)
    if square:
        side = min(image.size)
        image = ImageOps.fit(image, (side, side))
    largest, regency_id = min(image.width, WIDTHS[-1]), require_regency().id
    media = Media(id=new_id(), width=image.width, height=image.height, widths=[largest])
    path = file_of(regency_id, media.id, largest)
    path.parent.mkdir(parents=True, exist_ok=True)
    after_rollback(lambda: unlink_all(regency_id, media.id))
    write(image, largest, path)
    session().add(media)
    session().flush()
    return media


def discard_photo(media_id: int | None) -> None:
    """Remove a photo of the current regency for good: its row now, its files after the commit. None: nothing to do.

    Whatever pointed to it must point elsewhere by then.
    """
    media = None if media_id is None else session().get(Media, (require_regency().id, media_id))
    if media is None:
        return
    key = media.regency_id, media.id
    session().flush()
    session().delete(media)
    after_commit(lambda: unlink_all(*key))


def _decode(file: BinaryIO) -> Image.Image:
    data = io.BytesIO(file.read(MOST_BYTES + 1))
    if data.getbuffer().nbytes > MOST_BYTES:
        code = "too_large"
        raise PhotoRefused(code)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(data, formats=FORMATS)
            if image.width * image.height > MOST_PIXELS:
                code = "too_large"
                raise PhotoRefused(code)
            image.draft(None, (DECODED, DECODED))  # a JPEG is decoded no larger than it is needed
            image.load()
    except (
        UnidentifiedImageError,
        OSError,
        SyntaxError,
        ValueError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as error:
        if isinstance(error, PhotoRefused):
            raise
        code = "too_large" if "bomb" in str(error) else "not_a_photo"
        raise PhotoRefused(code) from error
    if min(image.size) < SMALLEST_SIDE:
        code = "too_small"
        raise PhotoRefused(code)
    if max(image.size) > LONGEST_STRIP * min(image.size):
        code = "not_a_photo"
        raise PhotoRefused(code)
    # A fresh image carries no metadata: where a photo was taken is nobody's business.
    return ImageOps.exif_transpose(image).convert("RGB")
