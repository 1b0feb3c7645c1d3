"""The tutorial of docs/plugin-authors.md, done step by step: its files, its commands, its tests, its wheel."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from kawasan.testing.server import demo_environment

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "plugin-authors.md"
FILE = re.compile(r"^```\w+ file=(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PROGRAM = "notice_board"

pytestmark = [pytest.mark.once, pytest.mark.slow]


@pytest.fixture(scope="module")
def tutorial(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a reader has after step 9, the plugin registered by its own wheel's entry point."""
    folder = tmp_path_factory.mktemp("tutorial")
    for name, text in FILE.findall(PAGE.read_text(encoding="utf-8")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / f"kawasan_{PROGRAM}" / "__init__.py").touch()
    with zipfile.ZipFile(build(folder)) as wheel:
        # As an editable installation would: the description beside the sources, so that these are what is imported.
        wheel.extractall(folder, [name for name in wheel.namelist() if ".dist-info/" in name])
    kawasan(folder, "db", "upgrade")
    kawasan(folder, "db", "revision", PROGRAM, "-m", "first")
    kawasan(folder, "db", "upgrade")
    return folder


def build(folder: Path) -> Path:
    run(folder, "-m", "build", "--wheel", "--no-isolation")
    return next(folder.glob("dist/*.whl"))


def kawasan(folder: Path, *arguments: str) -> str:
    return run(folder, "-m", "kawasan", *arguments)


def run(folder: Path, *arguments: str) -> str:
    """Python with these arguments, in the folder, its plugin found; without what belongs to the suite that runs us."""
    environment = demo_environment(folder / "instance") | {"PYTHONPATH": str(folder)}
    environment |= {"KAWASAN_STRICT": os.environ.get("KAWASAN_STRICT", "1")} if "pytest" in arguments else {}
    kept = {name: value for name, value in environment.items() if not name.startswith(("PYTEST", "COV"))}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=kept, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{arguments}: {done.stdout}{done.stderr}"
    return done.stdout


def test_the_migration_marks_the_table_and_runs_both_ways(tutorial: Path) -> None:
    migration = tutorial / f"kawasan_{PROGRAM}" / "migrations" / "0001_first.py"
    assert f"op.regency_owned('{PROGRAM}_notice')" in migration.read_text()
    kawasan(tutorial, "db", "downgrade", PROGRAM)
    kawasan(tutorial, "db", "upgrade")


def test_its_tests_pass(tutorial: Path) -> None:
    answer = run(tutorial, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests")
    assert " passed" in answer, answer


def test_it_is_listed_among_the_installed_plugins(tutorial: Path) -> None:
    assert f"{PROGRAM} 0.1.0: on in no regency" in kawasan(tutorial, "plugin", "list")


def test_its_wheel_carries_everything(tutorial: Path) -> None:
    names = set(zipfile.ZipFile(build(tutorial)).namelist())
    package = f"kawasan_{PROGRAM}"
    assert {
        f"{package}/migrations/0001_first.py",
        f"{package}/templates/{PROGRAM}/notices.html",
        f"{package}/translations/en/LC_MESSAGES/{PROGRAM}.po",
    } <= names


def test_every_text_of_it_is_translated(tutorial: Path) -> None:
    sources = [*tutorial.glob("kawasan_*/*.py"), *tutorial.glob("kawasan_*/templates/**/*.html")]
    texts = {text for path in sources for text in re.findall(r'_l?\("([^"]+)"', path.read_text(encoding="utf-8"))}
    translated = next(tutorial.glob("kawasan_*/translations/**/*.po")).read_text(encoding="utf-8")
    assert texts
    assert [text for text in sorted(texts) if f'msgid "{text}"' not in translated] == []
