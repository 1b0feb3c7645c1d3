"""Plugins made for a test by the kit, with what ours mostly import before their code."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.metadata import EntryPoint
from typing import Any

import pytest
from flask import Flask

from kawasan.testing import AppWith, WritePlugin

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


@pytest.fixture(name="write_plugin")
def write_plugin_after_header(write_plugin: WritePlugin) -> WritePlugin:
    """The kit's, its code after a header of imports and `make`, which makes a program."""

    def write(name: str, code: str, files: Mapping[str, str] | None = None) -> EntryPoint:
        return write_plugin(name, HEADER.format(name=name) + code, files)

    return write


@pytest.fixture
def start(app_with: AppWith) -> Start:
    """Starts an application that has these plugins, errors contained unless `strict`; toba has their programs on."""

    def begin(*entries: EntryPoint, strict: bool = False, **settings: Any) -> Flask:
        return app_with(*entries, strict=strict, **settings)

    return begin
