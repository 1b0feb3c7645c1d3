"""Assets are read once per process; a test that moves them must not be felt by the next."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kawasan.ui import assets


@pytest.fixture(autouse=True)
def _fresh_manifest() -> Iterator[None]:
    yield
    for cached in (assets.manifest, assets.import_map, assets.import_map_hash):
        cached.cache_clear()
