"""Figures that other programs count by themselves, for the quick wins they deliver."""

from __future__ import annotations

from dataclasses import dataclass

from kawasan.plugin_api import Bilingual, call_hook, require_regency


@dataclass(frozen=True)
class LiveFigure:
    """One figure, as it is now."""

    key: str
    title: Bilingual
    unit: Bilingual
    value: int
    path: str
    """Below the regency's root."""

    @property
    def program(self) -> str:
        """The name of the program that counts it."""
        return self.key.partition(".")[0]


def live_figures() -> dict[str, LiveFigure]:
    """The answers of the hook `live_figures`, of programs that are on in the current regency, by key."""
    answers = call_hook("live_figures", regency=require_regency())
    found = (LiveFigure(one["key"], one["title"], one["unit"], int(one["value"]), one["path"]) for one in answers)
    return {figure.key: figure for figure in found}
