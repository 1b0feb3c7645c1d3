"""For tests of core itself: further applications beside the kit's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask

from kawasan.app import create_app
from kawasan.auth.throttle import limiter
from kawasan.config import SETTINGS
from kawasan.db import db
from kawasan.testing.fixtures import FLASK


@pytest.fixture
def another_app(app: Flask) -> Iterator[Callable[..., Flask]]:
    """Makes an application of the same installation, as another server process is one, with settings of its own."""
    made: list[Flask] = []
    was_enabled = limiter.enabled

    def make(**overrides: Any) -> Flask:
        values = {setting.key: app.config[setting.key] for setting in SETTINGS}
        made.append(create_app(**{**values, "FLASK": FLASK, **overrides}))
        return made[-1]

    yield make
    limiter.enabled = was_enabled  # one object counts for all applications of a process
    for other in made:
        with other.app_context():
            db.engine.dispose()
