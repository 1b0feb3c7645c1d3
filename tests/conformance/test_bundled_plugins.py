"""The programs that come with kawasan keep every rule, as `kawasan plugin check` tells it."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from kawasan.conformance import RULES
from kawasan.plugins import installed

pytestmark = [pytest.mark.slow, pytest.mark.once]


@pytest.mark.parametrize("name", [entry.name for entry in installed()])
def test_it_keeps_every_rule(name: str) -> None:
    command = [sys.executable, "-m", "kawasan", "plugin", "check", name, "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    report = json.loads(done.stdout)
    assert {rule["id"]: rule["findings"] for rule in report["rules"] if rule["state"] == "broken"} == {}
    assert (done.returncode, report["passed"], report["plugin"]) == (0, True, name)
    assert len(report["rules"]) == len(RULES)
