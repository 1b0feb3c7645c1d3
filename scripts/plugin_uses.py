"""Where the plugins of this repository use the plugin interface, and the piece of code that shows it best."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kawasan.plugins import folder_of, installed

ROOT = Path(__file__).resolve().parent.parent
BUNDLED = {entry.name: folder_of(entry) for entry in installed() if folder_of(entry).is_relative_to(ROOT / "plugins")}
"""Each with its package: others that may be installed are not ours to write about."""
CALLED, MARKED, NAMED = range(3)


@dataclass(frozen=True)
class Use:
    """A piece of a plugin's code."""

    plugin: str
    path: str
    """Below the root of the repository."""
    code: str
    rank: int = 0
    """How well it shows what it is an example of; the lowest shows it best."""

    @property
    def order(self) -> tuple[int, int, str, str]:
        """Short ones before long ones."""
        return self.rank, self.code.count("\n"), self.path, self.code


def implementations(hook: str) -> list[Use]:
    """Functions of plugins that implement a hook."""
    return [
        Use(source.plugin, source.path, source.lines(node.decorator_list[0], node))
        for source in _sources()
        if source.path.endswith("/plugin.py")
        for node in source.tree.body
        if isinstance(node, ast.FunctionDef) and node.name == hook and _mentions("hookimpl", *node.decorator_list)
    ]


def uses_of(name: str) -> list[Use]:
    """Pieces of code with a name that they import from `plugin_api`."""
    found = (
        (source, _example(name, source, node))
        for source in _sources()
        if name in source.imported
        for node in ast.walk(source.tree)
    )
    return [Use(source.plugin, source.path, *example) for source, example in found if example]


@dataclass(frozen=True)
class _Source:
    plugin: str
    path: str
    text: str
    tree: ast.Module
    imported: frozenset[str]
    """From `plugin_api`."""

    def lines(self, first: Any, last: Any, *, until: ast.stmt | None = None) -> str:
        """Whole lines from one node to another's end, or to the line before `until`, moved to the margin."""
        end = last.end_lineno if until is None else max(until.lineno - 1, last.lineno)
        return inspect.cleandoc("\n" + "\n".join(self.text.splitlines()[first.lineno - 1 : end]))


@cache
def _sources() -> tuple[_Source, ...]:
    paths = ((plugin, path) for plugin, folder in BUNDLED.items() for path in sorted(folder.rglob("*.py")))
    return tuple(_source(plugin, path) for plugin, path in paths)


def _source(plugin: str, path: Path) -> _Source:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    imports = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
    names = (alias.name for node in imports if node.module == "kawasan.plugin_api" for alias in node.names)
    return _Source(plugin, path.relative_to(ROOT).as_posix(), text, tree, frozenset(names))


def _example(name: str, source: _Source, node: ast.AST) -> tuple[str, int] | None:
    """The code of a statement that has the name, and how well it shows it."""
    if isinstance(node, ast.stmt) and not hasattr(node, "body") and _mentions(name, node):
        is_called = any(isinstance(part, ast.Call) and _mentions(name, part.func) for part in ast.walk(node))
        return source.lines(node, node), CALLED if is_called else NAMED
    for begin, parts, rank in _heads(node):
        if _mentions(name, *parts):
            return source.lines(begin, node, until=node.body[0]), rank  # type: ignore[attr-defined]  # has a head
    return None


def _heads(node: ast.AST) -> Iterator[tuple[ast.AST, list[ast.AST | None], int]]:
    """Parts of what stands before a block that a name can be in, and where the code of such an example begins."""
    if isinstance(node, ast.FunctionDef):
        marks: list[ast.AST | None] = [*node.decorator_list]
        yield node.decorator_list[0] if node.decorator_list else node, marks, MARKED
        yield node, [node.args, node.returns], NAMED
    elif isinstance(node, ast.ClassDef):
        yield node, [*node.bases], MARKED
    elif isinstance(node, ast.ExceptHandler):
        yield node, [node.type], MARKED


def _mentions(name: str, *nodes: ast.AST | None) -> bool:
    parts = (part for node in nodes if node is not None for part in ast.walk(node))
    return any(isinstance(part, ast.Name) and part.id == name for part in parts)
