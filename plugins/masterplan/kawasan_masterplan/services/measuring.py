"""How far a program is: its value from what was reported, and its share of the way to a target. Pure arithmetic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kawasan_masterplan.services.terms import BEHIND, NEAR, NEAR_FROM, REACHED, UNREPORTED

DECEMBER = 12


@dataclass(frozen=True)
class Reading:
    """A value reported for the end of a month, of one area where areas report their parts."""

    year: int
    month: int
    value: float
    area_code: str = ""

    @property
    def is_part(self) -> bool:
        """Of an area, rather than of the whole program."""
        return bool(self.area_code)


@dataclass(frozen=True)
class YearFigure:
    """One year: what was wanted at its end, and the last value reported in it."""

    year: int
    target: float | None
    actual: float | None


def value_at(readings: Iterable[Reading], year: int, month: int = DECEMBER) -> float | None:
    """The value at the end of a month: the last one reported until then, of each area, added up. None: none."""
    last: dict[str, Reading] = {}
    for reading in sorted(readings, key=lambda one: (one.year, one.month)):
        if (reading.year, reading.month) <= (year, month):
            last[reading.area_code] = reading
    return sum(reading.value for reading in last.values()) if last else None


def year_figures(
    targets: Mapping[str, float], readings: Sequence[Reading], counted: Mapping[int, float] | None = None
) -> list[YearFigure]:
    """Every year that has a target or a value, in order; a year without a report has no value. `counted` are values of
    years that another program counts, which stand in for reports.
    """
    values = {year: value_at(readings, year) for year in {reading.year for reading in readings}}
    values.update(counted or {})
    years = sorted(values.keys() | {int(year) for year in targets})
    return [YearFigure(year, targets.get(str(year)), values.get(year)) for year in years]


def target_for(targets: Mapping[str, float], year: int) -> float | None:
    """The target that counts in a year: its own, else the last one before, else the first one after."""
    years = sorted(int(one) for one in targets)
    if not years:
        return None
    before = [one for one in years if one <= year]
    return targets[str(before[-1] if before else years[0])]


def share_of(value: float | None, baseline: float, target: float | None) -> float | None:
    """How much of the way from the baseline to the target is done: 0 nothing, 1 all, more than 1 beyond, less than 0
    the other way. It works downwards too (minutes of waiting). None: no value or no target.
    """
    if value is None or target is None:
        return None
    if target == baseline:
        return 1.0 if value == target else 0.0
    return (value - baseline) / (target - baseline)


def bounded(share: float | None) -> float:
    """The share as far as it fills a bar, 0..1; what is not reported counts as nothing."""
    return min(1.0, max(0.0, share or 0.0))


def state_of(share: float | None) -> str:
    """A key of STATES."""
    if share is None:
        return UNREPORTED
    if share >= 1:
        return REACHED
    return NEAR if share >= NEAR_FROM else BEHIND


def mean(shares: Sequence[float | None]) -> float:
    """The mean of what fills the bars, 0..1; 0 of nothing."""
    return sum(bounded(share) for share in shares) / len(shares) if shares else 0.0
