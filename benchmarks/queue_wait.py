"""How far off is the expected wait? Simulated days of a queue, our estimate beside "mean wait so far today".

    python benchmarks/queue_wait.py [--days 200]

Each day one service with one to three counters: people come with a morning peak, cases take a lognormal time whose
mean differs from the published usual time, some do not come when called. Everybody is told a wait when they take a
number; the error is the difference to the wait they then had. Prints both mean errors in minutes and their ratio.
"""

from __future__ import annotations

import argparse
import heapq
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from statistics import fmean

from kawasan_service_queue.services.estimate import RECENT_CASES, Pace, pace, wait_minutes

SERVICE = 1
USUAL_MINUTES = 10
OPEN_MINUTES = 7 * 60
ABSENT_MINUTES = 1.5


@dataclass
class Seen:
    """What is known when somebody comes: cases that ended (minutes; None: absent) and waits that were had today."""

    cases: list[float | None] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)

    def pace(self) -> Pace:
        """As the service computes it."""
        recent = self.cases[-RECENT_CASES:]
        served = [minutes for minutes in recent if minutes is not None]
        return pace(USUAL_MINUTES, len(recent), len(served), round(60 * sum(served)))


def main(arguments: Sequence[str]) -> int:
    """Simulate, compare, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--days", type=int, default=200)
    days = parser.parse_args(arguments).days
    ours: list[float] = []
    naive: list[float] = []
    for seed in range(days):
        chance, seen = Random(seed), Seen()  # noqa: S311 - a simulation
        for day in range(3):  # two days to have a past, then one that counts
            seen.waits = []
            told = simulate(chance, seen, seed % 3 + 1)
            if day == 2:
                ours += [abs(estimate - had) for estimate, _, had in told]
                naive += [abs(mean - had) for _, mean, had in told]
    print(f"{len(ours)} people over {days} days: our estimate is off by {fmean(ours):.1f} minutes on average,")
    print(f"the mean wait so far by {fmean(naive):.1f} ({fmean(naive) / fmean(ours):.1f} times as much)")
    return 0 if fmean(ours) < fmean(naive) else 1


def simulate(chance: Random, seen: Seen, counters: int) -> list[tuple[float, float, float]]:
    """One day: for each person, our estimate, the mean wait so far, and the wait they had."""
    mean, load = USUAL_MINUTES * chance.uniform(0.7, 1.5), chance.uniform(0.7, 1.25)
    people = round(load * OPEN_MINUTES * counters / mean)
    arrivals = sorted(chance.triangular(0, OPEN_MINUTES * 0.9, OPEN_MINUTES * 0.2) for _ in range(people))
    free = [0.0] * counters
    ends: list[tuple[float, float | None, float]] = []
    calls: list[float] = []
    told = []
    for now in arrivals:
        while ends and ends[0][0] <= now:
            _, minutes, wait = heapq.heappop(ends)
            seen.cases.append(minutes)
            seen.waits.append(wait)
        ahead = sum(call > now for call in calls)
        estimate = wait_minutes({SERVICE: ahead}, SERVICE, {SERVICE: seen.pace()}, [frozenset({SERVICE})] * counters)
        called = max(now, heapq.heappop(free))
        is_absent = chance.random() < 0.08
        minutes = ABSENT_MINUTES if is_absent else mean * chance.lognormvariate(-0.08, 0.4)
        heapq.heappush(free, called + minutes)
        heapq.heappush(ends, (called + minutes, None if is_absent else minutes, called - now))
        calls.append(called)
        told.append((float(estimate or 0), fmean(seen.waits) if seen.waits else 0.0, called - now))
    return told


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
