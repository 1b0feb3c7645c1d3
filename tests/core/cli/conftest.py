"""For the tests of the commands: they act on an installation of their own, as an operator's do."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kawasan.auth.throttle import limiter
from kawasan.cli import main
from kawasan.config import OWNER_URL, SETTINGS
from kawasan.migrations import upgrade

Kawasan = Callable[..., Result]
Refuses = Callable[..., None]


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with tables and one regency, `toba`, made once."""
    folder = tmp_path_factory.mktemp("prepared")
    with pytest.MonkeyPatch.context() as patch:
        _settle(patch, folder)
        upgrade(f"sqlite:///{folder / 'kawasan.db'}")
        assert run("regency", "add", "12.12", "--slug", "toba").exit_code == 0
    return folder / "kawasan.db"


@pytest.fixture
def instance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of an installation that is empty but for its settings: demo mode, SQLite."""
    _settle(monkeypatch, tmp_path / "instance")
    was_enabled = limiter.enabled
    yield tmp_path / "instance"
    limiter.enabled = was_enabled  # one object counts for all applications of a process


@pytest.fixture
def empty(instance: Path) -> Kawasan:
    """`empty("regency", "list")` runs the command where there is no table yet."""
    return run


@pytest.fixture
def kawasan(instance: Path, prepared: Path) -> Kawasan:
    """The same, with tables and one regency, `toba`; `exit_code` and `output` of its answer tell."""
    instance.mkdir()
    shutil.copy(prepared, instance)
    return run


def run(*words: str, typed: str | None = None) -> Result:
    """Run a command in this process; `typed` is what it reads."""
    return CliRunner().invoke(main, words, input=typed, catch_exceptions=False)


def _settle(monkeypatch: pytest.MonkeyPatch, instance: Path) -> None:
    for variable in ("PORT", OWNER_URL.variable, *(setting.variable for setting in SETTINGS)):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("KAWASAN_MODE", "demo")
    monkeypatch.setenv("KAWASAN_IMPORT_SECONDS", "0")  # a process for each plugin at each command
    monkeypatch.setenv("KAWASAN_INSTANCE_PATH", str(instance))


@pytest.fixture
def refuses(kawasan: Kawasan) -> Refuses:
    """`refuses(words, "text")`: the command says no with exit code 2 and a sentence that has the text."""

    def check(words: str, *texts: str) -> None:
        result = kawasan(*words.split())
        assert result.exit_code == 2, result.output
        assert "Traceback" not in result.output
        for text in texts:
            assert text in result.output

    return check
