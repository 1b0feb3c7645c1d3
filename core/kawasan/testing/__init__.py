"""The test kit for core and for plugins: a plugin's tests import this package and `kawasan.plugin_api`.

In this repository the fixtures are there in every test. A plugin elsewhere puts one line into its `conftest.py`:
`pytest_plugins = ["kawasan.testing.fixtures"]`; it need not be installed. `docs/plugins/testing.md` says how to use
them, with examples that are run; `pytest --fixtures` lists them.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from email.message import EmailMessage
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

from flask import Flask

from kawasan.plugins import describe, registry
from kawasan.region import rebuild
from kawasan.tenancy import RegencyRef, save_settings, save_sharing, switch_program
from kawasan.testing.client import Client
from kawasan.testing.factory import Make
from kawasan.testing.pages import Page, faults
from kawasan.testing.photos import PhotoFile, photo_file
from kawasan.testing.plain_loader import PlainLoader
from kawasan.testing.plugin_folder import PluginFolder
from kawasan.testing.queries import Queries
from kawasan.testing.stopped_clock import StoppedClock

AnotherApp = Callable[..., Flask]
"""Of the fixture `another_app`."""
Answers = Callable[..., None]
"""Of the fixture `answers`."""
AppWith = Callable[..., Flask]
"""Of the fixture `app_with`."""
At = type[StoppedClock]
"""Of the fixture `at`."""
InRegency = Callable[[RegencyRef], AbstractContextManager[Any]]
"""Of the fixture `in_regency`."""
OfficerOf = Callable[[str], Client]
"""Of the fixture `officer_of`."""
Outbox = Callable[[], list[EmailMessage]]
"""Of the fixture `outbox`."""
PluginFrom = Callable[[Path], EntryPoint]
"""Of the fixture `plugin_from`."""
QueryCount = Callable[[], AbstractContextManager[Queries]]
"""Of the fixture `query_count`."""
UserId = Callable[[Client], int]
"""Of the fixture `user_id`."""
WritePlugin = Callable[..., EntryPoint]
"""Of the fixture `write_plugin`."""

__all__ = [
    "AnotherApp", "Answers", "AppWith", "At", "Client", "InRegency", "Make", "OfficerOf", "Outbox", "Page",
    "PhotoFile", "PlainLoader", "PluginFolder", "PluginFrom", "Queries", "QueryCount", "StoppedClock", "UserId",
    "WritePlugin", "describe", "faults", "photo_file", "rebuild", "registry", "save_settings", "save_sharing",
    "switch_program",
]  # fmt: skip
