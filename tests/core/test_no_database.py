"""An installation whose database is not there yet says so, without a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from kawasan.app import create_app

pytestmark = [pytest.mark.once, pytest.mark.slow]


@pytest.mark.parametrize("path", ["/toba/", "/somewhere/else"])
def test_missing_tables_are_503(tmp_path: Path, path: str) -> None:
    app = create_app(KAWASAN_MODE="demo", KAWASAN_INSTANCE_PATH=str(tmp_path), KAWASAN_DATABASE_URL="")
    answer = app.test_client().get(path)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert "Try again" in answer.text


def test_front_page_without_tables_is_503(tmp_path: Path) -> None:
    app = create_app(KAWASAN_MODE="demo", KAWASAN_INSTANCE_PATH=str(tmp_path), KAWASAN_DATABASE_URL="")
    assert app.test_client().get("/").status_code == 503
