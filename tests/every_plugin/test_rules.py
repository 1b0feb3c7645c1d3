"""The quick rules of conformance, for every installed plugin; `tests/conformance` tries all of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import create_engine

from kawasan.conformance import Rule, Subject, World, rules
from kawasan.plugins import installed

pytestmark = pytest.mark.once

ENTRIES = {entry.name: entry for entry in installed()}


@pytest.fixture
def subject(plugin: str, app: Flask) -> Iterator[Subject]:
    """The plugin, in the application that tests share."""
    engine = create_engine("sqlite://")  # no quick rule asks for rows
    with Subject(ENTRIES[plugin], World(app, engine)) as found:
        yield found
    engine.dispose()


@pytest.mark.parametrize("rule", [rule for rule in rules() if rule.is_quick], ids=lambda rule: rule.id)
def test_it_is_kept(rule: Rule, subject: Subject) -> None:
    assert list(rule.check(subject)) == [], f"{rule.why} {rule.mend}"
