"""Stories in a real browser share one server, so they run in one worker."""

from __future__ import annotations

import pytest

from kawasan.testing.browser import chromium, demo, open_page

__all__ = ["chromium", "demo", "open_page"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in item.path.as_posix():
            item.add_marker(pytest.mark.xdist_group("browser"))
