"""Whatever is shared by all plugins of an installation is named after the one that has it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Any

from kawasan.auth import CORE_PERMISSIONS
from kawasan.conformance.rules import Finding, rule
from kawasan.conformance.source import lines, trees
from kawasan.conformance.subject import Route, Subject

SEGMENT = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)?|<[^>]+>(\.[a-z]+)?|[a-z-]+<[^>]+>(\.[a-z]+)?|<[^>]+>-<[^>]+>")
NUMBER = re.compile(r"(^|_)(id|number|page|year|width)$")
STORED = re.compile(
    r"\b(?:local|session)Storage\.(?:get|set|remove)Item\(\s*['\"`]([^'\"`]+)|caches\.open\(\s*['\"`]([^'\"`]+)"
)
OWN_FOLDERS = ("templates", "static")
MEMORIES = {"cache", "lru_cache", "cached"}
REGIONAL = {"session", "require_regency", "current_regency", "read_settings", "current_person", "published_entries"}
RECORDED = re.compile(r'record\(\s*f?"(\w+)\.([a-z_]+\.[a-z_]+)"')


@rule(
    "names-tables",
    "Tables begin with the plugin's name",
    why="Migrations and purging go by it: another name belongs to another plugin, or to nobody.",
    mend='Name them `__tablename__ = "<plugin>_…"`.',
    is_quick=True,
)
def check_tables(subject: Subject) -> Iterator[Finding]:
    """Tables of another name."""
    for _, table in subject.tables:
        if not table.name.startswith(f"{subject.name}_"):
            yield Finding(table.name, f"does not begin with {subject.name}_")


@rule(
    "names-permissions",
    "Views ask for permissions of the program or of core",
    why="A permission of another program is not there when that program is not installed.",
    mend='Offer your own in Program(permissions=…) and ask for it: @require("<plugin>:<resource>:<action>").',
    is_quick=True,
)
def check_permissions(subject: Subject) -> Iterator[Finding]:
    """Permissions of others."""
    core = {permission.name for permission in CORE_PERMISSIONS}
    for route in subject.routes:
        asked = route.access.permission
        if asked and asked not in core and not asked.startswith(f"{subject.name}:"):
            yield Finding(route.rule.rule, f"asks for {asked}")


def _foreign_files(subject: Subject, kind: str) -> Iterator[Finding]:
    folder = subject.folder / kind
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name != subject.name:
            yield Finding(subject.shown(path), f"lies outside of {kind}/{subject.name}/")


@rule(
    "names-templates",
    "Templates lie in templates/<plugin>/",
    why="All templates share one space of names: yours would replace another's, or another's yours.",
    mend="Move them into that folder, and name them with it.",
    is_quick=True,
)
def check_templates(subject: Subject) -> Iterator[Finding]:
    """Templates outside."""
    yield from _foreign_files(subject, "templates")


@rule(
    "names-static",
    "Static files lie in static/<plugin>/",
    why="Only that folder is served.",
    mend='Move them, and ask for their address with plugin_static("<plugin>", "file.js").',
    is_quick=True,
)
def check_static(subject: Subject) -> Iterator[Finding]:
    """Files outside."""
    yield from _foreign_files(subject, "static")


@rule(
    "names-settings",
    "It reads its own settings",
    why="Settings are kept by the program's name; under another name they stay at their defaults, or are another's.",
    mend='Call read_settings(Class, "<plugin>").',
    is_quick=True,
)
def check_settings(subject: Subject) -> Iterator[Finding]:
    """Settings under another name."""
    for path, tree in trees(subject):
        for call in _calls(tree, "read_settings"):
            if len(call.args) > 1 and isinstance(call.args[1], ast.Constant) and call.args[1].value != subject.name:
                yield Finding(f"{subject.shown(path)}:{call.lineno}", f"reads those of {call.args[1].value!r}")


def _calls(tree: ast.AST, *names: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in names:
                yield node


@rule(
    "names-routes",
    "Routes lie below the program's prefix, under endpoints of its name",
    why="The prefix is what it was given; a path elsewhere may be a regency's, or another program's.",
    mend="Register views on a blueprint named after the plugin, and answer it from the hook.",
    is_quick=True,
)
def check_routes(subject: Subject) -> Iterator[Finding]:
    """Paths and endpoints elsewhere."""
    prefix = subject.plugin.program.prefix
    for route in subject.routes:
        begin = f"/api/v1{prefix}/" if route.is_api else f"{prefix}/"
        if not route.rule.rule.startswith(begin):
            yield Finding(route.rule.rule, f"does not begin with {begin}")
        endpoint = route.rule.endpoint
        if (
            not route.is_api
            and endpoint.partition(".")[0] != subject.name
            and not endpoint.startswith(f"{subject.name}_")
        ):
            yield Finding(route.rule.rule, f"its endpoint {endpoint} does not begin with {subject.name}")


@rule(
    "names-paths",
    "Paths are plain words with hyphens, and their numbers are typed",
    why="People read and type addresses; and letters where an id belongs must not reach the view.",
    mend="Write /usaha-baru, and <id:claim_id> or <int:number> for numbers.",
    is_quick=True,
)
def check_paths(subject: Subject) -> Iterator[Finding]:
    """Segments and arguments of another form."""
    for route in subject.routes:
        for segment in route.rule.rule.strip("/").split("/"):
            if not SEGMENT.fullmatch(segment):
                yield Finding(route.rule.rule, f"the segment {segment}")
        yield from _untyped(route)


def _untyped(route: Route) -> Iterator[Finding]:
    for name, converter in route.rule._converters.items():  # noqa: SLF001 - werkzeug has no other way to ask
        if NUMBER.search(name) and "Integer" not in type(converter).__name__:
            yield Finding(route.rule.rule, f"<{name}> is a number without a type")


@rule(
    "names-cache",
    "Nothing of a regency is kept under a key without it",
    why="A process serves all regencies: what a function remembers by its arguments alone is shown to the next one.",
    mend="Keep pages with @cacheable(); in browsers begin keys with the plugin's name.",
    is_quick=True,
)
def check_cache(subject: Subject) -> Iterator[Finding]:
    """Functions that remember what they read of a regency; keys of browsers without the plugin's name."""
    for path, tree in trees(subject):
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and _remembers(node) and any(_calls(node, *REGIONAL)):
                yield Finding(
                    f"{subject.shown(path)}:{node.lineno}", f"{node.name} remembers what it read of a regency"
                )
    for path, number, _ in lines(subject.sources(".js", ".mjs"), STORED):
        found = STORED.search(path.read_text("utf-8").splitlines()[number - 1])
        key = (found[1] or found[2]) if found else ""
        if not _is_own(key, subject):
            yield Finding(f"{subject.shown(path)}:{number}", f"the key {key!r} does not begin with {subject.name}")


