"""Each rule is seen failing once, by a plugin that only this rule catches: one that nothing breaks protects nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import trial
from tests.conformance.bad_depths import DEEPER
from tests.conformance.bad_plugins import BAD, PLUGIN, VIEWS, Change

from kawasan.conformance import RULES
from kawasan.testing.postgres import PostgresUnavailableError, temporary_cluster

ADMIN_URL = "KAWASAN_TEST_DATABASE_URL"
DEAR = {"migrations-postgresql", "pages-accessible", "pages-reflow", "cost-start"}
"""Rules that need a second database, a browser or another process, and are asked where they are the point."""

pytestmark = [pytest.mark.slow, pytest.mark.once]


@pytest.fixture(scope="session", autouse=True)
def cluster() -> Iterator[None]:
    """One PostgreSQL for all of them, where there can be one."""
    if os.environ.get(ADMIN_URL):
        yield
        return
    with pytest.MonkeyPatch.context() as patch:
        try:
            with temporary_cluster() as admin:
                patch.setenv(ADMIN_URL, admin)
                yield
        except PostgresUnavailableError:
            yield


def test_every_rule_has_a_bad_plugin() -> None:
    assert sorted(BAD) == sorted(RULES)


def test_the_good_plugin_keeps_every_rule(tmp_path: Path) -> None:
    report = trial.check(trial.write(tmp_path))
    assert [rule for rule in report["rules"] if rule["state"] == "broken"] == []
    assert report["passed"]
    assert len(report["rules"]) == len(RULES)


@pytest.mark.parametrize("name", BAD | DEEPER)
def test_a_bad_plugin_is_caught_by_its_rule_alone(name: str, tmp_path: Path) -> None:
    folder, rule = trial.write(tmp_path), name.partition("/")[0]
    for change in (BAD | DEEPER)[name]:
        change.make(folder)
    report = trial.check(folder, without=DEAR - {rule})
    if rule in DEAR and rule in trial.states(report, "not run"):
        pytest.skip(next(one["reason"] for one in report["rules"] if one["id"] == rule))
    broken = {one["id"]: one["findings"] for one in report["rules"] if one["state"] == "broken"}
    assert set(broken) == {rule}, broken
    assert not report["passed"]


def test_a_demonstration_that_raises_is_one_finding_with_file_and_line(tmp_path: Path) -> None:
    folder = trial.write(tmp_path)
    for change in DEEPER["hooks-answer/demo"]:
        change.make(folder)
    report = trial.check(folder, without=DEAR)
    (broken,) = (rule for rule in report["rules"] if rule["state"] == "broken")
    (found,) = broken["findings"]
    assert found["where"].startswith("kawasan_papan/plugin.py:")
    assert found["what"].startswith("demo of papan raised IntegrityError: UNIQUE constraint failed")
    assert "INSERT" not in found["what"]
    reasons = {rule["reason"] for rule in report["rules"] if rule["state"] == "not run"}
    assert reasons == {"demo raised"}
    assert not trial.check(folder, without=RULES.keys() - {"isolation-routes"})["passed"]


def test_a_filter_for_its_own_templates_breaks_nothing(tmp_path: Path) -> None:
    folder = trial.write(tmp_path)
    Change(VIEWS, "", '\n\n@bp.app_template_filter("papan_short")\ndef short(text: str) -> str:\n    return text').make(
        folder
    )
    assert trial.states(trial.check(folder, without=DEAR), "broken") == []


@pytest.mark.parametrize("line", ["def (", "raise SystemExit(3)"])
def test_one_that_does_not_load_passes_no_rule_that_needs_it_loaded(line: str, tmp_path: Path) -> None:
    folder = trial.write(tmp_path)
    Change(PLUGIN, "", line).make(folder)
    asked = {rule for rule in RULES if rule.startswith("isolation-")} | {"cost-start"}
    report = trial.check(folder, without=RULES.keys() - asked)
    assert {rule["state"] for rule in report["rules"]} == {"not run"}
    reasons = {rule["reason"].partition(":")[0] for rule in report["rules"]}
    assert reasons == {"the plugin was set aside", "it cannot be imported alone"}
    assert not report["passed"]
