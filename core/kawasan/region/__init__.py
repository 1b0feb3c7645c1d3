"""What consenting regencies have published, gathered for the region's own pages."""

from __future__ import annotations

from kawasan.region.gather import content_changed, rebuild, rebuild_all, withdraw
from kawasan.region.models import PublishedEntry
from kawasan.region.read import (
    SharedEntry,
    count_published,
    find_published,
    published_entries,
    sharing_regencies,
)

__all__ = [
    "PublishedEntry", "SharedEntry", "content_changed", "count_published", "find_published", "published_entries",
    "rebuild", "rebuild_all", "sharing_regencies", "withdraw",
]  # fmt: skip
