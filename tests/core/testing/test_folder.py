"""Plugins in folders, found without pip."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from kawasan.plugins import folder_of
from kawasan.testing import PluginFolder, PluginFrom
from kawasan.testing.folder import GROUP, NoPluginError, describe, has_plugin, offer

pytestmark = [pytest.mark.once, pytest.mark.slow]

PYPROJECT = """
[project]
name = "kawasan-market"
version = "0.3"
description = "A market."
license = "Apache-2.0"
requires-python = ">=3.11"
dependencies = ["kawasan>=0.1"]

[project.entry-points."kawasan.plugins"]
market = "kawasan_market.plugin"
"""
CONFTEST = 'pytest_plugins = ["kawasan.testing.fixtures"]\n'
ASKING = """
from kawasan_market.plugin import program

def test_it_is_on(toba):
    assert "market" in toba.programs

def test_it_is_asked_for(visitor):
    assert program().name == "market"
    assert visitor.get("/").status_code == 200
"""
PLUGIN = """
from kawasan.plugin_api import Bilingual, Program, hookimpl

@hookimpl
def program():
    name = Bilingual("Pasar")
    return Program("market", name, name, dimension="economy", prefix="/pasar", version="0.3")
"""


def write(folder: Path, package: str = "kawasan_market") -> Path:
    files = {"pyproject.toml": PYPROJECT, f"{package}/__init__.py": "", f"{package}/plugin.py": PLUGIN}
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_it_is_described_as_its_installation_would_be(tmp_path: Path) -> None:
    found = describe(write(tmp_path), tmp_path / "described")
    assert (found.metadata["Name"], found.version, found.requires) == ("kawasan-market", "0.3", ["kawasan>=0.1"])
    assert found.metadata["License-Expression"] == "Apache-2.0"
    assert [(entry.group, entry.name, entry.value) for entry in found.entry_points] == [
        (GROUP, "market", "kawasan_market.plugin")
    ]


def test_what_names_no_plugin_is_refused(tmp_path: Path) -> None:
    assert not has_plugin(tmp_path)
    with pytest.raises(NoPluginError, match=r"there is no pyproject\.toml"):
        describe(tmp_path, tmp_path)
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "other"\n')
    with pytest.raises(NoPluginError, match=r'has no \[project\.entry-points\."kawasan\.plugins"\]'):
        describe(tmp_path, tmp_path)


@pytest.mark.parametrize("where", ["", "src/"])
def test_a_process_that_is_offered_it_finds_it(where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", list(sys.path))
    offer(write(tmp_path, f"{where}kawasan_market"), tmp_path / "described")
    (entry,) = (entry for entry in entry_points(group=GROUP) if entry.name == "market")
    assert entry.dist is not None
    assert entry.dist.version == "0.3"
    assert folder_of(entry) == tmp_path / where / "kawasan_market"


def test_what_is_installed_is_found_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "path", list(sys.path))
    before = sorted(entry.name for entry in entry_points(group=GROUP))
    installed = Path(__file__).resolve().parents[3] / "plugins" / before[0]
    offer(installed, tmp_path)
    assert sorted(entry.name for entry in entry_points(group=GROUP)) == before


def test_a_fixture_reads_it(plugin_from: PluginFrom, tmp_path: Path) -> None:
    entry = plugin_from(write(tmp_path))
    assert entry.load().program().prefix == "/pasar"


@pytest.mark.parametrize("where", ["tests", "."])
def test_its_suite_runs_in_a_folder_that_nobody_installed(where: str, tmp_path: Path) -> None:
    for name, text in {"conftest.py": CONFTEST, "test_it.py": ASKING}.items():
        (write(tmp_path) / where / name).parent.mkdir(exist_ok=True)
        (tmp_path / where / name).write_text(text, encoding="utf-8")
    alone = PluginFolder(tmp_path).environment() | {"PYTHONPATH": "", "PYTHONSAFEPATH": "1"}
    words = ["-m", "pytest", "-q", "--import-mode=importlib", "-W", "error", where]
    done = subprocess.run(
        [sys.executable, *words], cwd=tmp_path, env=alone, capture_output=True, text=True, check=False
    )
    assert "2 passed" in done.stdout, done.stdout + done.stderr
