"""Plugins made for a test: a package in a temporary folder, and an application that finds it installed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from kawasan.plugins import folder_of
from kawasan.tenancy import RegencyRef
from kawasan.testing import InRegency, switch_program

GROUP = "kawasan.plugins"
# `kawasan.plugins.registry` is the function of that name.
REGISTRY = sys.modules[folder_of.__module__]
Start = Callable[..., Flask]
HEADER = """
from flask import Blueprint, render_template
from flask_babel import gettext as _
from flask_smorest import Blueprint as ApiBlueprint
from kawasan.plugin_api import (
    Bilingual, ConsoleCard, FrontSection, NavItem, Permission, Program, Published, SearchHit,
    hookimpl, hookspec, public, require, scope, setting,
)

def make(name="{name}", prefix="/{name}", **values):
    prefix = prefix.replace("_", "-")
    values = {{"dimension": "economy", "version": "1"}} | values
    return Program(name=name, title=Bilingual(name), summary=Bilingual(name), prefix=prefix, **values)
"""
PROGRAM = """
@hookimpl
def program():
    return make()
"""


@pytest.fixture
def write_plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., EntryPoint]]:
    """Makes a package `kawasan_<name>`: `code` follows a header of imports and, where it has none, a program; `files`
    lie beside its `plugin.py`.
    """
    monkeypatch.syspath_prepend(tmp_path)
    before = set(sys.modules)

    def write(name: str, code: str, files: Mapping[str, str] | None = None) -> EntryPoint:
        folder = tmp_path / f"kawasan_{name}"
        code = HEADER.format(name=name) + ("" if "def program" in code else PROGRAM) + code
        for path, text in {"__init__.py": "", "plugin.py": code, **(files or {})}.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
        return EntryPoint(name, f"kawasan_{name}.plugin", GROUP)

    yield write
    for module in set(sys.modules) - before:
        if module.startswith("kawasan_"):
            del sys.modules[module]


@pytest.fixture
def start(
    another_app: Callable[..., Flask], monkeypatch: pytest.MonkeyPatch, in_regency: InRegency, toba: RegencyRef
) -> Start:
    """Starts an application that has these plugins, errors contained unless `strict`; toba has their programs on."""

    def begin(*entries: EntryPoint, strict: bool = False, **settings: Any) -> Flask:
        monkeypatch.setattr(REGISTRY, "installed", lambda: sorted(entries, key=lambda entry: entry.name))
        with in_regency(toba):
            for entry in entries:
                switch_program(entry.name, on=True)
        return another_app(KAWASAN_STRICT=strict, FLASK={"TESTING": strict}, **settings)

    return begin
