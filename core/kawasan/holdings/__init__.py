"""What a program holds in one regency, whatever its tables are: counted, exported, removed for good."""

from __future__ import annotations

from kawasan.holdings.archive import write_archive
from kawasan.holdings.contents import Contents, contents_of
from kawasan.holdings.purge import StillOn, purge

__all__ = ["Contents", "StillOn", "contents_of", "purge", "write_archive"]
