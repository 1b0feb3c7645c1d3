"""Taking photos in from phones, and the addresses they are served at."""

from __future__ import annotations

import io
import warnings
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from flask import current_app
from PIL import Image, ImageOps, UnidentifiedImageError

from kawasan.db import after_commit, after_rollback, new_id, session
from kawasan.media.models import Media
from kawasan.tenancy import require_regency

if TYPE_CHECKING:
    from typing import BinaryIO

WIDTHS = (320, 640, 1200)
MOST_PIXELS = 60_000_000
MOST_BYTES = 12 * 1024 * 1024
SMALLEST_SIDE = 200
LONGEST_STRIP = 10
"""Times as long as wide, or as wide as long: beyond that it is no photo, and WebP holds no more than 16,383 pixels."""
QUALITY = 78
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

    Its files go again where the unit of work is undone.
    """
    image = _decode(file)
    if square:
        side = min(image.size)
        image = ImageOps.fit(image, (side, side))
    widths = [w for w in WIDTHS if w < image.width] + ([image.width] if image.width <= WIDTHS[-1] else [])
    media = Media(id=new_id(), width=image.width, height=image.height, widths=widths)
    paths = _paths(require_regency().id, media)
    paths[0].parent.mkdir(parents=True, exist_ok=True)
    after_rollback(lambda: _unlink(paths))
    with ThreadPoolExecutor() as pool:  # Pillow works outside the interpreter's lock: the widths are made side by side
        list(pool.map(lambda width, path: _write(image, width, path), widths, paths))
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
    paths = _paths(media.regency_id, media)
    session().flush()
    session().delete(media)
    after_commit(lambda: _unlink(paths))


def _unlink(paths: list[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


def _write(image: Image.Image, width: int, path: Path) -> None:
    size = (width, max(1, round(image.height * width / image.width)))
    image.resize(size, Image.Resampling.LANCZOS).save(path, quality=QUALITY, method=3)


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
            image.draft(None, (2 * WIDTHS[-1], 2 * WIDTHS[-1]))  # a JPEG is decoded no larger than it is needed
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


def _paths(regency_id: int, media: Media) -> list[Path]:
    folder = Path(current_app.config["KAWASAN_INSTANCE_PATH"]) / "media" / str(regency_id)
    return [folder / f"{media.id}-{width}.webp" for width in media.widths]
