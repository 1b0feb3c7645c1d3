"""The report, for people and for programs."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.metadata import EntryPoint
from types import SimpleNamespace
from typing import cast

import pytest

from kawasan import __version__
from kawasan.conformance import (
    BROKEN,
    NOT_RUN,
    OK,
    RULES,
    Finding,
    NotRun,
    Outcome,
    Report,
    Subject,
    World,
    rules,
    try_rule,
)

pytestmark = pytest.mark.once
FIRST, SECOND, THIRD = rules()[:3]
FINDINGS = tuple(Finding(f"plugin.py:{number}", "is wrong") for number in range(12))


@pytest.fixture
def report() -> Report:
    """One rule kept, one broken in twelve places, one not run."""
    outcomes = (Outcome(FIRST, OK), Outcome(SECOND, BROKEN, FINDINGS), Outcome(THIRD, NOT_RUN, reason="no engine"))
    return Report("papan", "0.1.0", outcomes)


def test_people_read_what_is_wrong_why_and_how_to_mend_it(report: Report) -> None:
    text = report.as_text()
    assert text.startswith(f"papan 0.1.0, by the rules of kawasan {__version__}\n")
    assert f"\nok       {FIRST.id}: {FIRST.title}\n" in text
    assert "\n           plugin.py:9: is wrong\n           … and 2 more\n" in text
    assert f"         Why: {SECOND.why}\n         Mend: {SECOND.mend}\n" in text
    assert f"\nnot run  {THIRD.id}: {THIRD.title} (no engine)\n" in text
    assert text.endswith("1 rules kept, 1 broken, 1 not run.")


def test_a_rule_that_is_kept_says_no_more(report: Report) -> None:
    assert FIRST.why not in report.as_text()


def test_programs_read_all_of_it(report: Report) -> None:
    document = json.loads(report.as_json())
    first, second, third = document.pop("rules")
    assert document == {"plugin": "papan", "version": "0.1.0", "kawasan": __version__, "passed": False}
    assert (first["state"], first["findings"]) == ("ok", [])
    assert second["findings"][0] == {"where": "plugin.py:0", "what": "is wrong"}
    assert len(second["findings"]) == len(FINDINGS)
    assert {key: second[key] for key in ("id", "title", "why", "mend")} == {
        "id": SECOND.id, "title": SECOND.title, "why": SECOND.why, "mend": SECOND.mend,
    }  # fmt: skip
    assert (first["reason"], second["reason"]) == ("", "")
    assert (third["state"], third["reason"]) == ("not run", "no engine")


def test_what_was_not_run_breaks_nothing() -> None:
    assert Report("papan", "0.1.0", (Outcome(FIRST, OK), Outcome(THIRD, NOT_RUN, reason="no engine"))).passed


def test_what_was_not_run_as_the_plugin_does_not_load_keeps_it_from_passing() -> None:
    unloaded = Outcome(THIRD, NOT_RUN, reason="the plugin was set aside: it raised KeyError", is_hindered=True)
    report = Report("papan", "0.1.0", (Outcome(FIRST, OK), unloaded))
    assert report.broken == []
    assert not report.passed
    assert json.loads(report.as_json())["passed"] is False
    assert report.as_text().endswith(
        "1 rules kept, 0 broken, 1 not run.\nIt does not pass: the plugin was set aside: it raised KeyError."
    )


def test_a_rule_that_needs_the_plugin_loaded_says_why_it_is_not() -> None:
    entry = EntryPoint("papan", "kawasan_papan.plugin", "kawasan.plugins")
    registry = SimpleNamespace(plugins={}, trouble_of=lambda _: "loading it raised KeyError")
    for subject, reason in (
        (Subject(entry, trouble=ValueError("no")), "the application does not start with it: ValueError: no"),
        (
            Subject(entry, given=cast("World", SimpleNamespace(registry=registry))),
            "the plugin was set aside: loading it raised KeyError",
        ),
    ):
        outcome = try_rule(RULES["tables-owned"], subject)
        assert (outcome.state, outcome.reason, outcome.is_hindered) == (NOT_RUN, reason, True)


def test_a_rule_that_this_machine_cannot_ask_says_nothing_of_the_plugin() -> None:
    def ask(_: Subject) -> list[Finding]:
        raise NotRun("no PostgreSQL here")

    entry = EntryPoint("papan", "kawasan_papan.plugin", "kawasan.plugins")
    assert not try_rule(replace(FIRST, check=ask), Subject(entry)).is_hindered


def test_ids_are_family_and_thing() -> None:
    assert [rule.id for rule in rules() if rule.id != rule.id.lower() or "-" not in rule.id] == []


def test_every_rule_says_why_and_how_to_mend() -> None:
    assert [
        rule.id for rule in rules() if not (rule.title and rule.why.endswith(".") and rule.mend.endswith("."))
    ] == []
