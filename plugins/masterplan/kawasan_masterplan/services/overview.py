"""The whole plan at a glance: each dimension's mean, how many programs are where, quick wins, filters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kawasan_masterplan.services.finding import has_words
from kawasan_masterplan.services.measuring import mean
from kawasan_masterplan.services.programs import Standing
from kawasan_masterplan.services.terms import DIMENSIONS, STATES

LONGEST_QUERY = 80


@dataclass(frozen=True)
class DimensionSummary:
    """How far a dimension is: the mean share of its programs, 0..1, and how many of them are in which state."""

    key: str
    share: float
    counts: Mapping[str, int]
    programs: int


@dataclass(frozen=True)
class Filters:
    """What a visitor asked of the list; unknown keys are left out."""

    dimension: str = ""
    state: str = ""
    query: str = ""
    only_quick_wins: bool = False

    @property
    def is_narrow(self) -> bool:
        return bool(self.dimension or self.state or self.query or self.only_quick_wins)


def read_filters(dimension: str, state: str, query: str, *, only_quick_wins: bool) -> Filters:
    """From an address, as far as it makes sense."""
    return Filters(
        dimension if dimension in DIMENSIONS else "", state if state in STATES else "",
        " ".join(query.split())[:LONGEST_QUERY], only_quick_wins,
    )  # fmt: skip


def summaries(standings: Sequence[Standing]) -> list[DimensionSummary]:
    """The dimensions that have programs, in their usual order."""
    found = []
    for key in DIMENSIONS:
        of_it = [one for one in standings if one.program.dimension == key]
        if of_it:
            counts = Counter(one.state for one in of_it)
            found.append(DimensionSummary(key, mean([one.share for one in of_it]), counts, len(of_it)))
    return found


def overall(standings: Sequence[Standing]) -> float:
    """The mean share of all programs, 0..1."""
    return mean([one.share for one in standings])


def counts(standings: Sequence[Standing]) -> dict[str, int]:
    """How many programs are in each state; every state is there."""
    counted = Counter(one.state for one in standings)
    return {state: counted[state] for state in STATES}


def quick_wins(standings: Sequence[Standing]) -> list[Standing]:
    """Those that must visibly work within months."""
    return [one for one in standings if one.program.is_quick_win]


def budget(standings: Sequence[Standing]) -> int:
    """Of all programs that say theirs, in rupiah."""
    return sum(one.program.budget_rupiah or 0 for one in standings)


def filtered(standings: Sequence[Standing], filters: Filters) -> list[Standing]:
    """Those that were asked for."""
    return [one for one in standings if _matches(one, filters)]


def _matches(standing: Standing, filters: Filters) -> bool:
    program = standing.program
    return (
        (not filters.dimension or program.dimension == filters.dimension)
        and (not filters.state or standing.state == filters.state)
        and (not filters.only_quick_wins or program.is_quick_win)
        and has_words(program, filters.query)
    )
