"""The plugin interface as it is in the code: hooks and names, their signatures, words and uses."""

from __future__ import annotations

import inspect
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, is_dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, ForwardRef

from kawasan import plugin_api
from kawasan.plugins import hookspecs
from plugin_uses import BUNDLED, Use, implementations, uses_of

ROOT = Path(__file__).resolve().parent.parent
AUTHORS = ROOT / "docs" / "plugins" / "guide.md"
HANDED_OVER = frozenset({"Person", "RegencyRef"})
"""Made by core alone: what they are made of is no promise, what can be read of them is."""


@dataclass(frozen=True)
class Part:
    """A hook, or a name of `plugin_api`."""

    name: str
    signature: str
    words: str
    uses: list[Use] = field(default_factory=list)
    members: dict[str, str] = field(default_factory=dict)
    """Of a class: its fields, properties and methods."""

    @property
    def users(self) -> list[str]:
        """Plugins that implement or import it."""
        return sorted({use.plugin for use in self.uses})

    @property
    def example(self) -> Use | None:
        """The piece of code that shows it best."""
        return min(self.uses, key=lambda use: use.order, default=None)


@cache
def hooks() -> list[Part]:
    """Core's hooks, in their order."""
    return _hooks_of(hookspecs)


def hooks_of_plugins() -> dict[str, list[Part]]:
    """Hooks that plugins call themselves, by plugin."""
    modules = {
        name: f"{folder.name}.hookspecs" for name, folder in BUNDLED.items() if (folder / "hookspecs.py").is_file()
    }
    return {name: _hooks_of(import_module(module)) for name, module in modules.items()}


@cache
def names() -> tuple[Part, ...]:
    """What `plugin_api` offers, by name."""
    return tuple(_name(name, getattr(plugin_api, name)) for name in sorted(plugin_api.__all__, key=str.lower))


def pinned() -> dict[str, dict[str, str]]:
    """All signatures, as they are kept in a file."""
    found = names()
    classes = {f"{part.name}.{name}": text for part in found for name, text in part.members.items()}
    return {
        "hooks": {part.name: part.signature for part in hooks()},
        "names": dict(sorted(({part.name: part.signature for part in found} | classes).items())),
    }


ADDED = re.compile(r"\w+: [^=,]+ = [^=,]+(, \w+: [^=,]+ = [^=,]+)*")


def changes(kept: Mapping[str, str], now: Mapping[str, str], deprecated: Collection[str]) -> list[str]:
    """Signatures that are not as they are kept, though nothing said they would go: a sentence each."""
    changed = {
        name: text
        for name, text in kept.items()
        if name not in deprecated and now.get(name) != text and not has_grown(text, now.get(name, ""))
    }
    return [f"{name} was {text}; it is {now.get(name, 'gone')}" for name, text in changed.items()]


def has_grown(before: str, now: str) -> bool:
    """Whether a signature has only got further arguments at its end, each with a default: nobody's call changes."""
    begin, bracket, end = before.rpartition(")")
    added = now.removeprefix(f"{begin}, ").removesuffix(bracket + end)
    return now == f"{begin}, {added}{bracket}{end}" and bool(ADDED.fullmatch(added))


class _Bare(str):
    """An annotation that is printed without the quotes it carries for being postponed."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


def plain(function: Any) -> str:
    """A signature as it stands in the code."""
    signature = inspect.signature(function)
    parts = [part.replace(annotation=_bare(part.annotation)) for part in signature.parameters.values()]
    answer = _bare(signature.return_annotation)
    return str(signature.replace(parameters=parts, return_annotation=answer))


def _bare(annotation: Any) -> Any:
    if isinstance(annotation, ForwardRef):
        return _Bare(annotation.__forward_arg__)
    return _Bare(annotation) if isinstance(annotation, str) else annotation


def _hooks_of(module: Any) -> list[Part]:
    functions = {name: value for name, value in vars(module).items() if hasattr(value, "kawasan_spec")}
    return [
        Part(name, f"{name}{plain(function)}", inspect.getdoc(function) or "", implementations(name))
        for name, function in functions.items()
    ]


def _name(name: str, value: Any) -> Part:
    uses, words = uses_of(name), _words(value) or _table().get(name, "")
    if inspect.isclass(value):
        signature = f"class {name}{plain(value) if _is_made_by_plugins(value) else ''}".removesuffix(" -> None")
        return Part(name, signature, words, uses, _members(value))
    if inspect.isroutine(value):
        return Part(name, f"{name}{plain(value)}", words, uses)
    return Part(name, f"{name}: {type(value).__name__}", words, uses)


def _is_made_by_plugins(kind: type[Any]) -> bool:
    """Whether plugins make one by arguments that are ours: not what core hands over, SQLAlchemy or WTForms makes."""
    return kind.__name__ not in HANDED_OVER and (
        is_dataclass(kind) or issubclass(kind, tuple) or (issubclass(kind, Exception) and "__init__" in vars(kind))
    )


def _words(value: Any) -> str:
    """Its docstring, if we wrote it."""
    if not getattr(value, "__module__", "").startswith("kawasan"):
        return ""
    own = inspect.getdoc(value) or ""
    return "" if own.startswith(f"{value.__name__}(") else own


@cache
def _table() -> dict[str, str]:
    """What the tables of docs/plugins/guide.md say of each name."""
    rows = re.findall(r"^\| (`.+?`) \| (.+) \|$", AUTHORS.read_text(encoding="utf-8"), re.MULTILINE)
    return {name: f"{words[:1].upper()}{words[1:]}." for cell, words in rows for name in re.findall(r"`(\w+)", cell)}


def _members(kind: type[Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for base in reversed([base for base in kind.__mro__ if base.__module__.startswith("kawasan.")]):
        found |= {name: str(_bare(annotation)) for name, annotation in inspect.get_annotations(base).items()}
        found |= {name: text for name, value in vars(base).items() if (text := _member(value))}
    return {name: text for name, text in sorted(found.items()) if not name.startswith("_")}


def _member(value: Any) -> str:
    if isinstance(value, property):
        return "property"
    if isinstance(value, (classmethod, staticmethod)):
        return f"{type(value).__name__} {plain(value.__func__)}"
    return plain(value) if inspect.isfunction(value) else ""
