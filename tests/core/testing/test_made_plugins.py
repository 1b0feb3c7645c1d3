"""Plugins made in a test, and applications that have them."""

from __future__ import annotations

import sys

import pytest

from kawasan.plugins import PluginRegistry
from kawasan.testing import AnotherApp, AppWith, WritePlugin

pytestmark = pytest.mark.once

PAGE = """
from flask import Blueprint
from kawasan.plugin_api import hookimpl, public
from kawasan_greeter.words import HELLO

bp = Blueprint("greeter", __name__)

@bp.get("/")
@public
def greet():
    return HELLO

@hookimpl
def blueprints():
    return [bp]
"""


def test_it_has_a_program_of_its_name_and_its_files(write_plugin: WritePlugin, app_with: AppWith) -> None:
    app = app_with(write_plugin("greeter", PAGE, {"words.py": "HELLO = 'horas'"}))
    assert app.test_client().get("/toba/greeter/").text == "horas"


def test_no_other_plugin_is_there(write_plugin: WritePlugin, app_with: AppWith) -> None:
    registry: PluginRegistry = app_with(write_plugin("greeter"), write_plugin("night_market")).extensions[
        "kawasan_plugins"
    ]
    assert list(registry.plugins) == ["greeter", "night_market"]
    assert registry.plugins["night_market"].program.prefix == "/night-market"


def test_its_errors_are_raised_unless_they_are_to_be_contained(write_plugin: WritePlugin, app_with: AppWith) -> None:
    broken = write_plugin("greeter", "raise ValueError('no')")
    with pytest.raises(ValueError, match="no"):
        app_with(broken)
    assert list(app_with(broken, strict=False).extensions["kawasan_plugins"].broken) == ["greeter"]


def test_the_same_name_is_another_plugin_in_another_test(write_plugin: WritePlugin) -> None:
    assert "kawasan_greeter" not in sys.modules
    assert not hasattr(write_plugin("greeter").load(), "bp")


def test_an_application_takes_settings_of_its_own(another_app: AnotherApp) -> None:
    assert another_app(KAWASAN_PAGE_CACHE_MB=3).config["KAWASAN_PAGE_CACHE_MB"] == 3
