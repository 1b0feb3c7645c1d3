"""The throwaway installation."""

from __future__ import annotations

from pathlib import Path

import pytest

from kawasan.config import SETTINGS
from kawasan.conformance.world import settings

pytestmark = pytest.mark.once


def test_a_busy_machine_sets_no_plugin_aside(tmp_path: Path) -> None:
    usual = next(setting.default for setting in SETTINGS if setting.variable == "KAWASAN_IMPORT_SECONDS")
    assert settings(tmp_path)["KAWASAN_IMPORT_SECONDS"] >= 5 * usual
