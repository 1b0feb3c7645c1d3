"""A class that no style sheet knows does nothing, and says nothing: so every class in a template must be built."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kawasan.ui.assets import DIST

ROOT = Path(__file__).parents[3]
TEMPLATES = sorted(
    [*ROOT.glob("core/kawasan/**/templates/**/*.html"), *ROOT.glob("plugins/*/kawasan_*/templates/**/*.html")]
)
_CLASS = re.compile(r'\bclass="([^"]*)"')
_JINJA = re.compile(r"{[{%].*?[}%]}")
_STARTS = (
    "k-",
    "btn",
    "form-",
    "d-",
    "m-",
    "mt-",
    "mb-",
    "my-",
    "ms-",
    "p-",
    "py-",
    "w-",
    "text-",
    "fw-",
    "gap-",
    "align-",
    "justify-",
    "flex-",
)


def _known() -> set[str]:
    sheets = [*DIST.glob("*.css"), *ROOT.glob("plugins/*/kawasan_*/static/**/*.css")]
    return set(re.findall(r"\.(-?[a-zA-Z_][\w-]*)", "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)))


def _used(template: Path) -> set[str]:
    names: set[str] = set()
    for value in _CLASS.findall(template.read_text(encoding="utf-8")):
        # A name that is finished by an expression ("k-badge--{{ kind }}") is known only when the page is made.
        names.update(
            name
            for name in _JINJA.sub(lambda part: "\0" if part[0].startswith("{{") else " ", value).split()
            if "\0" not in name
        )
    return names


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: "/".join(path.parts[-2:]))
def test_every_class_of_a_template_is_built(template: Path) -> None:
    ours = {name for name in _used(template) if name.startswith(_STARTS)}
    assert ours - _known() == set()


def test_templates_were_found() -> None:
    assert any(template.name == "base.html" for template in TEMPLATES)
