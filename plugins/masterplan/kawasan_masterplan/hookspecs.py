"""Hooks the plan calls and other plugins may implement."""

from __future__ import annotations

from typing import Any

from kawasan.plugin_api import RegencyRef, hookspec


@hookspec
def live_figures(regency: RegencyRef) -> list[dict[str, Any]]:  # type: ignore[empty-body]
    """Figures that a program counts by itself, for the quick wins it delivers: values only, never HTML.

    Each figure is a dict: `key` (the program's name, a point, and a name of its own, as in `notice_board.posted`; it
    stays the same for ever, since plans refer to it), `title` (Bilingual: what is counted), `unit` (Bilingual), `value`
    (a whole number) and `path` (below the regency's root, where the counted things are seen).
    """
