"""Photos: decoded, stripped of metadata, re-encoded in fixed widths, stored in a folder."""

from __future__ import annotations

from kawasan.media.files import unlink_all
from kawasan.media.models import Media
from kawasan.media.photos import Photo, PhotoRefused, discard_photo, save_photo, save_photo_whole
from kawasan.media.sizes import on_new_sizes

__all__ = [
    "Media", "Photo", "PhotoRefused", "discard_photo", "on_new_sizes", "save_photo", "save_photo_whole", "unlink_all",
]  # fmt: skip
