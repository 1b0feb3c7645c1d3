"""Ids made by the application."""

from __future__ import annotations

import threading
import time
from itertools import pairwise

import pytest

from kawasan.db import ids, new_id

pytestmark = pytest.mark.once


def test_ids_rise_and_never_repeat() -> None:
    made = [new_id() for _ in range(5000)]
    assert all(later > earlier for earlier, later in pairwise(made))


def test_ids_fit_a_signed_bigint() -> None:
    assert 0 < new_id() < 2**63


def test_ids_are_ordered_by_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ids, "_last", 0)
    before = new_id()
    monkeypatch.setattr(ids, "_last", 0)
    later = time.time_ns() + 2_000_000
    monkeypatch.setattr(time, "time_ns", lambda: later)
    assert new_id() > before


def test_a_clock_set_back_does_not_set_ids_back(monkeypatch: pytest.MonkeyPatch) -> None:
    before = new_id()
    past = time.time_ns() - 3_600_000_000_000
    monkeypatch.setattr(time, "time_ns", lambda: past)
    assert new_id() == before + 1


def test_ids_say_when_they_were_made() -> None:
    milliseconds = (new_id() >> 22) + 1_704_067_200_000  # since 2024-01-01
    assert abs(milliseconds / 1000 - time.time()) < 60


def test_two_processes_in_the_same_millisecond_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    moment = time.time_ns()
    monkeypatch.setattr(time, "time_ns", lambda: moment)
    made = set()
    for _ in range(200):
        monkeypatch.setattr(ids, "_last", 0)  # as in a process of its own
        made.add(new_id())
    assert len(made) > 195


def test_threads_do_not_get_the_same_id() -> None:
    made: list[int] = []
    threads = [threading.Thread(target=lambda: made.extend(new_id() for _ in range(2000))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(made)) == 8000
