"""Rules over every template of core and of plugins."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask import Flask
from tests.every_plugin.conftest import FOLDERS

from kawasan import app as application
from kawasan.conformance.pages import trusted
from kawasan.ui.assets import DIST

pytestmark = pytest.mark.once

CORE = Path(application.__file__).parent
ROOTS = {"core ui": CORE / "ui" / "templates", "core web": CORE / "web" / "templates"} | {
    name: folder / "templates" for name, folder in FOLDERS.items()
}
TEMPLATES = {
    f"{owner}: {path.relative_to(root).as_posix()}": path
    for owner, root in ROOTS.items()
    for path in sorted(root.rglob("*.html"))
}
LONGEST = 80
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
EXPRESSION = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
CLASSES = re.compile(r'\bclass(?:_)?=(?:"([^"]*)"|\'([^\']*)\')')
NAME = re.compile(r"[a-zA-Z_][\w-]*")


@pytest.fixture(params=TEMPLATES)
def template(request: pytest.FixtureRequest) -> Path:
    """Each in turn."""
    return TEMPLATES[request.param]


@pytest.fixture
def source(template: Path) -> str:
    """Without its comments."""
    return COMMENT.sub("", template.read_text("utf-8"))


def test_there_are_templates() -> None:
    assert {key.partition(":")[0] for key in TEMPLATES} == set(ROOTS)


@pytest.mark.usefixtures("source")
def test_it_compiles(template: Path, app: Flask) -> None:
    app.jinja_env.compile(template.read_text("utf-8"), filename=str(template))


def test_it_is_short(template: Path) -> None:
    assert len(template.read_text("utf-8").splitlines()) < LONGEST


def test_it_has_nothing_inline(source: str) -> None:
    """The content policy refuses it, and says nothing."""
    html = EXPRESSION.sub("", source)
    assert not re.search(r"<style\b", html)
    assert not re.search(r"\sstyle\s*=", html)
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", html)
    assert not re.search(r"<script(?![^>]*\b(src=|type=\"(importmap|application/(ld\+)?json)\"))", source)
    assert "javascript:" not in html


def test_nothing_is_trusted_unseen(source: str) -> None:
    """What a person typed must not become markup; what core made is Markup already."""
    assert trusted(source) == []


def known() -> set[str]:
    sheets = [*DIST.glob("*.css"), *(sheet for folder in FOLDERS.values() for sheet in folder.glob("static/**/*.css"))]
    return {name for sheet in sheets for name in re.findall(r"\.(-?[a-zA-Z_][\w-]*)", sheet.read_text("utf-8"))}


def hooks_of_scripts() -> str:
    scripts = [
        *CORE.parents[1].glob("core/assets/src/**/*.js"),
        *(s for f in FOLDERS.values() for s in f.glob("static/**/*.js")),
    ]
    return "\n".join(script.read_text("utf-8") for script in scripts)


def test_every_class_is_in_a_style_sheet(source: str) -> None:
    """Or is the base of one that is (`k-row` of `k-row--photo`), or one that a script looks for."""
    used = {
        name
        for groups in CLASSES.findall(source)
        for name in EXPRESSION.sub(
            lambda part: "\0" if part[0].startswith("{{") else " ", groups[0] or groups[1]
        ).split()
        if NAME.fullmatch(name)
    }
    styled = known()
    unknown = used - styled - {name.partition("--")[0] for name in styled}
    scripts = hooks_of_scripts() if unknown else ""
    assert {name for name in unknown if name not in scripts} == set()
