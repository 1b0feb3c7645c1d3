"""Where photos lie, and writing one in one width."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from flask import current_app
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterable

WIDTHS = (320, 640, 1200)
QUALITY = 78


def file_of(regency_id: int, media_id: int, width: int) -> Path:
    """The file of a photo in one width."""
    return _folder(regency_id) / f"{media_id}-{width}.webp"


def write(image: Image.Image, width: int, path: Path) -> None:
    """Write it in this width, in proportion."""
    size = (width, max(1, round(image.height * width / image.width)))
    image.resize(size, Image.Resampling.LANCZOS).save(path, quality=QUALITY, method=3)


def unlink_all(regency_id: int, media_id: int) -> None:
    """Remove a photo's files, of whichever widths there are."""
    found: Iterable[Path] = _folder(regency_id).glob(f"{media_id}-*.webp")
    for path in found:
        path.unlink(missing_ok=True)


def _folder(regency_id: int) -> Path:
    return Path(current_app.config["KAWASAN_INSTANCE_PATH"]) / "media" / str(regency_id)
