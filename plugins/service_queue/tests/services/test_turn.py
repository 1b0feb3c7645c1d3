"""The clock time of a turn, and when to be there."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kawasan_service_queue.services.turn import expected_turn, step_of


def clock(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-03-02 {text}").replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "wait", "turn", "come_by"),
    [
        ("09:00", 40, "09:40", "09:25"),
        ("09:01", 40, "09:40", "09:25"),
        ("09:02", 41, "09:45", "09:30"),
        ("09:00", 15, "09:15", None),
        ("09:04", 0, "09:05", None),
        ("09:03", 20, "09:25", "09:10"),
    ],
)
def test_a_turn_by_the_clock(now: str, wait: int, turn: str, come_by: str | None) -> None:
    expected = expected_turn(clock(now), wait)
    assert (expected.at, expected.come_by) == (clock(turn), come_by and clock(come_by))


def test_what_is_said_grows_old_every_five_minutes() -> None:
    assert step_of(clock("09:00")) == step_of(clock("09:04:59"))
    assert step_of(clock("09:05")) == step_of(clock("09:00")) + 1
