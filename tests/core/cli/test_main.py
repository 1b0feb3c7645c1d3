"""The `kawasan` command as a whole, and settings that cannot be used."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kawasan import __version__
from kawasan.testing.server import free_port

pytestmark = pytest.mark.once
Kawasan = Callable[..., Any]
Refuses = Callable[..., None]


def test_help_lists_every_command_with_a_sentence(empty: Kawasan) -> None:
    output = empty("--help").output
    for line in ("db ", "demo ", "plugin ", "regency ", "serve ", "user "):
        assert f"\n  {line}" in output


def test_it_says_its_version(empty: Kawasan) -> None:
    assert __version__ in empty("--version").output


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("explode", "No such command 'explode'"),
        ("--explode", "No such option"),
        ("regency", "Usage: "),
        ("", "Usage: "),
    ],
)
def test_what_it_does_not_know_is_refused(words: str, text: str, refuses: Refuses) -> None:
    refuses(words, text)


@pytest.mark.parametrize(
    ("variable", "value", "text"),
    [
        ("KAWASAN_TWO_FACTOR", "all", "KAWASAN_TWO_FACTOR='all' cannot be used: use one of off, staff"),
        ("KAWASAN_MODE", "staging", "KAWASAN_MODE='staging' cannot be used: use one of demo, development, production"),
        ("KAWASAN_PROCESSES", "many", "KAWASAN_PROCESSES='many' cannot be used"),
        ("KAWASAN_HTTPS", "perhaps", "KAWASAN_HTTPS='perhaps' cannot be used: use 1 or 0"),
        ("KAWASAN_DATABASE_URL", "nonsense", "KAWASAN_DATABASE_URL cannot be used"),
        ("KAWASAN_DATABASE_URL", "oracle9://x", "KAWASAN_DATABASE_URL cannot be used"),
    ],
)
@pytest.mark.parametrize("words", ["regency list", "db upgrade"])
def test_a_setting_that_cannot_be_used_is_named(
    words: str, variable: str, value: str, text: str, refuses: Refuses, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, value)
    refuses(words, text)


@pytest.mark.parametrize("port", ["0", "65536", "eight"])
def test_a_port_that_is_none_is_refused(port: str, refuses: Refuses) -> None:
    refuses(f"serve --port {port}", "Invalid value for '--port'")


def test_a_port_that_is_taken_is_refused_in_a_sentence(refuses: Refuses) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refuses(f"serve --port {port}", f"cannot listen at 127.0.0.1:{port}", "choose another --port")


@pytest.mark.slow
def test_as_a_module_it_is_the_same(instance: Path) -> None:
    command = [sys.executable, "-m", "kawasan"]
    done = subprocess.run([*command, "db", "upgrade"], env=os.environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (instance / "kawasan.db").exists()
    done = subprocess.run([*command, "regency", "add", "x", "--slug", "x"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith("Error: x is not the Kemendagri code")


def test_without_settings_it_acts_on_the_checkouts_instance(monkeypatch: pytest.MonkeyPatch) -> None:
    from kawasan.config import default_instance, load  # noqa: PLC0415 - only here

    monkeypatch.delenv("KAWASAN_INSTANCE_PATH", raising=False)
    folder = Path(__file__).resolve().parents[3] / "instance"
    assert default_instance() == folder
    assert load({})["KAWASAN_DATABASE_URL"] == f"sqlite:///{folder / 'kawasan.db'}"


def test_links_name_the_port_that_is_served(monkeypatch: pytest.MonkeyPatch, instance: Path) -> None:
    from kawasan.cli import serving  # noqa: PLC0415 - it sets PORT, which the fixture takes back

    seen: dict[str, Any] = {}

    class Server:
        def __init__(self, target: str, **options: Any) -> None:
            seen.update(options, target=target, port_of_links=os.environ["PORT"])

        def serve(self) -> None:
            seen["served"] = True

    monkeypatch.setattr(serving, "Granian", Server)
    monkeypatch.setenv("PORT", "1")
    port = free_port()
    serving.command.main(["--port", str(port)], standalone_mode=False)
    assert (seen["port"], seen["port_of_links"], seen["served"]) == (port, str(port), True)


@pytest.mark.parametrize(
    ("url", "refusal"),
    [("", "no such table"), ("postgresql+psycopg://nobody@127.0.0.1:1/none", "127.0.0.1")],
)
def test_settings_are_checked_though_the_database_does_not_answer(
    url: str, refusal: str, empty: Kawasan, instance: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    instance.mkdir()
    monkeypatch.setenv("KAWASAN_DATABASE_URL", url)
    checked = empty("check", "--production")
    assert checked.exit_code == 1
    lines = checked.output.strip().splitlines()
    assert {"KAWASAN_MODE", "KAWASAN_HTTPS", "KAWASAN_DATABASE_URL"} <= {line.partition(":")[0] for line in lines}
    assert "the database refused (" in lines[-1]
    assert refusal in lines[-1]
    assert lines[-1].endswith("Start it, or correct the address; if it is new, run `kawasan db upgrade`.")
