"""A plugin in a plain folder, found by its `pyproject.toml` as if pip had installed it.

Installed plugins are found by the descriptions that pip leaves on `sys.path`, so such a description is written for the
folder. pytest does it for the folder it runs in (see docs/plugins/testing.md), `PluginFolder` for the commands it runs.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from importlib import invalidate_caches
from importlib.metadata import Distribution, EntryPoint
from pathlib import Path
from typing import Any

GROUP = "kawasan.plugins"
PYPROJECT = "pyproject.toml"
FIELDS = {"name": "Name", "version": "Version", "description": "Summary", "license": "License-Expression",
          "requires-python": "Requires-Python"}  # fmt: skip


class NoPluginError(ValueError):
    """There is no plugin in the folder; the message says what is missing."""


def sources(folder: Path) -> Path:
    """Where its package lies: in `src`, where there is one."""
    return folder / "src" if (folder / "src").is_dir() else folder


def describe(folder: Path, into: Path) -> Distribution:
    """Write into `into` what pip would leave of the plugin in `folder`. Raises NoPluginError."""
    project = read_project(folder)
    name = str(project["name"]).replace("-", "_")
    described = into / f"{name}-{project['version']}.dist-info"
    described.mkdir(parents=True, exist_ok=True)
    (described / "METADATA").write_text("\n".join(_metadata(project)), encoding="utf-8")
    (described / "entry_points.txt").write_text("\n".join(_entry_points(project)), encoding="utf-8")
    return Distribution.at(described)


def entry_point(folder: Path, into: Path) -> EntryPoint:
    """That of the plugin, its description written into `into`. Raises NoPluginError."""
    return next(entry for entry in describe(folder, into).entry_points if entry.group == GROUP)


def offer(folder: Path, into: Path) -> None:
    """Let this process import the plugin's package, and find the plugin where it is not installed. Raises
    NoPluginError.
    """
    describe(folder, into)
    if (path := str(sources(folder))) not in sys.path:
        sys.path.insert(0, path)
    sys.path.append(str(into))  # behind all that is installed
    invalidate_caches()


def has_plugin(folder: Path) -> bool:
    """Whether its `pyproject.toml` names one."""
    try:
        read_project(folder)
    except NoPluginError:
        return False
    return True


def read_project(folder: Path) -> dict[str, Any]:
    """The table `project`, with a name and a version. Raises NoPluginError."""
    try:
        project: dict[str, Any] = tomllib.loads((folder / PYPROJECT).read_text(encoding="utf-8")).get("project", {})
    except FileNotFoundError:
        raise NoPluginError(f"there is no {PYPROJECT} in {folder}") from None
    if not project.get("entry-points", {}).get(GROUP):
        raise NoPluginError(f'{folder / PYPROJECT} has no [project.entry-points."{GROUP}"]')
    return {"name": folder.name, "version": "0"} | project  # a version may be found by the build only


def _metadata(project: dict[str, Any]) -> Iterator[str]:
    yield "Metadata-Version: 2.4"
    for key, field in FIELDS.items():
        if isinstance(value := project.get(key), str):
            yield f"{field}: {' '.join(value.split())}"
    yield from (f"Requires-Dist: {required}" for required in project.get("dependencies", []))
    yield ""


def _entry_points(project: dict[str, Any]) -> Iterator[str]:
    for group, entries in project["entry-points"].items():
        yield f"[{group}]"
        yield from (f"{name} = {value}" for name, value in entries.items())
    yield ""
