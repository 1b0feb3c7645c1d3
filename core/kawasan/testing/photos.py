"""Small photos to upload."""

from __future__ import annotations

import io

from PIL import Image


class PhotoFile(io.BytesIO):
    """A file in memory with a name, as forms and `save_photo` take it."""

    name = "foto.jpg"


def photo_file(width: int = 400, height: int = 300, *, kind: str = "JPEG") -> PhotoFile:
    """A plain picture; `kind` is one of Pillow's formats."""
    file = PhotoFile()
    Image.new("RGB", (width, height), "#0b5a6f").save(file, kind)
    file.seek(0)
    return file
