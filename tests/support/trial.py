"""A made plugin checked in a process of its own: models of plugins share one table of classes, and stay in it."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Collection
from concurrent.futures import ProcessPoolExecutor
from importlib.metadata import EntryPoint, distributions
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from kawasan import conformance
from kawasan.migrations import run
from kawasan.plugins import folder_of

PAPAN = Path(__file__).resolve().parents[1] / "conformance" / "papan"
NAME = "papan"
METADATA = ("METADATA", "entry_points.txt")


def write(folder: Path) -> Path:
    """The good plugin in a folder, with the description that an installation would leave beside it."""
    shutil.copytree(PAPAN / f"kawasan_{NAME}", folder / f"kawasan_{NAME}", ignore=shutil.ignore_patterns("__pycache__"))
    described = folder / f"kawasan_{NAME}-0.1.0.dist-info"
    described.mkdir()
    for name in METADATA:
        shutil.copy(PAPAN / name, described)
    return folder


def check(folder: Path, *, without: Collection[str] = ()) -> dict[str, Any]:
    """What `kawasan plugin check papan --json` says of what is in the folder, where no other plugin is installed."""
    context = get_context("forkserver")
    context.set_forkserver_preload(["kawasan.conformance"])
    with ProcessPoolExecutor(1, context) as pool:
        found: dict[str, Any] = json.loads(pool.submit(_check, str(folder), tuple(without)).result())
    return found


def _check(folder: str, without: tuple[str, ...]) -> str:
    sys.path.insert(0, folder)
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    (found,) = distributions(path=[folder])
    entries: list[EntryPoint] = [entry for entry in found.entry_points if entry.group == "kawasan.plugins"]
    for module in (run, sys.modules[folder_of.__module__]):
        module.installed = lambda: entries  # type: ignore[attr-defined]  # as if nothing else were
    only = conformance.RULES.keys() - set(without)
    return conformance.check(entries[0], only).as_json()


def states(report: dict[str, Any], state: str) -> list[str]:
    """The ids of the rules with this outcome."""
    return [rule["id"] for rule in report["rules"] if rule["state"] == state]
