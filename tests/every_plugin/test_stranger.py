"""The master plan is written as a stranger writes a program: its own suite runs in a folder of its own, with the
published kit alone.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from kawasan.testing import PluginFolder

PLAN = Path(__file__).resolve().parents[2] / "plugins" / "masterplan"

pytestmark = pytest.mark.slow


def test_the_plans_own_suite_passes_anywhere(tmp_path: Path) -> None:
    folder = tmp_path / "kawasan-masterplan"
    shutil.copytree(PLAN, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "tests" / "test_here.py").write_text(
        "import kawasan_masterplan\n\n\ndef test_this_folder_is_tested():\n"
        f"    assert kawasan_masterplan.__file__.startswith({str(folder)!r})\n"
    )
    said = PluginFolder(folder).pytest()
    passed = re.search(r"(\d+) passed", said)
    assert passed, said
    assert int(passed[1]) > 200
    assert "failed" not in said
