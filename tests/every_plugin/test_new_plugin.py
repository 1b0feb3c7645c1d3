"""What `kawasan plugin new` writes is a plugin that installs, migrates, shows its pages, and keeps every rule."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import urllib.request
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from executed_page import Block, Reader

from kawasan.testing import PluginFolder, faults
from kawasan.testing.server import served

ROOT = Path(__file__).resolve().parents[2]
LONGEST_WAIT_SECONDS = 60
CACHE = ROOT / ".mypy_cache"
PROGRAM = "village_diary"
"""Of the one whose addresses, names and nouns are given; the other is all defaults."""
ANSWERS = {
    PROGRAM: (
        *("--title", "Buku harian desa", "--title-en", "Village diary", "--dimension", "society"),
        *("--stores", "agenda", "--stores-en", "diary", "--prefix", "/agenda", "--personal-data"),
    ),
    "plain_notes": (),
}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=ANSWERS)
def author(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> PluginFolder:
    """The folder that `plugin new` wrote; nothing is installed."""
    folder = tmp_path_factory.mktemp("new") / request.param
    work = PluginFolder(folder)
    command = ["-m", "kawasan", "plugin", "new", request.param, "--no-input", "--directory", str(folder)]
    work.python(*command, *ANSWERS[request.param], at=folder.parent)
    return work


def name_of(author: PluginFolder) -> str:
    return author.folder.name


def test_its_own_tests_pass_where_it_is_not_installed(author: PluginFolder) -> None:
    alone = author.environment() | {"PYTHONPATH": "", "PYTHONSAFEPATH": "1"}
    words = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    answer = subprocess.run(words, cwd=author.folder, env=alone, capture_output=True, text=True, check=False).stdout
    assert " passed" in answer, answer
    assert "skipped" not in answer
    assert "failed" not in answer, answer


@pytest.mark.once
def test_the_lines_it_says_come_next_work_in_a_fresh_shell(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    folder.mkdir()
    newcomer = Reader(folder)
    said = newcomer.run("kawasan plugin new plain_notes --no-input")
    *steps, serve = [line.strip() for line in said.splitlines() if line.startswith("  ")]
    assert " passed" in newcomer.run("\n".join(steps))
    newcomer.folder = folder / "kawasan-plain-notes"
    newcomer.do(Block("sh", "", serve, "http://127.0.0.1:8000/toba/plain-notes/"))
    assert "Contoh pertama" in newcomer.shown["/toba/plain-notes/"]


@pytest.mark.once
def test_it_is_certified(author: PluginFolder) -> None:
    assert " 0 broken" in author.kawasan("plugin", "check", name_of(author))


def test_it_keeps_the_rules_over_every_plugin(author: PluginFolder) -> None:
    rules = map(str, sorted({*ROOT.glob("tests/every_plugin/test_*.py")} - {Path(__file__)}))
    answer = author.pytest("-m", "not slow and not postgresql", "-k", name_of(author), *rules, at=ROOT)
    assert " passed" in answer, answer


@pytest.mark.once
@pytest.mark.parametrize("words", [["ruff", "check"], ["ruff", "format", "--check"]], ids=" ".join)
def test_ruff_has_nothing_to_say_by_its_settings_or_by_cores(author: PluginFolder, words: list[str]) -> None:
    first_party = f"lint.isort.known-first-party=['kawasan','kawasan_{name_of(author)}']"
    for settings in ([], ["--config", str(ROOT / "pyproject.toml"), "--config", first_party]):
        author.python("-m", *words, "--no-cache", *settings, ".")


@pytest.mark.once
def test_its_types_are_right_by_cores_settings(author: PluginFolder) -> None:
    check_types(author, ROOT / "pyproject.toml")


@pytest.mark.once
@pytest.mark.parametrize("author", [PROGRAM], indirect=True)
def test_its_types_are_right_by_its_own(author: PluginFolder) -> None:
    check_types(author, author.folder / "pyproject.toml")


def check_types(author: PluginFolder, settings: Path) -> None:
    author.python("-m", "mypy", "--config-file", str(settings), "--cache-dir", str(CACHE), f"kawasan_{name_of(author)}")


@pytest.mark.once
def test_its_wheel_carries_everything_but_its_tests(author: PluginFolder) -> None:
    package = f"kawasan_{name_of(author)}"
    written = {path.relative_to(author.folder).as_posix() for path in author.folder.glob(f"{package}/**/*.*")}
    names = set(zipfile.ZipFile(author.build()).namelist())
    assert {name for name in written if "__pycache__" not in name} <= names
    assert not [name for name in names if name.startswith("tests/")]


@pytest.mark.once
def test_the_migration_makes_what_the_models_say_and_takes_it_away(author: PluginFolder) -> None:
    author.kawasan("db", "upgrade")
    assert author.kawasan("db", "revision", name_of(author), "-m", "nothing").startswith("Nothing was written")
    author.kawasan("db", "downgrade", name_of(author))
    author.kawasan("db", "upgrade")


@pytest.mark.once
def test_it_is_switched_on_and_serves_its_pages_in_both_languages(author: PluginFolder, tmp_path: Path) -> None:
    name, environment = name_of(author), author.environment()
    author.kawasan("db", "upgrade")
    author.kawasan("demo", "--regency", "toba")
    author.kawasan("plugin", "disable", name, "--regency", "toba")
    assert "is now on for Kabupaten Toba" in author.kawasan("plugin", "enable", name, "--regency", "toba")
    path = "agenda" if name == PROGRAM else "plain-notes"
    resource = "diaries" if name == PROGRAM else "notes"
    with served(environment, tmp_path / "serve.log") as site:
        for language, title in (("id", "Contoh pertama"), ("en", "First example")):
            page = get(f"{site}/toba/{path}/?lang={language}")
            assert title in page
            assert faults(page, language=language) == []
            listed = json.loads(get(f"{site}/toba/api/v1/{path}/{resource}?lang={language}"))
            assert title in [one["title"] for one in listed]
        assert f"/{path}/" in get(f"{site}/toba/")


@pytest.mark.once
@pytest.mark.parametrize("author", ["plain_notes"], indirect=True)
def test_while_it_is_written_the_server_shows_what_was_saved(author: PluginFolder, tmp_path: Path) -> None:
    author.kawasan("db", "upgrade")
    author.kawasan("demo", "--regency", "toba")
    page = next(author.folder.glob("kawasan_*/templates/*/index.html"))
    path = author.folder / "kawasan_plain_notes" / "settings.py"
    before = page.read_text(encoding="utf-8"), path.read_text(encoding="utf-8")
    environment = author.environment() | {"KAWASAN_STRICT": "0"}
    with served(environment, tmp_path / "serve.log", options=["--reload"]) as site:
        address = f"{site}/toba/plain-notes/"
        assert "Baru disimpan" not in get(address)
        page.write_text(before[0].replace("{{ heading(", "<p>Baru disimpan</p>{{ heading("), encoding="utf-8")
        wait_until(lambda: "Baru disimpan" in get(address))
        path.write_text("this is no Python", encoding="utf-8")
        wait_until(lambda: "(settings.py, line 1)" in (tmp_path / "serve.log").read_text())
        path.write_text(before[1], encoding="utf-8")
        wait_until(lambda: "Baru disimpan" in get(address))
    page.write_text(before[0], encoding="utf-8")


def wait_until(is_so: Callable[[], bool]) -> None:
    """The server begins anew meanwhile, and may not answer."""
    end = time.monotonic() + LONGEST_WAIT_SECONDS
    while time.monotonic() < end:
        with suppress(OSError):
            if is_so():
                return
        time.sleep(0.1)
    pytest.fail("it never came")


def get(url: str) -> str:
    with urllib.request.urlopen(url, timeout=10) as answer:
        return str(answer.read().decode())
