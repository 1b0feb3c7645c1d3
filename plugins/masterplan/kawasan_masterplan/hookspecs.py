"""Hooks the plan calls and other plugins may implement."""

from __future__ import annotations

from typing import TypedDict

from kawasan.plugin_api import Bilingual, RegencyRef, hookspec


class Figure(TypedDict):
    """One figure; an implementation answers it as a plain dict, and imports nothing from here."""

    key: str
    """The program's name, a point, and a name of its own, as in `notice_board.posted`; it stays the same for ever,
    since plans refer to it.
    """
    title: Bilingual
    """What is counted."""
    unit: Bilingual
    value: int
    path: str
    """Below the regency's root, where the counted things are seen."""


@hookspec
def live_figures(regency: RegencyRef) -> list[Figure]:  # type: ignore[empty-body]
    """Figures that a program counts by itself, for the quick wins it delivers: values only, never HTML."""
