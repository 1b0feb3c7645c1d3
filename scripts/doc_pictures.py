"""The pictures of the documentation: which pages, and how they become small WebP files in docs/pictures/."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PIL import Image

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
MOST_BYTES = 79_000
GAP, GROUND = 24, "#8a938f"
QUALITIES = range(86, 20, -6)


class Picture(NamedTuple):
    """Pages side by side, each seen in a window of this size; `shown_width` is the width of the file, in pixels."""

    name: str
    width: int
    height: int
    pages: tuple[str, ...]
    shown_width: int


PICTURES = [
    Picture("portal", 1280, 1010, ("regency",), 1280),
    Picture("phones", 390, 844, ("catalogue", "map", "ticket"), 1280),
    Picture("counter", 1280, 720, ("counter",), 1100),
    Picture("programs", 1280, 860, ("programs",), 1100),
]


def write(picture: Picture, parts: Sequence[bytes]) -> None:
    """Join the parts (PNG) and write them in the best quality that stays below MOST_BYTES."""
    images = [Image.open(io.BytesIO(part)).convert("RGB") for part in parts]
    joined = _beside(images) if len(images) > 1 else images[0]
    size = (picture.shown_width, round(joined.height * picture.shown_width / joined.width))
    FOLDER.mkdir(exist_ok=True)
    path = FOLDER / f"{picture.name}.webp"
    for quality in QUALITIES:
        joined.resize(size, Image.Resampling.LANCZOS).save(path, quality=quality, method=6)
        if path.stat().st_size < MOST_BYTES:
            break
    print(f"docs/pictures/{path.name}  {path.stat().st_size / 1000:.0f} kB")


def _beside(images: Sequence[Image.Image]) -> Image.Image:
    """On a plain ground, with a gap around each."""
    width = sum(image.width for image in images) + GAP * (len(images) + 1)
    joined = Image.new("RGB", (width, max(image.height for image in images) + 2 * GAP), GROUND)
    left = GAP
    for image in images:
        joined.paste(image, (left, GAP))
        left += image.width + GAP
    return joined
