"""docs/ui.md: every filter, variable and function of templates, and the kinds of demonstration pictures."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask, render_template_string
from flask_babel import Babel

from kawasan.demo.scenes import KINDS
from kawasan.testing import At
from kawasan.web.context import variables

DOCS = Path(__file__).resolve().parents[3] / "docs"
PAGE = (DOCS / "ui.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^\| `(\{\{ .*? \}\})` \| (.*) \|$", PAGE, re.MULTILINE)
OF_LIBRARIES = {"_fsdomain", "csrf_meta_tag", "csrf_token"}


def bare() -> Flask:
    app = Flask("bare")
    Babel(app)
    return app


def first_cells(title: str) -> set[str]:
    table = PAGE.partition(f"| {title} | what")[2].partition("\n\n")[0]
    return {name for row in table.splitlines() for name in re.findall(r"`(\w+)", row.split(" | ")[0])}


def test_every_filter_is_shown(app: Flask) -> None:
    shown = {re.findall(r"\|(\w+)", example)[-1] for example, _ in EXAMPLES}
    assert shown == app.jinja_env.filters.keys() - bare().jinja_env.filters.keys()


@pytest.mark.parametrize(("example", "shows"), EXAMPLES)
def test_a_filter_shows_what_the_page_says(example: str, shows: str, app: Flask, at: At) -> None:
    at("2026-11-21 09:00")
    moment = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
    with app.test_request_context("/toba/"):
        assert render_template_string(example, moment=moment) == shows


def test_every_variable_is_told(app: Flask) -> None:
    with app.test_request_context("/"):
        assert first_cells("variable") == variables().keys()


def test_every_function_is_told(app: Flask) -> None:
    own = app.jinja_env.globals.keys() - Flask("bare").jinja_env.globals.keys() - OF_LIBRARIES
    assert first_cells("function") == own


def test_every_kind_of_picture_is_listed() -> None:
    told = (DOCS / "plugins" / "guide.md").read_text(encoding="utf-8").partition("Kinds of `DemoLoader.picture`")[2]
    assert set(re.findall(r"`(\w+)`", told.partition("\n")[0])) == set(KINDS)
