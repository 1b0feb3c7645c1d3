"""`kawasan plugin new-day`."""

from __future__ import annotations

import re
import sys

import pytest
from tests.core.cli.conftest import Kawasan

from kawasan.plugins import folder_of
from kawasan.testing import WritePlugin

pytestmark = pytest.mark.once
REGISTRY = sys.modules[folder_of.__module__]
"""`kawasan.plugins.registry` is the function of that name."""
TELLS = """
from kawasan.plugin_api import hookimpl as _hookimpl

@_hookimpl
def new_day(regency, since):
    print("called for", regency.slug, "since", since)
    DOES
"""


@pytest.fixture
def day(kawasan: Kawasan, write_plugin: WritePlugin, monkeypatch: pytest.MonkeyPatch) -> Kawasan:
    """`day(words, does="…")`: the command, where the hook of `pagi` does this."""

    def call(*words: str, does: str = "pass", on: bool = True) -> object:
        code = "from kawasan.plugin_api import Bilingual, Program, hookimpl as _hookimpl\n" + TELLS.replace(
            "DOES", does
        )
        entries = [write_plugin("pagi", code), write_plugin("siang")]
        monkeypatch.setattr(REGISTRY, "installed", lambda: entries)
        if on:
            kawasan("plugin", "enable", "pagi", "--regency", "toba")
        return kawasan("plugin", "new-day", *words)

    return call


def test_the_hook_is_called_once(day: Kawasan) -> None:
    answer = day("pagi", "--regency", "toba")
    assert answer.exit_code == 0, answer.output
    assert answer.output.startswith("called for toba since None\npagi has begun ")


def test_it_is_told_the_day_of_the_call_before(day: Kawasan) -> None:
    assert "called for toba since 2026-03-01\n" in day("pagi", "--regency", "toba", "--since", "2026-03-01").output
    assert day("pagi", "--regency", "toba", "--since", "yesterday").exit_code == 2


def test_what_it_raises_is_said_with_its_line(day: Kawasan) -> None:
    answer = day("pagi", "--regency", "toba", does="{}['x']")
    assert answer.exit_code == 1
    assert re.search(r"plugin pagi: new_day raised KeyError\('x'\) \(plugin\.py, line \d+\)", answer.output)
    assert "Traceback" not in answer.output


@pytest.mark.parametrize("name", ["siang", "nowhere"])
def test_one_without_the_hook_is_refused(name: str, day: Kawasan) -> None:
    answer = day(name, "--regency", "toba")
    assert answer.exit_code == 2
    assert f"{name} does nothing on a new day (plugins that implement new_day: pagi)" in answer.output


def test_one_that_is_off_is_refused(day: Kawasan) -> None:
    answer = day("pagi", "--regency", "toba", on=False)
    assert answer.exit_code == 2
    assert "first: kawasan plugin enable pagi --regency toba" in answer.output
