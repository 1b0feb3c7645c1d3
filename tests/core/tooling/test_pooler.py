"""The tests' own pooler, where it cannot be had."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kawasan.testing import pooler
from kawasan.testing.pooler import NoPoolerError, temporary_pooler

pytestmark = pytest.mark.once
URL = "postgresql+psycopg://server:secret@127.0.0.1:1/kawasan"


@pytest.fixture
def programs(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of programs that another user can run too, which pytest's own folders are not."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        monkeypatch.setattr(pooler, "PATHS", folder)
        yield Path(folder)


@pytest.mark.usefixtures("programs")
def test_a_missing_program_is_named() -> None:
    with pytest.raises(NoPoolerError, match="no pgbouncer found"), temporary_pooler(URL, size=1):
        pass


def test_one_that_fails_is_quoted(programs: Path) -> None:
    program = programs / "pgbouncer"
    program.write_text("#!/bin/sh\necho unknown parameter >&2\nexit 1\n")
    program.chmod(0o755)
    with (
        pytest.raises(NoPoolerError, match="pgbouncer did not answer: unknown parameter"),
        temporary_pooler(URL, size=1),
    ):
        pass
