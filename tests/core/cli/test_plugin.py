"""`kawasan plugin`, with whatever plugins are installed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kawasan.plugins import installed

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


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("plugin enable nowhere --regency toba", "there is no plugin 'nowhere' (installed: "),
        ("plugin enable {name} --regency nowhere", "there is no regency 'nowhere' here (there are: toba)"),
        ("plugin disable {name} --regency nowhere", "there is no regency 'nowhere' here"),
        ("plugin list --regency nowhere", "there is no regency 'nowhere' here"),
        ("plugin enable {name}", "Missing option '--regency'"),
        ("plugin explode", "No such command 'explode'"),
    ],
)
def test_wrong_input_is_refused(words: str, text: str, name: str, refuses: Refuses) -> None:
    refuses(words.format(name=name), text)
