"""A queue as the server has it: most tests have jobs done at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from kawasan.jobs import queue

MakeApp = Callable[..., Flask]


@pytest.fixture
def queued(another_app: MakeApp, tmp_path: Path) -> Callable[..., tuple[Flask, Any]]:
    """Makes an application whose jobs wait for a worker, and answers it and where they wait."""

    def make(**settings: Any) -> tuple[Flask, Any]:
        app = another_app(KAWASAN_INSTANCE_PATH=str(tmp_path), KAWASAN_SECRET_KEY="x" * 40, **settings)
        return app, queue(app)

    return make
