"""Four server processes on PostgreSQL, as in production."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kawasan.app import create_app
from kawasan.auth.throttle import limiter
from kawasan.db import db
from kawasan.migrations import upgrade
from kawasan.testing import cast
from kawasan.testing.arena import Arena
from kawasan.testing.postgres import PostgresUnavailableError, create_database, temporary_cluster
from kawasan.testing.server import demo_environment, served

PROCESSES = 4


@pytest.fixture(scope="session")
def arena(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Arena]:
    """Two regencies and the cast, served by four processes."""
    folder = tmp_path_factory.mktemp("races")
    was_enabled = limiter.enabled
    try:
        with temporary_cluster() as admin:
            addresses = create_database(admin, "kawasan_races")
            upgrade(addresses.owner, server_url=addresses.server)
            settings = {
                "KAWASAN_MODE": "demo", "KAWASAN_INSTANCE_PATH": str(folder), "KAWASAN_DATABASE_URL": addresses.server,
            }  # fmt: skip
            app = create_app(**settings, KAWASAN_RATELIMIT_ENABLED=False)
            cast.populate(app)
            environment = demo_environment(folder) | settings
            environment |= {"KAWASAN_PROCESSES": str(PROCESSES), "KAWASAN_RATELIMIT_ENABLED": "0"}
            with served(environment | {"KAWASAN_LOG_FORMAT": "json"}, folder / "log") as root:
                yield Arena(app, root, folder / "log")
            with app.app_context():
                db.engine.dispose()
    except PostgresUnavailableError as reason:
        pytest.skip(str(reason))
    finally:
        limiter.enabled = was_enabled
