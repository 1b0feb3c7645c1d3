"""Hooks that raise where no page contains it, as `demo` does before there are rows: said once, with file and line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from sqlalchemy.exc import DBAPIError

from kawasan.conformance.rules import Finding
from kawasan.conformance.world import World
from kawasan.plugins.blame import line_of, where

PLACE = re.compile(r" \(([^()]+), line (\d+)\)$")
LONGEST = 200


class HookRaised(RuntimeError):
    """A hook of the plugin did."""

    def __init__(self, hook: str, finding: Finding) -> None:
        super().__init__(f"{hook} raised")
        self.finding = finding


def ask(world: World, plugin: str, hook: str, **arguments: Any) -> Any:
    """One plugin's answer to a hook, None where it has none. Raises HookRaised."""
    try:
        return world.registry.ask(plugin, hook, **arguments)
    except (Exception, SystemExit) as error:
        raise HookRaised(hook, _blamed(world, plugin, hook, error)) from error


def in_short(error: BaseException) -> str:
    """What was raised in a line, without the statement that a database refused."""
    own = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    return f"{type(error).__name__}: {(str(own).strip() or repr(own)).splitlines()[0][:LONGEST]}"


def _blamed(world: World, plugin: str, hook: str, error: BaseException) -> Finding:
    """With the last line of the plugin's own, or the first of the hook."""
    folder = world.registry.plugins[plugin].folder
    called = world.registry.manager.get_hookcallers(world.registry.manager.get_plugin(plugin)) or []
    begins = [
        line_of(one.function, folder)
        for caller in called
        if caller.name == hook
        for one in caller.get_hookimpls()
        if one.plugin_name == plugin
    ]
    said = f"{hook} of {plugin} raised {in_short(error)}"
    return placed(f"{said}{where(error, folder) or next(iter(begins), '')}", folder)


def placed(text: str, folder: Path) -> Finding:
    """What core says of a plugin, with the file and the line that stand at its end as the place."""
    if (found := PLACE.search(text)) is None:
        return Finding(folder.name, text)
    return Finding(f"{folder.name}/{found[1]}:{found[2]}", text[: found.start()])