def _remembers(function: ast.FunctionDef) -> bool:
    called = (d.func if isinstance(d, ast.Call) else d for d in function.decorator_list)
    return any((c.attr if isinstance(c, ast.Attribute) else getattr(c, "id", "")) in MEMORIES for c in called)


def _is_own(key: str, subject: Subject) -> bool:
    return key.replace("-", "_").startswith(subject.name) or key.startswith(f"kawasan.{subject.name}")


@rule(
    "names-session",
    "Keys of the session and names of cookies begin with the plugin's name",
    why="All plugins share one session and one site: a key of the same name is another's.",
    mend='Write session["<plugin>_…"], and set_cookie("<plugin>_…").',
    is_quick=True,
)
def check_session(subject: Subject) -> Iterator[Finding]:
    """Keys without it; those in constants of the same module are looked up."""
    for path, tree in trees(subject):
        known = {
            target.id: node.value.value
            for node in tree.body
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for line, key in _keys(tree):
            value = known.get(key.id) if isinstance(key, ast.Name) else getattr(key, "value", None)
            if isinstance(value, str) and not _is_own(value, subject):
                yield Finding(f"{subject.shown(path)}:{line}", f"the key {value!r} does not begin with {subject.name}")


def _keys(tree: ast.Module) -> Iterator[tuple[int, Any]]:
    sessions = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "flask"
        for alias in node.names
        if alias.name == "session"
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id in sessions:
            yield node.lineno, node.slice
    for call in _calls(tree, "get", "pop", "setdefault"):
        owner = call.func.value if isinstance(call.func, ast.Attribute) else None
        if isinstance(owner, ast.Name) and owner.id in sessions and call.args:
            yield call.lineno, call.args[0]
    yield from ((call.lineno, call.args[0]) for call in _calls(tree, "set_cookie", "delete_cookie") if call.args)


@rule(
    "names-trail",
    "Actions in the trail begin with the plugin's name, and have words for their readers",
    why="Administrators read the trail in their language, and filter it by program.",
    mend='Call record("<plugin>.<thing>.<verb>", …), and put "<thing>.<verb>" into Program(words=…).',
    is_quick=True,
)
def check_trail(subject: Subject) -> Iterator[Finding]:
    """Actions of others, and those without words."""
    words = subject.plugin.program.words
    for path, text in subject.sources(".py"):
        for program, action in RECORDED.findall(text):
            if program != subject.name:
                yield Finding(subject.shown(path), f"{program}.{action} is another program's")
            elif action not in words:
                yield Finding(subject.shown(path), f"{action} has no words")
