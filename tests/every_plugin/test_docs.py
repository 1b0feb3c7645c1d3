"""What the documentation says of settings, commands, hooks and names is what the code has."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from flask import Flask
from sqlalchemy import func, insert, select, text, update

from kawasan import cli, config, plugin_api
from kawasan.db import ScopeError
from kawasan.plugin_api import Media, RegencyRef, session
from kawasan.plugins import hookspecs
from kawasan.testing import InRegency

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *ROOT.glob("plugins/*/README.md")])
AUTHORS = (DOCS / "plugins" / "guide.md").read_text(encoding="utf-8")
OPERATORS = (DOCS / "operators.md").read_text(encoding="utf-8")
LARGEST_PICTURE = 80_000
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)\s]+)\)")
NAMES = {
    "Media": Media,
    "func": func,
    "insert": insert,
    "select": select,
    "session": session,
    "text": text,
    "update": update,
}


def chapter(page: str, title: str) -> str:
    return page.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def first_cells(part: str) -> list[str]:
    """The code in the first column of a chapter's tables."""
    rows = [line.replace("\\|", "¦").split("|")[1] for line in part.splitlines() if line.startswith("| `")]
    return [code.replace("¦", "|") for row in rows for code in CODE.findall(row)]


def plain(signature: inspect.Signature) -> str:
    """Without quotes, which postponed annotations carry."""
    return str(signature).replace("'", "")


def specified() -> list[str]:
    """Each hook core specifies, as in `search(regency: RegencyRef, …) -> list[SearchHit]`."""
    functions = {name: value for name, value in vars(hookspecs).items() if hasattr(value, "kawasan_spec")}
    return [f"{name}{plain(inspect.signature(function))}" for name, function in functions.items()]


def setting_row(setting: config.Setting) -> str:
    value = int(setting.default) if isinstance(setting.default, bool) else setting.default
    default = "" if value == "" else f"`{value}`"
    demo = "" if setting.demo is None else f"`{setting.demo}`"
    meaning = setting.meaning.replace("<", "&lt;").replace(">", "&gt;")
    return f"| `{setting.variable}` | {meaning} | {default} | {demo} |"


def commands(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[str]:
    if not isinstance(command, click.Group):
        yield " ".join(["kawasan", *path])
        return
    context = click.Context(command)
    for name in command.list_commands(context):
        inner = command.get_command(context, name)
        assert inner is not None
        yield from commands(inner, (*path, name))


@pytest.mark.once
def test_every_setting_is_in_the_table() -> None:
    rows = "\n".join(map(setting_row, (*config.SETTINGS, config.OWNER_URL)))
    assert rows in OPERATORS, f"docs/operators.md, Settings, should read:\n{rows}"


@pytest.mark.once
def test_every_command_is_documented() -> None:
    documented = first_cells(chapter(OPERATORS, "Commands"))
    missing = [c for c in commands(cli.main) if not any(d == c or d.startswith(f"{c} ") for d in documented)]
    assert missing == []


@pytest.mark.once
def test_every_hook_is_documented_with_its_signature() -> None:
    assert first_cells(chapter(AUTHORS, "Hooks")) == specified()


@pytest.mark.once
def test_every_name_of_the_plugin_api_is_documented() -> None:
    documented = first_cells(chapter(AUTHORS, "What `kawasan.plugin_api` offers"))
    assert sorted(code.partition("(")[0] for code in documented) == sorted(plugin_api.__all__)


@pytest.mark.once
def test_documented_functions_take_the_documented_arguments() -> None:
    wrong = []
    for code in first_cells(chapter(AUTHORS, "What `kawasan.plugin_api` offers")):
        name, _, arguments = code.partition("(")
        function: Any = getattr(plugin_api, name)
        if inspect.isfunction(function) and arguments != f"{names_of(inspect.signature(function))})":
            wrong.append(f"{name}({names_of(inspect.signature(function))})")
    assert wrong == []


def names_of(signature: inspect.Signature) -> str:
    bare = [p.replace(annotation=p.empty, default=p.empty) for p in signature.parameters.values()]
    return str(signature.replace(parameters=bare, return_annotation=signature.empty))[1:-1]


def statements(kind: str) -> list[str]:
    """The paragraphs of the blocks marked ```python <kind>."""
    blocks = re.findall(rf"^```python {kind}\n(.*?)^```$", AUTHORS, re.MULTILINE | re.DOTALL)
    return [paragraph.strip() for block in blocks for paragraph in block.split("\n\n")]


@pytest.mark.parametrize("statement", statements("refused"))
def test_what_is_said_to_be_refused_is(statement: str, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba), pytest.raises(ScopeError):
        exec(statement, dict(NAMES))  # noqa: S102 - our own documentation


@pytest.mark.parametrize("statement", statements("allowed"))
def test_what_is_said_to_work_does(statement: str, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        exec(statement, dict(NAMES))  # noqa: S102 - our own documentation


@pytest.mark.once
@pytest.mark.parametrize("page", ["administrators.md", "id/administrator.md"])
def test_buttons_and_pages_are_called_as_administrators_see_them(page: str) -> None:
    folders = (ROOT / "core" / "kawasan", *ROOT.glob("plugins/*/kawasan_*"))
    files = (path for folder in folders for kind in ("py", "html") for path in folder.rglob(f"*.{kind}"))
    interface = "".join(path.read_text(encoding="utf-8") for path in files)
    named = set(re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", (DOCS / page).read_text(encoding="utf-8")))
    assert [word for word in sorted(named) if word not in interface] == []


@pytest.mark.once
def test_links_between_pages_lead_somewhere() -> None:
    broken = [
        f"{page.relative_to(ROOT)}: {link}"
        for page in PAGES
        for link in LINK.findall(page.read_text(encoding="utf-8"))
        if "://" not in link and not (page.parent / link.partition("#")[0]).resolve().exists()
    ]
    assert broken == []


@pytest.mark.once
def test_pictures_are_small_and_used() -> None:
    pictures = sorted((DOCS / "pictures").glob("*"))
    texts = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert pictures
    assert [p.name for p in pictures if p.stat().st_size > LARGEST_PICTURE or p.name not in texts] == []


def test_paths_of_core_in_the_readme_exist(app: Flask) -> None:
    known = {rule.rule for rule in app.url_map.iter_rules()}
    own = {"/cari", "/masuk", "/kelola/", "/operator/", "/akun", "/api/v1/", "/api/v1/openapi.json"}
    promised = own | {"/healthz", "/readyz"}
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert promised <= known
    assert [path for path in promised if path not in readme] == []
