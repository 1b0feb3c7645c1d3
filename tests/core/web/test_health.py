"""`/healthz` and `/readyz`: what watches the installation asks, and what it is told when a part is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from kawasan.app import create_app
from kawasan.db import db
from kawasan.migrations import downgrade, upgrade
from kawasan.testing import Client, QueryCount
from kawasan.testing.redis import NoRedisError, temporary_redis
from kawasan.testing.server import free_port

CLOSED = "postgresql://kawasan:rahasia@127.0.0.1:{}/kawasan"


@pytest.fixture
def app_on(tmp_path: Path) -> Iterator[Callable[..., Flask]]:
    """An application on an installation of its own, with these settings."""
    made: list[Flask] = []

    def make(**settings: Any) -> Flask:
        given = {"KAWASAN_MODE": "demo", "KAWASAN_INSTANCE_PATH": str(tmp_path), "KAWASAN_DATABASE_URL": ""} | settings
        made.append(create_app(**given))
        return made[-1]

    yield make
    for app in made:
        with app.app_context():
            db.engine.dispose()


def test_the_process_says_it_is_alive_without_asking_the_database(visitor: Client, query_count: QueryCount) -> None:
    with query_count() as counted:
        answer = visitor.at(None).get("/healthz")
    assert (answer.status_code, answer.json) == (200, {"status": "ok"})
    assert counted.total == 0, counted


def test_a_process_that_has_all_it_needs_is_ready(visitor: Client) -> None:
    answer = visitor.at(None).get("/readyz")
    assert (answer.status_code, answer.json) == (200, {"status": "ready"})
    assert answer.headers["Cache-Control"] == "no-store"


def test_everyone_may_ask(visitor: Client, ani: Client, budi: Client, citra: Client, operator: Client) -> None:
    for client in (visitor, ani, budi, citra, operator):
        assert client.at(None).get("/readyz").status_code == 200
        assert client.get("/readyz").status_code == 404, "it is about the installation, not about a regency"


@pytest.mark.once
@pytest.mark.slow
def test_without_its_database_it_lives_and_is_not_ready(app_on: Callable[..., Flask], caplog: Any) -> None:
    browser = app_on(KAWASAN_DATABASE_URL=CLOSED.format(free_port())).test_client()
    assert browser.get("/healthz").status_code == 200
    answer = browser.get("/readyz")
    assert (answer.status_code, answer.json) == (503, {"status": "not ready", "missing": ["database"]})
    assert "not ready: database (OperationalError)" in caplog.text
    assert "rahasia" not in answer.text + caplog.text


@pytest.mark.once
@pytest.mark.slow
def test_without_its_migrations_it_is_not_ready(app_on: Callable[..., Flask], tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'kawasan.db'}"
    app = app_on(KAWASAN_DATABASE_URL=url)
    assert app.test_client().get("/readyz").json == {"status": "not ready", "missing": ["migrations"]}
    upgrade(url)
    assert app.test_client().get("/readyz").status_code == 200
    app.extensions.pop("kawasan_migrations_seen_current")  # as half a minute later
    downgrade(url, "core", "0001")
    assert app.test_client().get("/readyz").status_code == 503


@pytest.mark.once
@pytest.mark.slow
def test_redis_is_asked_where_it_is_set(app_on: Callable[..., Flask], tmp_path: Path) -> None:
    upgrade(f"sqlite:///{tmp_path / 'kawasan.db'}")
    app = app_on()
    try:
        with temporary_redis(tmp_path) as url:
            app.config["KAWASAN_REDIS_URL"] = url
            assert app.test_client().get("/readyz").status_code == 200
    except NoRedisError as reason:
        pytest.skip(str(reason))
    answer = app.test_client().get("/readyz")
    assert (answer.status_code, answer.json) == (503, {"status": "not ready", "missing": ["redis"]})
