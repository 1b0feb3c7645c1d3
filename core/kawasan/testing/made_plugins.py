"""Fixtures for plugins made in a test, and for applications that have them: see docs/plugins/testing.md."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from kawasan.app import create_app
from kawasan.auth.throttle import limiter
from kawasan.config import SETTINGS
from kawasan.db import db, forget
from kawasan.plugins import folder_of
from kawasan.tenancy import RegencyRef, switch_program
from kawasan.testing.fixtures import FLASK
from kawasan.testing.folder import GROUP, entry_point, sources

REGISTRY = sys.modules[folder_of.__module__]
"""`kawasan.plugins.registry` is the function of that name."""
PROGRAM = """
from kawasan.plugin_api import Bilingual as _Text, Program as _Program, hookimpl as _hookimpl


@_hookimpl
def program():
    return _Program("{name}", _Text("{name}"), _Text("{name}"), dimension="economy", prefix="/{path}", version="1")
"""


@pytest.fixture
def write_plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., EntryPoint]]:
    """`write_plugin("greeter", code, {"hooks.py": …})` is a plugin whose `plugin.py` holds the code, and a program of
    the same name where the code has none; the other files lie beside it.
    """
    monkeypatch.syspath_prepend(tmp_path)
    written = set()

    def write(name: str, code: str = "", files: Mapping[str, str] | None = None) -> EntryPoint:
        folder = tmp_path / f"kawasan_{name}"
        code += "" if "def program" in code else PROGRAM.format(name=name, path=_path(name))
        for path, text in {"__init__.py": "", "plugin.py": code, **(files or {})}.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
        written.add(folder.name)
        return EntryPoint(name, f"{folder.name}.plugin", GROUP)

    yield write
    for package in written:
        forget(package)


def _path(name: str) -> str:
    return name.replace("_", "-")


@pytest.fixture
def plugin_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], EntryPoint]:
    """`plugin_from(folder)` is the plugin in a folder with a `pyproject.toml`, installed or not. Its models stay known
    to the process.
    """

    def read(folder: Path) -> EntryPoint:
        found = entry_point(folder, tmp_path / "described")
        monkeypatch.syspath_prepend(sources(folder))
        return found

    return read


@pytest.fixture
def app_with(
    another_app: Callable[..., Flask],
    monkeypatch: pytest.MonkeyPatch,
    in_regency: Callable[[RegencyRef], Any],
    toba: RegencyRef,
) -> Callable[..., Flask]:
    """`app_with(plugin, …)` is an application that has these plugins and no others, their programs on in toba. Errors
    of plugins are raised, unless `strict=False`; further words are settings.
    """

    def start(*plugins: EntryPoint, strict: bool = True, **settings: Any) -> Flask:
        monkeypatch.setattr(REGISTRY, "installed", lambda: sorted(plugins, key=lambda entry: entry.name))
        with in_regency(toba):
            for entry in plugins:
                switch_program(entry.name, on=True)
        return another_app(KAWASAN_STRICT=strict, FLASK={**FLASK, "TESTING": strict}, **settings)

    return start


@pytest.fixture
def another_app(app: Flask) -> Iterator[Callable[..., Flask]]:
    """`another_app(KAWASAN_…=…)` is an application of the same installation, as another server process is one, with
    settings of its own.
    """
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
