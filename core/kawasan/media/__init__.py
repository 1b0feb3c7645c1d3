"""Photos: decoded, stripped of metadata, re-encoded in fixed widths, stored in a folder."""

from __future__ import annotations

from kawasan.media.models import Media
from kawasan.media.photos import Photo, PhotoRefused, discard_photo, save_photo

__all__ = ["Media", "Photo", "PhotoRefused", "discard_photo", "save_photo"]
