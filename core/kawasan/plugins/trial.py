"""The first import of a plugin happens in a process of its own: one that hangs, or eats all memory, ends there.

What passed is noted in the instance folder by name and version, so that later starts do not try it again.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from importlib.metadata import EntryPoint

NOTED = "plugins.json"
MEMORY_BYTES = 2 * 1024**3
"""Of address space. Core and a large plugin take a quarter of it."""
LONGEST_REASON = 160
LINE = r'File "[^"]*/{package}/([^"]+)", line (\d+)'
"""Of a traceback, where the plugin's own."""
CHILD = """
import resource, sys
module, memory, seconds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
__import__(module)
sys.modules[module].program()
"""


def try_new(entries: Iterable[EntryPoint], instance: Path, seconds: int) -> dict[str, str]:
    """Import those that are new to the installation; answers the reasons of those that failed, by name.

    `seconds` each may take; 0: none is tried.
    """
    noted = _read(instance / NOTED)
    new = [entry for entry in entries if noted.get(entry.name) != _version(entry)] if seconds else []
    if not new:
        return {}
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as side_by_side:
        outcomes = dict(
            zip((entry.name for entry in new), side_by_side.map(lambda e: _try(e, seconds), new), strict=True)
        )
    passed = {entry.name: _version(entry) for entry in new if outcomes[entry.name] is None}
    _write(instance / NOTED, noted | passed)
    return {name: reason for name, reason in outcomes.items() if reason is not None}


def _try(entry: EntryPoint, seconds: int) -> str | None:
    command = [sys.executable, "-c", CHILD, entry.module, str(MEMORY_BYTES), str(seconds)]
    paths = {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    try:
        run = subprocess.run(  # noqa: S603 - our own interpreter, the name of an installed module
            command, env=os.environ | paths, stdin=subprocess.DEVNULL, capture_output=True, text=True,
            timeout=seconds, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return f"its import took longer than {seconds} s"
    if run.returncode == 0:
        return None
    said = run.stderr.strip().splitlines()
    lines = re.findall(LINE.format(package=entry.module.partition(".")[0]), run.stderr)
    where = f" ({lines[-1][0]}, line {lines[-1][1]})" if lines else ""
    return f"its import failed: {said[-1][:LONGEST_REASON] if said else f'it ended with {run.returncode}'}{where}"


def _version(entry: EntryPoint) -> str:
    return entry.dist.version if entry.dist else ""


def _read(path: Path) -> dict[str, str]:
    try:
        noted: Mapping[str, str] = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return dict(noted)


def _write(path: Path, noted: dict[str, str]) -> None:
    whole = path.with_suffix(f".{os.getpid()}")  # several processes may start at once: each replaces it whole
    whole.write_text(json.dumps(noted, indent=1, sort_keys=True), encoding="utf-8")
    whole.replace(path)
