"""After SIGKILL nothing acknowledged is lost: the benchmark, made small, against a real server."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kawasan.testing.postgres import NoBinariesError, find_binaries

BENCHMARK = Path(__file__).parents[4] / "benchmarks" / "queue_numbers.py"


@pytest.mark.slow
@pytest.mark.once
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_a_killed_server_has_lost_nothing_and_shared_nothing(database: str) -> None:
    if database == "postgresql":
        try:
            find_binaries()
        except NoBinariesError as reason:
            pytest.skip(str(reason))
    command = [sys.executable, str(BENCHMARK), "--tickets", "96", "--clients", "32", "--database", database, "--json"]
    run = subprocess.run(command, capture_output=True, text=True, timeout=540, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    found = json.loads(run.stdout.splitlines()[-1])
    assert found["acknowledged_before_kill"] >= 48
    assert found["lost_after_kill"] == found["changed_by_retry"] == 0
    assert found["sharing"] == found["sharing_after_kill"] == 0
    assert found["gaps"] == found["gaps_after_kill"] == 0
