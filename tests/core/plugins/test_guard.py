"""The guard by itself: whom its clock blames, and what it writes down."""

from __future__ import annotations

import pytest
from flask import Flask

from kawasan.plugins.deadline import Deadlines, Overdue
from kawasan.plugins.guard import FAILURES_UNTIL_QUARANTINE, Guard
from kawasan.tenancy import RegencyRef


def test_a_fault_counts_once_though_several_requests_end(
    app: Flask, toba: RegencyRef, monkeypatch: pytest.MonkeyPatch
) -> None:
    guard, written = Guard(0), []

    def written_while_another_ends(_: int, plugin: str, *__: object, **___: object) -> None:
        written.append(plugin)
        if len(written) == 1:
            guard.write()

    monkeypatch.setattr("kawasan.plugins.guard.quarantine", written_while_another_ends)
    for _ in range(FAILURES_UNTIL_QUARANTINE):
        guard.page_raised("rusak", "rusak.page", toba, "raised")
    with app.app_context():
        guard.write()
    assert written == ["rusak"]
    assert not guard.is_quarantined("rusak", toba)


def hang() -> None:
    while True:
        pass


def test_who_waits_for_one_that_hangs_is_not_late_itself() -> None:
    deadlines, told = Deadlines(0.5), []
    with deadlines.limit(lambda: told.append("outer")):
        for _ in range(2):
            with pytest.raises(Overdue), deadlines.limit(lambda: told.append("inner")):
                hang()
    assert told == ["inner", "inner"]


def test_what_it_takes_after_that_is_its_own() -> None:
    deadlines, told = Deadlines(0.5), []

    def work() -> None:
        with deadlines.limit(lambda: told.append("inner")):
            pass
        hang()

    with pytest.raises(Overdue), deadlines.limit(lambda: told.append("outer")):
        work()
    assert told == ["outer"]
