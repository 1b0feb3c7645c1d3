"""`kawasan plugin`, with whatever plugins are installed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kawasan.cli.opening import opened
from kawasan.db import regency_scope
from kawasan.plugins import installed
from kawasan.tenancy import quarantine

pytestmark = pytest.mark.once
Kawasan = Callable[..., Any]
Refuses = Callable[..., None]


@pytest.fixture
def name() -> str:
    """An installed plugin."""
    return installed()[0].name


def test_a_program_is_switched_on_and_off(name: str, kawasan: Kawasan) -> None:
    answer = kawasan("plugin", "enable", name, "--regency", "toba")
    assert (answer.exit_code, answer.output) == (0, f"{name} is now on for Kabupaten Toba.\n")
    assert f"{name} 0.1.0: on in toba" in kawasan("plugin", "list").output
    assert name in kawasan("regency", "list").output
    assert kawasan("plugin", "enable", name, "--regency", "toba").output.endswith(
        "was on for Kabupaten Toba already.\n"
    )
    assert "is now off" in kawasan("plugin", "disable", name, "--regency", "toba").output
    assert f"{name} 0.1.0: on in no regency" in kawasan("plugin", "list", "--regency", "toba").output


def test_a_quarantine_is_listed_and_ended(name: str, kawasan: Kawasan) -> None:
    kawasan("plugin", "enable", name, "--regency", "toba")
    with opened(), regency_scope(None):
        quarantine(1212, name, "navigation raised KeyError (plugin.py, line 3)", was_late=False)
    listed = kawasan("plugin", "list").output
    assert "  in quarantine in toba since " in listed
    assert "navigation raised KeyError (plugin.py, line 3)" in listed
    assert kawasan("plugin", "retry", name).output == f"{name} is called again in Kabupaten Toba.\n"
    assert kawasan("plugin", "retry", name, "--regency", "toba").output == f"{name} is in quarantine in no regency.\n"
    assert "in quarantine" not in kawasan("plugin", "list").output


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("plugin enable nowhere --regency toba", "there is no plugin 'nowhere' (installed: "),
        ("plugin enable {name} --regency nowhere", "there is no regency 'nowhere' here (there are: toba)"),
        ("plugin disable {name} --regency nowhere", "there is no regency 'nowhere' here"),
        ("plugin list --regency nowhere", "there is no regency 'nowhere' here"),
        ("plugin retry nowhere", "there is no plugin 'nowhere' (installed: "),
        ("plugin enable {name}", "Missing option '--regency'"),
        ("plugin explode", "No such command 'explode'"),
    ],
)
def test_wrong_input_is_refused(words: str, text: str, name: str, refuses: Refuses) -> None:
    refuses(words.format(name=name), text)
