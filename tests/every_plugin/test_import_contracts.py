"""Each import contract is seen failing once: a rule that nothing can break protects nothing."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
CONTRACTS = [contract["id"] for contract in SETTINGS["contracts"]]

# Contract, the module that breaks it, and the line planted at that module's end.
VIOLATIONS = [
    ("core-imports-no-plugin", "core/kawasan/config.py", "import kawasan_umkm_catalog.models"),
    ("core-layers", "core/kawasan/config.py", "import kawasan.cli"),
    ("plugins-are-independent", "plugins/tourism_map/kawasan_tourism_map/models.py", "import kawasan_umkm_catalog"),
    ("plugins-use-the-plugin-api", "plugins/tourism_map/kawasan_tourism_map/planted.py", "import kawasan.db"),
    ("plugin-layers", "plugins/umkm_catalog/kawasan_umkm_catalog/models.py", "import kawasan_umkm_catalog.plugin"),
    ("rules-know-no-http", "plugins/service_queue/kawasan_service_queue/models.py", "import flask"),
    ("rules-know-no-http", "core/kawasan/tenancy/models.py", "import werkzeug"),
    ("no-cycles", "core/kawasan/db/base.py", "import kawasan.tenancy.models"),
]

pytestmark = [pytest.mark.slow, pytest.mark.once]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The code as it is now, where something may be planted in it."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for package in [ROOT / "core/kawasan", *ROOT.glob("plugins/*/kawasan_*")]:
        only_code = shutil.ignore_patterns("static", "templates", "__pycache__", "*.json", "*.po")
        shutil.copytree(package, tmp_path / package.relative_to(ROOT), ignore=only_code)
    return tmp_path


def lint(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    paths = [copy / "core", *sorted((copy / "plugins").iterdir())]
    return subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache", "--config", copy / "pyproject.toml", *arguments],
        cwd=copy,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(map(str, paths))},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_code_as_it_is_keeps_every_contract(copy: Path) -> None:
    answer = lint(copy)
    assert answer.returncode == 0, answer.stdout


def test_every_contract_has_a_violation_below() -> None:
    assert {contract for contract, _, _ in VIOLATIONS} == set(CONTRACTS)


@pytest.mark.parametrize(("contract", "module", "line"), VIOLATIONS, ids=lambda value: value)
def test_a_planted_violation_breaks_the_contract(copy: Path, contract: str, module: str, line: str) -> None:
    with (copy / module).open("a") as code:
        code.write(f"\n{line}\n")
    answer = lint(copy, "--contract", contract)
    assert answer.returncode == 1, answer.stdout + answer.stderr
    assert "BROKEN" in answer.stdout
